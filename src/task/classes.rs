//! The classes that records fall into: what filters choose among, cards are coloured by and hooks name.

use std::ops::RangeInclusive;

use super::columns::{ABSENT, Code, OTHER};
use crate::protocol::{AnswerType, CalledStatus, Reading};

/// A record's class by 是否呼叫. Every record has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalledClass {
    /// Status 1036.
    Called,
    /// Status 1035.
    NotCalled,
    /// No status, or a code the documents do not name.
    Other,
}

impl CalledClass {
    /// Every class, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Called, Self::NotCalled, Self::Other];

    /// The class of a record's status.
    #[must_use]
    pub const fn of(status: &Reading<'_, CalledStatus>) -> Self {
        match status {
            Reading::Known(CalledStatus::Called) => Self::Called,
            Reading::Known(CalledStatus::NotCalled) => Self::NotCalled,
            Reading::Absent | Reading::Other(_) => Self::Other,
        }
    }

    /// The codes that the column of statuses has for the class.
    pub(super) fn codes(self) -> RangeInclusive<u32> {
        match self {
            Self::Called => just(Code::code(CalledStatus::Called)),
            Self::NotCalled => just(Code::code(CalledStatus::NotCalled)),
            Self::Other => OTHER..=ABSENT,
        }
    }

    /// The class's public name, in hooks and in the page's query.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::NotCalled => "not-called",
            Self::Other => "other",
        }
    }

    /// The class of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == name)
    }
}

/// A record's class by 接通类型. Every record has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerClass {
    /// 呼叫接听.
    Connected,
    /// 坐席未接.
    Caller,
    /// 被叫未接通.
    Callee,
    /// No answer type yet.
    None,
    /// A word the documents do not name.
    Other,
}

impl AnswerClass {
    /// Every class, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Connected, Self::Caller, Self::Callee, Self::None, Self::Other];

    /// The class of a record's answer type.
    #[must_use]
    pub const fn of(answer_type: &Reading<'_, AnswerType>) -> Self {
        match answer_type {
            Reading::Known(AnswerType::Connected) => Self::Connected,
            Reading::Known(AnswerType::Caller) => Self::Caller,
            Reading::Known(AnswerType::Callee) => Self::Callee,
            Reading::Absent => Self::None,
            Reading::Other(_) => Self::Other,
        }
    }

    /// The codes that the column of answer types has for the class.
    pub(super) fn codes(self) -> RangeInclusive<u32> {
        match self {
            Self::Connected => just(AnswerType::Connected.code()),
            Self::Caller => just(AnswerType::Caller.code()),
            Self::Callee => just(AnswerType::Callee.code()),
            Self::None => just(ABSENT),
            Self::Other => just(OTHER),
        }
    }

    /// The class's public name, in hooks and in the page's query.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Caller => "caller",
            Self::Callee => "callee",
            Self::None => "none",
            Self::Other => "other",
        }
    }

    /// The class of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == name)
    }
}

const fn just(code: u32) -> RangeInclusive<u32> {
    code..=code
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{AnswerClass, CalledClass};
    use crate::columns::Readings;
    use crate::protocol::{AnswerType, CalledStatus, Reading};

    #[test]
    fn every_public_name_leads_back_to_its_class() {
        for class in CalledClass::ALL {
            assert_eq!(CalledClass::parse(class.as_str()), Some(class));
        }
        for class in AnswerClass::ALL {
            assert_eq!(AnswerClass::parse(class.as_str()), Some(class));
        }
        assert_eq!(CalledClass::parse("all"), None);
    }

    #[test]
    fn a_class_has_the_codes_of_its_readings() {
        let mut statuses = Readings::default();
        for reading in [
            Reading::Absent,
            Reading::Known(CalledStatus::Called),
            Reading::Known(CalledStatus::NotCalled),
            Reading::Other("1099".into()),
        ] {
            statuses.push(&reading);
            let code = statuses.codes().values().last().unwrap();
            assert!(
                CalledClass::ALL
                    .into_iter()
                    .all(|class| class.codes().contains(&code) == (class == CalledClass::of(&reading)))
            );
        }
        let mut kinds = Readings::default();
        for reading in [
            Reading::Absent,
            Reading::Known(AnswerType::Connected),
            Reading::Known(AnswerType::Caller),
            Reading::Known(AnswerType::Callee),
            Reading::Other("busy".into()),
        ] {
            kinds.push(&reading);
            let code = kinds.codes().values().last().unwrap();
            assert!(
                AnswerClass::ALL
                    .into_iter()
                    .all(|class| class.codes().contains(&code) == (class == AnswerClass::of(&reading)))
            );
        }
    }
}

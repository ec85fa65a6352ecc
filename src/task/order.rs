//! In which order records are shown.

/// An order of records. The default is the task's own.
///
/// Records of equal value stand in task order, and those without a value last, whichever the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Order {
    /// By what.
    pub by: OrderBy,
    /// The highest first.
    pub descending: bool,
}

/// What records are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum OrderBy {
    /// The task's own order. Downwards it is turned round, the record added last first.
    #[default]
    Task,
    /// When the call was made.
    CallTime,
    /// When the record was created.
    Created,
    /// Seconds talked.
    Talk,
    /// Seconds waited.
    Wait,
    /// The number's first 16 dialled digits, as text: all numbers of one prefix stand together, and so do all
    /// spellings of one number. A number without a digit is none.
    Number,
    /// The agent's extension: those that are numbers by their value, before all others by their text.
    Agent,
}

impl OrderBy {
    /// Everything to order by, as it is offered.
    pub const ALL: [Self; 7] =
        [Self::Task, Self::CallTime, Self::Created, Self::Talk, Self::Wait, Self::Number, Self::Agent];

    /// The public name, in hooks and in the page's query.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::CallTime => "call-time",
            Self::Created => "created",
            Self::Talk => "talk",
            Self::Wait => "wait",
            Self::Number => "number",
            Self::Agent => "agent",
        }
    }

    /// What has that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::OrderBy;

    #[test]
    fn every_public_name_leads_back() {
        for by in OrderBy::ALL {
            assert_eq!(OrderBy::parse(by.as_str()), Some(by));
        }
        assert_eq!(OrderBy::parse("mark"), None);
    }
}

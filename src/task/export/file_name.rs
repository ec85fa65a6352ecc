//! What a file is called.

use crate::protocol::{CivilTime, TaskId};

/// Which records a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those that the filter shows.
    Filtered,
    /// All that are loaded.
    All,
}

impl Scope {
    /// The scope's public name, for hosts and in file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Filtered => "filtered",
            Self::All => "all",
        }
    }

    /// The scope of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Filtered, Self::All].into_iter().find(|scope| scope.as_str() == name)
    }
}

/// `task-ID-SCOPE-DATE.ext`, and `task-ID-SCOPE-DATE-001.ext` for the first of several parts. What file systems do not
/// take in the ID is `_`. `day` is any moment of the day that it is for the person who saves the file.
#[must_use]
pub fn file_name(task: &TaskId, scope: Scope, day: CivilTime, part: Option<usize>, extension: &str) -> String {
    let is_refused = |character: char| {
        character.is_control() || matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    let task = task.as_str().replace(is_refused, "_");
    let (year, month, day, ..) = day.parts();
    let part = part.map(|part| format!("-{part:03}")).unwrap_or_default();
    format!("task-{task}-{}-{year:04}-{month:02}-{day:02}{part}.{extension}", scope.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Scope, file_name};
    use crate::protocol::{CivilTime, TaskId};

    fn named(task: &str, scope: Scope, part: Option<usize>) -> String {
        let day = CivilTime::parse("2025-01-09 23:59:59").unwrap();
        file_name(&TaskId::parse(task).unwrap(), scope, day, part, "csv")
    }

    #[test]
    fn a_file_is_named_by_task_scope_and_day() {
        assert_eq!(
            named("20250110232019949748", Scope::Filtered, None),
            "task-20250110232019949748-filtered-2025-01-09.csv"
        );
        assert_eq!(
            named("20250110232019949748", Scope::All, Some(7)),
            "task-20250110232019949748-all-2025-01-09-007.csv"
        );
    }

    #[test]
    fn no_task_leads_into_another_folder() {
        assert_eq!(named("../../a\\b:c\n任务", Scope::All, None), "task-.._.._a_b_c_任务-all-2025-01-09.csv");
    }

    #[test]
    fn every_public_name_leads_back_to_its_scope() {
        for scope in [Scope::Filtered, Scope::All] {
            assert_eq!(Scope::parse(scope.as_str()), Some(scope));
        }
        assert_eq!(Scope::parse("page"), None);
    }
}

//! What was typed after `bench`.

use std::fmt;
use std::num::NonZero;
use std::ops::RangeInclusive;

use lexopt::prelude::*;

use super::{Command, text, value};
use crate::help::Topic;

/// The sizes of tasks that are measured, unless others are named.
const MEASURED_RECORDS: [u32; 3] = [10_000, 100_000, 1_000_000];
/// The sizes that can be measured: a filter has to leave something out, and a browser has to hold the task.
const MEASURABLE_RECORDS: RangeInclusive<u32> = 5_000..=5_000_000;

/// What `bench` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchOptions {
    /// What it measures.
    pub subject: Subject,
    /// The name that the build is kept under, for later.
    pub save: Option<BuildName>,
}

/// What `bench` measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The page with tasks.
    Tasks(TaskOptions),
    /// Everything once, with a small task: whether it can be measured.
    Smoke,
    /// What the page takes on the line, and what its module is made of.
    Sizes,
    /// The page on a web server, by Lighthouse.
    Lighthouse,
}

/// How the page is measured with tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskOptions {
    /// The sizes of tasks, in records, at least one.
    pub records: Vec<u32>,
    /// How often each question is asked, where that is not left to the bench.
    pub rounds: Option<NonZero<u16>>,
    /// The kept build that is measured in turn with today's.
    pub against: Option<BuildName>,
}

/// The name of a kept build, which is that of its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildName(String);

impl BuildName {
    fn parse(option: &str, name: &str) -> Result<Self, String> {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        if name.is_empty() || !name.chars().all(fits) {
            return Err(format!("--{option} {name}: a name has letters, digits, - and _"));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BuildName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the arguments.
///
/// # Errors
/// As [`super::parse`].
pub(super) fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut subject, mut save) = (None, None);
    let (mut records, mut rounds, mut against) = (None, None, None);
    while let Some(argument) = parser.next().map_err(text)? {
        let named = match argument {
            Short('h') | Long("help") => return Ok(Command::Help(Topic::Bench)),
            Long("records") => {
                records = Some(sizes(&value(&mut parser)?)?);
                continue;
            }
            Long("rounds") => {
                let given = value(&mut parser)?;
                rounds = Some(given.parse().map_err(|_| format!("--rounds {given}: it is a number from 1 on"))?);
                continue;
            }
            Long("against") => {
                against = Some(BuildName::parse("against", &value(&mut parser)?)?);
                continue;
            }
            Long("save") => {
                save = Some(BuildName::parse("save", &value(&mut parser)?)?);
                continue;
            }
            Long("smoke") => Subject::Smoke,
            Long("sizes") => Subject::Sizes,
            Long("lighthouse") => Subject::Lighthouse,
            other => return Err(text(other.unexpected())),
        };
        if subject.replace(named).is_some() {
            return Err("one of --smoke, --sizes and --lighthouse at a time".to_owned());
        }
    }
    let is_of_tasks = records.is_some() || rounds.is_some() || against.is_some();
    let subject = match subject {
        Some(_) if is_of_tasks => {
            return Err("--records, --rounds and --against are not for --smoke, --sizes or --lighthouse".to_owned());
        }
        Some(subject) => subject,
        None => {
            let records = records.unwrap_or_else(|| MEASURED_RECORDS.to_vec());
            Subject::Tasks(TaskOptions { records, rounds, against })
        }
    };
    Ok(Command::Bench(BenchOptions { subject, save }))
}

fn sizes(list: &str) -> Result<Vec<u32>, String> {
    let size = |text: &str| text.parse().ok().filter(|records| MEASURABLE_RECORDS.contains(records));
    let sizes = list.split(',').map(size).collect::<Option<_>>();
    let (fewest, most) = (MEASURABLE_RECORDS.start(), MEASURABLE_RECORDS.end());
    sizes.ok_or_else(|| format!("--records {list}: it is a list such as 10000,100000, each from {fewest} to {most}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn parsed(line: &str) -> Result<BenchOptions, String> {
        match super::super::parse(lexopt::Parser::from_args(line.split_whitespace()))? {
            Command::Bench(options) => Ok(options),
            other => unreachable!("{other:?}"),
        }
    }

    fn name(name: &str) -> BuildName {
        BuildName::parse("save", name).unwrap()
    }

    #[test]
    fn three_tasks_are_measured_unless_others_are_named() {
        let records = vec![10_000, 100_000, 1_000_000];
        let tasks = TaskOptions { records, rounds: None, against: None };
        assert_eq!(parsed("bench"), Ok(BenchOptions { subject: Subject::Tasks(tasks), save: None }));
        let against = Some(name("before"));
        let tasks = TaskOptions { records: vec![5_000, 50_000], rounds: NonZero::new(5), against };
        let options = BenchOptions { subject: Subject::Tasks(tasks), save: Some(name("now")) };
        assert_eq!(parsed("bench --records 5000,50000 --rounds=5 --against before --save now"), Ok(options));
    }

    #[test]
    fn what_cannot_be_measured_is_refused_with_the_reason() {
        for list in ["", "many", "4999", "5000001", "10000,"] {
            let error = parsed(&format!("bench --records={list}")).unwrap_err();
            let reason = "it is a list such as 10000,100000, each from 5000 to 5000000";
            assert_eq!(error, format!("--records {list}: {reason}"));
        }
        assert_eq!(parsed("bench --rounds 0").unwrap_err(), "--rounds 0: it is a number from 1 on");
    }

    #[test]
    fn one_thing_is_measured_at_a_time() {
        assert_eq!(parsed("bench --smoke").unwrap().subject, Subject::Smoke);
        assert_eq!(parsed("bench --lighthouse").unwrap().subject, Subject::Lighthouse);
        let options = BenchOptions { subject: Subject::Sizes, save: Some(name("first")) };
        assert_eq!(parsed("bench --sizes --save first"), Ok(options));
        let error = parsed("bench --smoke --sizes").unwrap_err();
        assert_eq!(error, "one of --smoke, --sizes and --lighthouse at a time");
        let error = parsed("bench --sizes --records 10000").unwrap_err();
        assert_eq!(error, "--records, --rounds and --against are not for --smoke, --sizes or --lighthouse");
    }

    #[test]
    fn a_kept_build_has_a_name_that_stays_in_its_folder() {
        for wrong in ["", "..", "a/b", "a b", "é"] {
            let mut parser = ["bench", "--save"].map(str::to_owned).to_vec();
            parser.push(wrong.to_owned());
            let error = super::super::parse(lexopt::Parser::from_args(parser)).unwrap_err();
            assert_eq!(error, format!("--save {wrong}: a name has letters, digits, - and _"));
        }
    }
}

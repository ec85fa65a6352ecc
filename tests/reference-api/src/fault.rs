//! What goes wrong, on demand.
//!
//! A task ID may carry faults after its digits, each after a `!`: `20250110232019949748!server-error=2!bom`. The
//! parameter `fault` of a request takes the same: `fault=server-error=2!bom`. Both together add up; where a fault is
//! named twice, the later one counts.
//!
//! Where `[=N]` stands, the fault hits the first N calls of each page of that very task ID, and without it all of them.
//! Several such faults come one after the other, in the order named. Calls are counted for the exact text of task ID
//! and `fault`: `label` makes two texts differ.
//!
#![doc = include_str!("faults.md")]

use std::time::Duration;

use rand::RngExt;

pub use crate::json::Style;
use crate::random::{Purpose, Streams};
pub use crate::wire::Shape;

/// The table of all faults, for people.
pub const TABLE: &str = include_str!("faults.md");

/// Stands before each fault in a task ID, and between two of them.
pub const SEPARATOR: char = '!';

/// The longest pause in milliseconds that a fault may ask for: a test's typing error should not stop it for hours.
const LONGEST_PAUSE: u64 = 60_000;
const MOST_MEGABYTES: u64 = 512;

/// A text that is no fault, or has no such argument.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown fault {0:?}")]
pub struct UnknownFault(pub String);

/// Everything that goes wrong with one call. Nothing by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    /// Another number of records.
    pub records: Option<u64>,
    /// Another seed.
    pub seed: Option<u64>,
    /// The largest number of items per page; more are clamped.
    pub max: Option<u64>,
    /// The largest number of items per page; more are refused.
    pub refuse: Option<u64>,
    /// What a page number does.
    pub paging: Paging,
    /// How the task changes between two calls.
    pub change: Change,
    /// Every tenth record is a copy of the one before it.
    pub duplicates: bool,
    /// Answers other than the right one, in the order in which they come.
    pub failures: Vec<(Failure, Times)>,
    /// How long the answer waits.
    pub latency: Latency,
    /// The pause between the pieces of a body.
    pub drip: Option<Duration>,
    /// A PHP warning before the JSON.
    pub html_prefix: bool,
    /// A byte-order mark before everything.
    pub bom: bool,
    /// The size in bytes to which the body is filled up.
    pub huge: Option<u64>,
    /// Differences in structure.
    pub shape: Shape,
    /// Differences in writing.
    pub style: Style,
}

/// What a page number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paging {
    /// A page past the end is empty.
    #[default]
    Documented,
    /// A page past the end is the last one.
    LastPage,
    /// Every page is the first one.
    FirstPage,
}

/// How a running task changes with each call after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    /// Not at all.
    #[default]
    None,
    /// So many more records at the end.
    Grow(u64),
    /// So many more records at the front.
    Shift(u64),
    /// So many fewer records at the end.
    Shrink(u64),
}

/// An answer other than the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// HTTP 500 with HTML.
    ServerError,
    /// `ret` 500.
    Ret500,
    /// HTTP 502 with HTML.
    Gateway,
    /// HTTP 429.
    TooMany,
    /// Half of the body, then the connection breaks.
    Drop,
    /// No answer.
    Hang,
    /// Half of the JSON.
    Truncated,
    /// HTML with HTTP 200.
    Html,
    /// No body.
    Empty,
    /// The token in the message.
    EchoToken,
}

/// How often a failure hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Every call.
    Always,
    /// The first so many calls of each page.
    First(u64),
}

/// How long an answer waits, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Latency {
    least: u64,
    most: u64,
}

impl Latency {
    /// The pause before a page's answer: another for each page, always the same for one.
    pub fn of_page(self, page: u64) -> Duration {
        let mut generator = Streams::new(0, Purpose::Latency).at(page);
        Duration::from_millis(generator.random_range(self.least..=self.most.max(self.least)))
    }
}

impl Faults {
    /// The faults named in `text`, with [`SEPARATOR`] between them. Empty ones are passed over.
    ///
    /// # Errors
    /// The first one that is not in the table, or whose argument is missing, too much or no number.
    pub fn parse(text: &str) -> Result<Self, UnknownFault> {
        let mut faults = Self::default();
        for word in text.split(SEPARATOR).filter(|word| !word.is_empty()) {
            faults.add(word).ok_or_else(|| UnknownFault(word.to_owned()))?;
        }
        Ok(faults)
    }

    fn add(&mut self, word: &str) -> Option<()> {
        let (name, argument) = match word.split_once('=') {
            Some((name, argument)) => (name, Some(argument)),
            None => (word, None),
        };
        if let Some(failure) = Failure::named(name) {
            let times = argument.map_or(Some(Times::Always), |text| number(text).map(Times::First))?;
            self.failures.push((failure, times));
            return Some(());
        }
        match argument {
            Some(argument) => self.add_with_argument(name, argument),
            None => self.add_plain(name),
        }
    }

    fn add_with_argument(&mut self, name: &str, argument: &str) -> Option<()> {
        match name {
            "records" => self.records = Some(number(argument)?),
            "seed" => self.seed = Some(number(argument)?),
            "max" => self.max = Some(number(argument)?.max(1)),
            "refuse" => self.refuse = Some(number(argument)?),
            "grow" => self.change = Change::Grow(number(argument)?),
            "shift" => self.change = Change::Shift(number(argument)?),
            "shrink" => self.change = Change::Shrink(number(argument)?),
            "latency" => self.latency = latency(argument)?,
            "drip" => self.drip = Some(Duration::from_millis(pause(argument)?)),
            "huge" => self.huge = Some(number(argument)?.min(MOST_MEGABYTES) << 20),
            "label" => {}
            _ => return None,
        }
        Some(())
    }

    fn add_plain(&mut self, name: &str) -> Option<()> {
        match name {
            "same-page" => self.paging = Paging::LastPage,
            "repeat" => self.paging = Paging::FirstPage,
            "duplicates" => self.duplicates = true,
            "html-prefix" => self.html_prefix = true,
            "bom" => self.bom = true,
            "strings" => self.style.numbers_as_strings = true,
            "escaped" => self.style.escaped = true,
            "numbers" => self.shape.bare_numbers = true,
            "objects" => self.shape.objects = true,
            "debug" => self.shape.debug = true,
            "unknown-fields" => self.shape.unknown_fields = true,
            _ => return None,
        }
        Some(())
    }
}

impl Failure {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "server-error" => Self::ServerError,
            "ret-500" => Self::Ret500,
            "gateway" => Self::Gateway,
            "too-many" => Self::TooMany,
            "drop" => Self::Drop,
            "hang" => Self::Hang,
            "truncated" => Self::Truncated,
            "html" => Self::Html,
            "empty" => Self::Empty,
            "echo-token" => Self::EchoToken,
            _ => return None,
        })
    }
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

fn pause(text: &str) -> Option<u64> {
    number(text).map(|milliseconds| milliseconds.min(LONGEST_PAUSE))
}

fn latency(text: &str) -> Option<Latency> {
    let (least, most) = text.split_once('-').unwrap_or((text, text));
    Some(Latency { least: pause(least)?, most: pause(most)? })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_fault_of_the_table_is_understood() {
        let names: Vec<&str> = TABLE.lines().skip(2).filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(names.len(), TABLE.lines().count() - 2, "each row names a fault");
        for name in names {
            let with_argument = name.replace(['[', ']'], "").replace("MIN-MAX", "1-9");
            let with_argument = ["MS", "MB", "TEXT", "N", "S"]
                .iter()
                .fold(with_argument, |word, argument| word.replace(&format!("={argument}"), "=3"));
            Faults::parse(&with_argument).unwrap();
            if let Some((plain, _)) = name.split_once("[=") {
                Faults::parse(plain).unwrap();
            }
        }
    }

    #[test]
    fn a_typing_error_is_named() {
        for text in ["bomb", "bom!server-eror", "records", "records=many", "bom=1", "latency=1-x"] {
            let UnknownFault(word) = Faults::parse(text).unwrap_err();
            assert!(text.ends_with(&word));
        }
    }

    #[test]
    fn failures_keep_their_order() {
        let faults = Faults::parse("server-error=2!!too-many").unwrap();
        assert_eq!(faults.failures, [(Failure::ServerError, Times::First(2)), (Failure::TooMany, Times::Always)]);
    }

    #[test]
    fn latency_differs_between_pages_and_stays_for_one() {
        let latency = Faults::parse("latency=10-500").unwrap().latency;
        let pages: Vec<Duration> = (1..=20).map(|page| latency.of_page(page)).collect();
        assert!(!pages.is_sorted(), "answers come out of order");
        assert!(pages.iter().all(|pause| (10..=500).contains(&pause.as_millis())));
        assert_eq!(latency.of_page(7), latency.of_page(7));
    }
}

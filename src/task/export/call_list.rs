//! Numbers for calling again: what the vendor's call that creates a task takes.

use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Serialize;

use crate::number::{ORDERED_DIGITS, dialled_digits, number_rank};
use crate::protocol::Record;

/// The most numbers that one create call takes, and so the most in one file.
pub const NUMBERS_A_FILE: usize = 10_000;

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// One a line, ended by a line feed.
    Text,
    /// As the vendor documents it for its create call: `[{"phone":…,"userid":…,"memberid":…,"customuuid":…,"ext":…}]`.
    Json,
}

impl NumberFormat {
    /// What a file's name ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
        }
    }
}

/// What became of the rows of a file so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows that were written.
    pub written: usize,
    /// Rows left out of numbers for calling again since their number dials what an earlier one dials.
    pub doubles: usize,
    /// Rows left out of numbers for calling again since there is nothing in their number to dial.
    pub undialled: usize,
}

/// What has been dialled so far, and the file that is being written.
#[derive(Debug)]
pub(super) struct CallList {
    format: NumberFormat,
    /// Every number of up to 16 digits, which is every telephone number there is.
    short: FxHashSet<u64>,
    long: FxHashSet<String>,
    in_file: usize,
}

impl CallList {
    /// Of at most so many rows.
    pub(super) fn new(format: NumberFormat, rows: usize) -> Self {
        // Growing later would move every number in one step.
        let short = FxHashSet::with_capacity_and_hasher(rows, FxBuildHasher);
        Self { format, short, long: FxHashSet::default(), in_file: 0 }
    }

    /// Whether the next number belongs into another file.
    pub(super) const fn is_full(&self) -> bool {
        self.in_file == NUMBERS_A_FILE
    }

    pub(super) fn write_record(&mut self, record: &Record<'_>, tally: &mut Tally, out: &mut Vec<u8>) {
        match self.first_to_dial(&record.telphone) {
            None => tally.undialled += 1,
            Some(false) => tally.doubles += 1,
            Some(true) => {
                tally.written += 1;
                match self.format {
                    NumberFormat::Text => write_line(&record.telphone, out),
                    NumberFormat::Json => {
                        out.push(if self.in_file == 0 { b'[' } else { b',' });
                        // Texts under textual names, into memory: there is nothing that could fail.
                        serde_json::to_writer(out, &Call::of(record)).ok();
                    }
                }
                self.in_file += 1;
            }
        }
    }

    /// Ends the file and begins the next.
    pub(super) fn end_file(&mut self, out: &mut Vec<u8>) {
        if self.format == NumberFormat::Json && self.in_file > 0 {
            out.push(b']');
        }
        self.in_file = 0;
    }

    /// Whether a number is the first that dials what it dials; `None` where it dials nothing.
    fn first_to_dial(&mut self, number: &str) -> Option<bool> {
        // Two numbers of equal rank dial the same, unless the rank leaves digits out.
        let rank = number_rank(number)?;
        if number.len() <= ORDERED_DIGITS {
            return Some(self.short.insert(rank));
        }
        let digits = dialled_digits(number);
        Some(if digits.len() <= ORDERED_DIGITS { self.short.insert(rank) } else { self.long.insert(digits) })
    }
}

/// Writes a number as it is spelled, but for what would end the line.
fn write_line(number: &str, out: &mut Vec<u8>) {
    for part in number.split(char::is_control) {
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'\n');
}

/// What the create call is told of a number.
#[derive(Serialize)]
struct Call<'r> {
    phone: &'r str,
    userid: &'r str,
    memberid: &'r str,
    customuuid: &'r str,
    ext: &'r str,
}

impl<'r> Call<'r> {
    fn of(record: &'r Record<'_>) -> Self {
        Self {
            phone: &record.telphone,
            userid: &record.userid,
            memberid: &record.memberid,
            customuuid: &record.customuuid,
            ext: &record.chengshudu,
        }
    }
}

//! What the figures should be. Nothing fails because of them: a miss is marked in the table.

use crate::questions::Kind;

/// The first load compressed by gzip, in bytes.
pub const FIRST_LOAD_GZIP: usize = 120_000;
/// The first load compressed by brotli, in bytes.
pub const FIRST_LOAD_BROTLI: usize = 100_000;
/// The first record painted against the same files fetched and compiled.
pub const FIRST_RECORD_RATIO: f64 = 1.5;
/// How far a first visit moves what is already there.
pub const LAYOUT_SHIFT: f64 = 0.0;
/// Timers, frames, messages and animations while nothing happens.
pub const IDLE: f64 = 0.0;
/// A load against the same answers fetched and dropped.
pub const LOAD_RATIO: f64 = 1.15;
/// What the program takes for each record, in bytes.
pub const BYTES_A_RECORD: f64 = 110.0;
/// The memory's peak while loading against what the records take.
pub const PEAK_RATIO: f64 = 1.3;
/// The longest task on the main thread, in milliseconds.
pub const LONGEST_TASK: f64 = 100.0;
/// What a million records add up to, in milliseconds.
pub const FIGURES: f64 = 50.0;
/// CSV of a million records, in milliseconds.
pub const CSV: f64 = 5_000.0;
/// A workbook of a million records, in milliseconds.
pub const XLSX: f64 = 60_000.0;
/// Up to so many records everything but a turn of the page is answered within a frame.
const SMALL: u64 = 100_000;
/// A frame, in milliseconds.
const FRAME: f64 = 16.0;

/// In how many milliseconds a task of so many records should answer; `None` where nothing is promised.
pub fn answer(kind: Kind, records: u64) -> Option<f64> {
    match kind {
        Kind::Turn { cards: 100 } if records > SMALL => Some(50.0),
        Kind::Turn { .. } => None,
        Kind::Filter | Kind::Order if records <= SMALL => Some(FRAME),
        Kind::Filter => Some(50.0),
        Kind::Order => Some(100.0),
    }
}

/// In how many milliseconds a slowed page with so many records should show that it has felt something.
pub fn interaction(records: u64) -> f64 {
    if records <= SMALL { 50.0 } else { 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_task_answers_within_a_frame_but_turns_its_pages_freely() {
        assert_eq!(answer(Kind::Filter, 100_000), Some(16.0));
        assert_eq!(answer(Kind::Order, 10_000), Some(16.0));
        assert_eq!(answer(Kind::Turn { cards: 100 }, 100_000), None);
        assert_eq!(interaction(100_000), 50.0);
    }

    #[test]
    fn a_large_task_has_more_time() {
        assert_eq!(answer(Kind::Filter, 1_000_000), Some(50.0));
        assert_eq!(answer(Kind::Order, 1_000_000), Some(100.0));
        assert_eq!(answer(Kind::Turn { cards: 100 }, 1_000_000), Some(50.0));
        assert_eq!(answer(Kind::Turn { cards: 1000 }, 1_000_000), None);
        assert_eq!(interaction(1_000_000), 100.0);
    }
}

//! When a task's records were created and called.
//!
//! Records are created in batches before the first call, as a create call takes at most 10,000 numbers. They are called
//! in the order of their index, on working days, in the hours of a call centre.

use rand::RngExt;
use time::macros::datetime;
use time::{Duration, PrimitiveDateTime};

use crate::moment::Moment;
use crate::random::Generator;

/// The task ID holds the moment of its creation; its records follow at once.
const CREATED: PrimitiveDateTime = datetime!(2025-01-10 23:20:20);
/// Midnight of the first day with calls, a Monday.
const FIRST_DAY: PrimitiveDateTime = datetime!(2025-01-13 00:00:00);
/// The most numbers that one create call takes.
const BATCH: u64 = 10_000;
/// How many records a second the server stores.
const STORED_PER_SECOND: u64 = 2_500;
/// About what 40 agents get done in a day.
const CALLS_PER_DAY: u64 = 12_000;
/// Tasks of absurd size stay within the years that a date can hold.
const MOST_DAYS: u64 = 5_000;
const WORKING_DAYS_PER_WEEK: u64 = 5;
/// A call starts at most so many seconds after its turn.
const LONGEST_DELAY: i64 = 30;

/// Hours of a day with an even pace of calls.
struct Stretch {
    /// Seconds after midnight.
    from: u64,
    /// Seconds after midnight.
    until: u64,
    /// Calls against those of other stretches.
    pace: u64,
}

const fn stretch(from: u64, until: u64, pace: u64) -> Stretch {
    Stretch { from: from * 60, until: until * 60, pace }
}

/// A working day: slow start, lunch dip, a second peak, a short evening. Minutes after midnight.
const DAY: [Stretch; 7] = [
    stretch(9 * 60, 9 * 60 + 30, 7),
    stretch(9 * 60 + 30, 11 * 60 + 45, 10),
    stretch(11 * 60 + 45, 13 * 60 + 30, 2),
    stretch(13 * 60 + 30, 14 * 60, 7),
    stretch(14 * 60, 17 * 60 + 30, 10),
    stretch(17 * 60 + 30, 18 * 60 + 30, 4),
    stretch(18 * 60 + 30, 20 * 60, 6),
];

/// The pace of a whole day summed over its seconds.
const DAY_PACE: u64 = {
    let mut sum = 0;
    let mut rest: &[Stretch] = &DAY;
    while let [first, others @ ..] = rest {
        sum += (first.until - first.from) * first.pace;
        rest = others;
    }
    sum
};

/// The times of one task.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// Records whose turn came; at least 1.
    turns: u64,
    days: u64,
    /// Seconds between two batches.
    batch_gap: u64,
}

impl Schedule {
    /// For a task of `records` records, of which the first `turns` had their turn.
    pub fn new(records: u64, turns: u64) -> Self {
        // All batches are in well before Monday, however many they are.
        let batch_gap = (36 * 3600 / records.div_ceil(BATCH).max(1)).min(7 * 60);
        Self { turns: turns.max(1), days: turns.div_ceil(CALLS_PER_DAY).clamp(1, MOST_DAYS), batch_gap }
    }

    /// When the record was created.
    pub fn created(&self, index: u64) -> Moment {
        let seconds = (index / BATCH).saturating_mul(self.batch_gap) + index % BATCH / STORED_PER_SECOND;
        // Only an index far past the end leaves the calendar.
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        Moment(CREATED.saturating_add(Duration::seconds(seconds)))
    }

    /// When the record was called. One beyond the turns was called out of turn, at any time.
    pub fn called(&self, index: u64, generator: &mut Generator) -> Moment {
        let turn = if index < self.turns { index } else { generator.random_range(0..self.turns) };
        let paced = u128::from(turn) * u128::from(self.days * DAY_PACE) / u128::from(self.turns);
        // Below days * DAY_PACE, as the turn is below the turns.
        let paced = u64::try_from(paced).unwrap_or(u64::MAX);
        let day = paced / DAY_PACE;
        let date = FIRST_DAY + Duration::days((day / WORKING_DAYS_PER_WEEK * 7 + day % WORKING_DAYS_PER_WEEK) as i64);
        let second = second_of_day(paced % DAY_PACE) as i64 + generator.random_range(0..=LONGEST_DELAY);
        Moment(date + Duration::seconds(second))
    }
}

/// The second after midnight at which a day's pace has summed up to `paced`.
fn second_of_day(mut paced: u64) -> u64 {
    let mut end = 0;
    for stretch in &DAY {
        let whole = (stretch.until - stretch.from) * stretch.pace;
        if paced < whole {
            return stretch.from + paced / stretch.pace;
        }
        paced -= whole;
        end = stretch.until;
    }
    end
}

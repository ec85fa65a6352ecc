//! The rows of a task in an [`Order`](super::Order): worked out once for each key, walked for every question.

use super::OrderBy;
use std::ops::Range;

use super::columns::{ABSENT, CHUNK_ROWS, Code, OTHER, Readings};
use super::number::number_rank;
use super::records::Records;
use super::sort::{Sort, Sorted};

/// A ranking under way.
#[derive(Clone, Debug)]
pub(super) struct Ranker {
    by: OrderBy,
    key: Key,
    /// How many records to rank.
    len: usize,
    /// The next chunk to read keys from.
    chunk: usize,
    sort: Sort,
}

/// Where the values to rank by are.
#[derive(Clone, Debug)]
enum Key {
    CallTime,
    Created,
    Talk,
    Wait,
    Number,
    /// By their numbers, the agents' places in their order.
    Agent(Box<[u64]>),
}

/// The first `len` records' rows, ranked.
#[derive(Clone, Debug)]
pub(super) struct Ranking {
    pub(super) by: OrderBy,
    pub(super) len: usize,
    sorted: Sorted,
}

impl Key {
    fn of(by: OrderBy, records: &Records) -> Option<Self> {
        Some(match by {
            OrderBy::Task => return None,
            OrderBy::CallTime => Self::CallTime,
            OrderBy::Created => Self::Created,
            OrderBy::Talk => Self::Talk,
            OrderBy::Wait => Self::Wait,
            OrderBy::Number => Self::Number,
            OrderBy::Agent => {
                let mut places = vec![0; records.agents().len()].into_boxed_slice();
                for (place, number) in (0..).zip(records.agents().in_order()) {
                    if let Some(own) = places.get_mut(number as usize) {
                        *own = place;
                    }
                }
                Self::Agent(places)
            }
        })
    }
}

impl Ranker {
    /// `None` for the task's own order, which the rows are in.
    pub(super) fn new(by: OrderBy, records: &Records, len: usize) -> Option<Self> {
        Some(Self { by, key: Key::of(by, records)?, len, chunk: 0, sort: Sort::new(len) })
    }

    /// Goes on for a moment. `None` while there is more to do.
    pub(super) fn step(&mut self, records: &Records) -> Option<Ranking> {
        let from = self.chunk * CHUNK_ROWS;
        let Some(chunk) = records.chunk(self.chunk).filter(|_| from < self.len) else {
            let sorted = self.sort.step()?;
            return Some(Ranking { by: self.by, len: self.len, sorted });
        };
        self.chunk += 1;
        let rows = from as u32..self.len as u32;
        let sort = &mut self.sort;
        match &self.key {
            Key::CallTime => push(sort, &chunk.calltime, rows),
            Key::Created => push(sort, &chunk.createtime, rows),
            Key::Talk => push(sort, &chunk.billsec, rows),
            Key::Wait => push(sort, &chunk.duration, rows),
            Key::Number => {
                rows.zip(chunk.telphone.iter()).for_each(|(_, number)| sort.push(number_rank(number)));
            }
            // No agent's code is past all agents.
            Key::Agent(places) => {
                chunk.agent.zip(0, rows, |_, agent| sort.push(places.get(agent as usize).copied()));
            }
        }
        None
    }
}

/// Pushes a chunk's rows by the value each has in a column.
fn push<T: Code>(sort: &mut Sort, readings: &Readings<T>, rows: Range<u32>) {
    readings.codes().zip(0, rows, |row, code| {
        let value = match code {
            ABSENT => None,
            OTHER => readings.get(row as usize % CHUNK_ROWS).and_then(|reading| reading.known()).map(Code::code),
            code => Some(code),
        };
        sort.push(value.map(u64::from));
    });
}

/// How far a walk over a ranking has come, upwards or downwards. Rows of equal value are walked in task order either
/// way, those without a value last.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    descending: bool,
    /// Rows gone by.
    gone: usize,
    /// The next place.
    at: usize,
    /// Where the group of equal values that is walked begins, and where it ends.
    group: (usize, usize),
}

impl Walk {
    pub(super) fn new(ranking: &Ranking, descending: bool) -> Self {
        let end = ranking.sorted.absent_from;
        if descending { Self { descending, gone: 0, at: end, group: (end, end) } } else { Self::default() }
    }

    /// The next row.
    pub(super) fn next(&mut self, ranking: &Ranking) -> Option<u32> {
        let rows = &ranking.sorted.rows;
        if self.gone == rows.len() {
            return None;
        }
        if self.descending && self.at == self.group.1 {
            self.group = match self.group.0.checked_sub(1) {
                Some(below) => (ranking.sorted.group_start(below), self.group.0),
                None => (ranking.sorted.absent_from, rows.len()),
            };
            self.at = self.group.0;
        }
        let row = rows.get(self.at).copied();
        self.at += 1;
        self.gone += 1;
        row
    }
}

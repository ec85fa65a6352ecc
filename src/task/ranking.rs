//! The rows of a task in an [`Order`]: worked out once for what they are ordered by, walked for every question.

use super::OrderBy;
use super::columns::{ABSENT, CHUNK_ROWS, Code};
use super::number::number_rank;
use super::records::Records;
use super::sort::{Sort, Sorted};
use crate::protocol::Reading;

/// A ranking under way.
#[derive(Clone, Debug)]
pub(super) struct Ranker {
    by: OrderBy,
    /// How many records to rank.
    len: usize,
    /// The next chunk to read keys from.
    chunk: usize,
    /// By their numbers, the agents' places in their order; empty unless they are what to order by.
    agents: Vec<u32>,
    sort: Sort,
}

/// The first `len` records' rows, ranked.
#[derive(Clone, Debug)]
pub(super) struct Ranking {
    pub(super) by: OrderBy,
    pub(super) len: usize,
    sorted: Sorted,
}

impl Ranker {
    pub(super) fn new(by: OrderBy, records: &Records, len: usize) -> Self {
        let mut agents = Vec::new();
        if by == OrderBy::Agent {
            agents.resize(records.agents().len(), 0);
            for (rank, number) in (0..).zip(records.agents().in_order()) {
                if let Some(place) = agents.get_mut(number as usize) {
                    *place = rank;
                }
            }
        }
        Self { by, len, chunk: 0, agents, sort: Sort::default() }
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
        match self.by {
            OrderBy::Task => rows.take(chunk.len()).for_each(|row| sort.push(row, Some(0))),
            OrderBy::CallTime => chunk.calltime.zip(0, rows, |row, time| sort.push(row, code(&time))),
            OrderBy::Created => chunk.createtime.zip(0, rows, |row, time| sort.push(row, code(&time))),
            OrderBy::Talk => chunk.billsec.zip(0, rows, |row, seconds| sort.push(row, code(&seconds))),
            OrderBy::Wait => chunk.duration.zip(0, rows, |row, seconds| sort.push(row, code(&seconds))),
            OrderBy::Number => {
                for (row, number) in rows.zip(chunk.telphone.iter()) {
                    sort.push(row, number_rank(number));
                }
            }
            OrderBy::Agent => chunk.agent.zip(0, rows, |row, agent| {
                let rank = self.agents.get(agent as usize).filter(|_| agent != ABSENT);
                sort.push(row, rank.copied().map(u64::from));
            }),
        }
        None
    }
}

fn code<T: Code>(reading: &Reading<'_, T>) -> Option<u64> {
    reading.known().map(|value| u64::from(value.code()))
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

//! Which part of a filter hides which row.
//!
//! A row's mark has a bit for each [`Criterion`], set where the row fails it. A changed criterion recomputes its own
//! bits alone, and a row's place among all parts, hidden by none, by one or by more, is there at a glance.

use std::cell::Cell;
use std::ops::RangeInclusive;

use super::chunk::Chunk;
use super::columns::{ABSENT, CHUNK_ROWS, Code, Ints, OTHER, Readings};
use super::records::Records;
use super::search::Search;
use super::{AgentChoice, AnswerClass, CalledClass, Criterion, Filter, Quality, Span};
use crate::protocol::CivilTime;

/// Which parts of a filter hide a row.
pub(super) type Mark = u16;

/// A filter made ready for many rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Marker {
    filter: Filter,
    search: Option<Search>,
}

impl Marker {
    pub(super) fn new(filter: Filter) -> Self {
        Self { search: Search::new(&filter.search, filter.numbers), filter }
    }

    pub(super) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Sets a criterion's bit for every row of a chunk of `records` that fails it, and clears it for the others.
    /// `duplicates` are the chunk's own.
    pub(super) fn mark(
        &mut self,
        criterion: Criterion,
        records: &Records,
        chunk: &Chunk,
        duplicates: impl Iterator<Item = usize>,
        marks: &mut [Mark],
    ) {
        let filter = &self.filter;
        let mut column = Column { marks, bit: criterion.bit() };
        match criterion {
            Criterion::Called => column.keep(chunk.status.codes(), filter.called.map(CalledClass::codes)),
            Criterion::Answer => column.keep(chunk.answertype.codes(), filter.answer.map(AnswerClass::codes)),
            Criterion::Agent => {
                column.keep(&chunk.agent, filter.agent.as_ref().map(|choice| agent_codes(choice, records)));
            }
            Criterion::Search => match &mut self.search {
                Some(search) => column.keep_found(search, records, chunk),
                None => column.pass_all(),
            },
            Criterion::CallTime => column.keep_span(&chunk.calltime, &filter.call_time),
            Criterion::Created => column.keep_span(&chunk.createtime, &filter.created),
            Criterion::Talk => column.keep_span(&chunk.billsec, &filter.talk),
            Criterion::Wait => column.keep_span(&chunk.duration, &filter.wait),
            Criterion::Hours => column.keep_hours(&chunk.calltime, &filter.hours),
            Criterion::Quality => match filter.quality {
                Some(quality) => column.keep_quality(quality, chunk, duplicates),
                None => column.pass_all(),
            },
        }
    }
}

/// The codes of the agents to show.
fn agent_codes(choice: &AgentChoice, records: &Records) -> RangeInclusive<u32> {
    match choice {
        AgentChoice::Nobody => ABSENT..=ABSENT,
        AgentChoice::Extension(extension) => {
            // An extension that no record has gets a code that no agent has.
            let agent = records.agents().find(extension).unwrap_or(OTHER);
            agent..=agent
        }
    }
}

/// One criterion's bits in a chunk's marks.
struct Column<'m> {
    marks: &'m mut [Mark],
    bit: Mark,
}

impl Column<'_> {
    fn pass_all(&mut self) {
        self.marks.iter_mut().for_each(|mark| *mark &= !self.bit);
    }

    /// Lets the rows pass whose code is among `codes`; all where there are none to be among.
    fn keep(&mut self, column: &Ints, codes: Option<RangeInclusive<u32>>) {
        let Some(codes) = codes else { return self.pass_all() };
        let (bit, lowest, highest) = (self.bit, *codes.start(), *codes.end());
        // No branch: this runs over many rows at once where the machine can.
        column.zip(0, self.marks.iter_mut(), |mark, code| set(mark, bit, (code < lowest) | (code > highest)));
    }

    #[inline(never)]
    fn keep_span<T: Code + PartialOrd>(&mut self, readings: &Readings<T>, span: &Span<T>) {
        let lowest = span.from.map_or(0, Code::code);
        // What has no documented value has a code above all that do.
        let highest = span.to.map_or(OTHER - 1, Code::code).min(OTHER - 1);
        self.keep(readings.codes(), span.is_active().then_some(lowest..=highest));
        for (row, value) in readings.known_aside() {
            if let Some(mark) = self.marks.get_mut(row) {
                set(mark, self.bit, !span.contains(&value));
            }
        }
    }

    #[inline(never)]
    fn keep_hours(&mut self, times: &Readings<CivilTime>, hours: &Span<u8>) {
        if !hours.is_active() {
            return self.pass_all();
        }
        let bit = self.bit;
        let mut codes = [ABSENT; CHUNK_ROWS];
        times.codes().copy_to(0, &mut codes);
        for ((row, mark), &code) in self.marks.iter_mut().enumerate().zip(&codes) {
            let time = times.value(row, code);
            set(mark, bit, !time.is_some_and(|time| hours.contains(&time.hour())));
        }
    }

    #[inline(never)]
    fn keep_quality(&mut self, quality: Quality, chunk: &Chunk, duplicates: impl Iterator<Item = usize>) {
        let bit = self.bit;
        self.marks.iter_mut().for_each(|mark| *mark |= bit);
        quality.find(chunk, duplicates, |row| {
            if let Some(mark) = self.marks.get_mut(row) {
                *mark &= !bit;
            }
        });
    }

    #[inline(never)]
    fn keep_found(&mut self, search: &mut Search, records: &Records, chunk: &Chunk) {
        let bit = self.bit;
        search.look_at_agents(records.agents().extensions(), chunk.agents_before());
        if search.finds_any_agent() {
            chunk.agent.zip(0, self.marks.iter_mut(), |mark, agent| set(mark, bit, !search.finds_agent(agent)));
        } else {
            self.marks.iter_mut().for_each(|mark| *mark |= bit);
        }
        let marks = Cell::from_mut(&mut *self.marks).as_slice_of_cells();
        let is_found = |row: usize| marks.get(row).is_some_and(|mark| mark.get() & bit == 0);
        search.find(chunk, is_found, |row| {
            if let Some(mark) = marks.get(row) {
                mark.set(mark.get() & !bit);
            }
        });
    }
}

fn set(mark: &mut Mark, bit: Mark, fails: bool) {
    *mark = *mark & !bit | if fails { bit } else { 0 };
}

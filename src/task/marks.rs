//! Which part of a filter hides which row.
//!
//! A byte a row has a bit for each [`Criterion`], set where the row fails it. A changed criterion recomputes its own
//! bits alone, and a row's place among all parts, hidden by none, by one or by more, is there at a glance.

use super::chunk::Chunk;
use super::columns::{ABSENT, Code, Readings};
use super::records::Records;
use super::search::Search;
use super::{AgentChoice, AnswerClass, CalledClass, Criterion, Filter, Span};
use crate::protocol::Reading;

/// A filter made ready for many rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Marker {
    filter: Filter,
    search: Option<Search>,
}

impl Marker {
    pub(super) fn new(filter: Filter) -> Self {
        Self { search: Search::new(&filter.search), filter }
    }

    pub(super) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Sets a criterion's bit for every row of a chunk of `records` that fails it, and clears it for the others.
    pub(super) fn mark(&mut self, criterion: Criterion, records: &Records, chunk: &Chunk, marks: &mut [u8]) {
        let filter = &self.filter;
        let mut column = Column { marks, bit: criterion.bit() };
        match criterion {
            Criterion::Called => match filter.called {
                Some(class) => column.keep(&chunk.status, |status| CalledClass::of(status) == class),
                None => column.pass_all(),
            },
            Criterion::Answer => match filter.answer {
                Some(class) => column.keep(&chunk.answertype, |kind| AnswerClass::of(kind) == class),
                None => column.pass_all(),
            },
            Criterion::Agent => match &filter.agent {
                Some(choice) => column.keep_agent(choice, records, chunk),
                None => column.pass_all(),
            },
            Criterion::Search => match &mut self.search {
                Some(search) => column.keep_found(search, records, chunk),
                None => column.pass_all(),
            },
            Criterion::CallTime => column.keep_span(&chunk.calltime, &filter.call_time),
            Criterion::Created => column.keep_span(&chunk.createtime, &filter.created),
            Criterion::Talk => column.keep_span(&chunk.billsec, &filter.talk),
            Criterion::Wait => column.keep_span(&chunk.duration, &filter.wait),
        }
    }
}

/// One criterion's bits in a chunk's marks.
struct Column<'m> {
    marks: &'m mut [u8],
    bit: u8,
}

impl Column<'_> {
    fn pass_all(&mut self) {
        self.marks.iter_mut().for_each(|mark| *mark &= !self.bit);
    }

    fn keep<T: Code>(&mut self, readings: &Readings<T>, passes: impl Fn(&Reading<'_, T>) -> bool) {
        let bit = self.bit;
        readings.zip(0, self.marks.iter_mut(), |mark, reading| set(mark, bit, !passes(&reading)));
    }

    fn keep_span<T: Code + PartialOrd>(&mut self, readings: &Readings<T>, span: &Span<T>) {
        if span.is_active() {
            self.keep(readings, |reading| reading.known().is_some_and(|value| span.contains(&value)));
        } else {
            self.pass_all();
        }
    }

    fn keep_agent(&mut self, choice: &AgentChoice, records: &Records, chunk: &Chunk) {
        let wanted = match choice {
            AgentChoice::Nobody => Some(ABSENT),
            AgentChoice::Extension(extension) => records.agents().find(extension),
        };
        let bit = self.bit;
        chunk.agent.zip(0, self.marks.iter_mut(), |mark, agent| set(mark, bit, Some(agent) != wanted));
    }

    fn keep_found(&mut self, search: &mut Search, records: &Records, chunk: &Chunk) {
        let bit = self.bit;
        search.look_at_agents(records.agents().extensions(), chunk.agents_before());
        chunk.agent.zip(0, self.marks.iter_mut(), |mark, agent| set(mark, bit, !search.finds_agent(agent)));
        search.find(chunk, |row| {
            if let Some(mark) = self.marks.get_mut(row) {
                *mark &= !bit;
            }
        });
    }
}

fn set(mark: &mut u8, bit: u8, fails: bool) {
    *mark = *mark & !bit | if fails { bit } else { 0 };
}

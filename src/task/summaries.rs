//! What a task's records add up to, all of them and those that a filter shows.

use super::columns::CHUNK_ROWS;
use super::marks::Mark;
use super::records::{Lineage, Records};
use super::tally::{Scope, Tally};
use super::{AgentFigures, Distribution, Figures, HoursOfDay, View};

/// Everything that some records add up to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// The figures of all of them.
    pub figures: Figures,
    /// The figures of every agent to whom a call was offered, by extension: numbers by their value, before all others
    /// by their text.
    pub agents: Vec<AgentFigures>,
    /// Calls by hour of day.
    pub hours: HoursOfDay,
    /// The seconds talked over C.
    pub talk: Distribution,
    /// The seconds waited over D.
    pub wait: Distribution,
}

/// Summaries of a view's records: of all, and of those that its filter shows.
///
/// They are [worked on](Self::work) in steps, once the view has its answer; until they are there, those before stay
/// readable. Under the same filter, records that were added cost only themselves; another order costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Summaries {
    /// What the tally is of: see [`View::standing`].
    standing: Lineage,
    tally: Tally,
    /// Rows in the tally: the first ones.
    tallied: usize,
    /// How many records the summaries at hand are of; `None` where the standing was another.
    done: Option<usize>,
    shown: Summary,
    whole: Summary,
}

impl Summaries {
    /// Works on the summaries of the view's answer for as long as `go_on`, asked after every step, says so; whether
    /// they are there. At least one step is done. A step over a million records takes a fraction of a millisecond; the
    /// last one takes longer only where very many records have more than four hours of talk or waiting.
    ///
    /// `records` are those that the view was asked of, which may have grown since. While the view has no answer for
    /// them there is nothing to work on, and what was at hand stays.
    #[inline(never)]
    pub fn work(&mut self, records: &Records, view: &View, go_on: &mut dyn FnMut() -> bool) -> bool {
        let Some(marks) = view.marks(records) else { return false };
        if !self.standing.is(view.standing()) {
            self.standing = view.standing().token();
            self.tally = Tally::default();
            self.tallied = 0;
            self.done = None;
        }
        self.tally.expect_agents(records.agents().len());
        while self.done != Some(marks.len()) {
            if self.tallied < marks.len() {
                self.tally_chunk(records, marks);
            } else {
                self.finish(records, view, marks);
                return true;
            }
            if !go_on() {
                return false;
            }
        }
        true
    }

    #[inline(never)]
    fn tally_chunk(&mut self, records: &Records, marks: &[Mark]) {
        let from = self.tallied;
        let end = marks.len().min(from - from % CHUNK_ROWS + CHUNK_ROWS);
        if let (Some(chunk), Some(marks)) = (records.chunk(from / CHUNK_ROWS), marks.get(from..end)) {
            self.tally.add(chunk, from % CHUNK_ROWS, marks);
        }
        self.tallied = end;
    }

    #[inline(never)]
    fn finish(&mut self, records: &Records, view: &View, marks: &[Mark]) {
        self.tally.settle();
        let summary = |scope| self.tally.summary(scope, records.agents(), view.agents_in_order());
        [self.shown, self.whole] = [Scope::Shown, Scope::Whole].map(summary);
        if let Some(duplicates) = view.duplicates() {
            let (mut shown, mut whole) = (0, 0);
            for row in duplicates.within(records.lineage(), 0..marks.len()) {
                whole += 1;
                shown += u64::from(marks.get(row) == Some(&0));
            }
            self.shown.figures.duplicates = Some(shown);
            self.whole.figures.duplicates = Some(whole);
        }
        self.done = Some(marks.len());
    }

    /// The records that the filter shows.
    #[must_use]
    pub const fn shown(&self) -> &Summary {
        &self.shown
    }

    /// All records.
    #[must_use]
    pub const fn whole(&self) -> &Summary {
        &self.whole
    }
}

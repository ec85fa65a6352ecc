//! A question asked of records, and its answer.

use super::columns::CHUNK_ROWS;
use super::duplicates::DuplicateRows;
use super::facets::Counts;
use super::marks::{Mark, Marker};
use super::ranking::{Ranker, Ranking, Walk};
use super::records::{Lineage, Records};
use super::rows::Rows;
use super::{Criterion, Facets, Filter, Order, OrderBy, Quality};

/// Which records a filter shows, in which order, and what its other values would show.
///
/// A question is [started](Self::start) and [worked on](Self::work) in steps that each take far less than a frame,
/// over records of any number; until it is answered, the answer before stays readable. A view remembers what it
/// found: a changed part of the filter costs that part alone, another direction of an order next to nothing, records
/// that were added only themselves. Per row it holds two bytes for the filter, four for each answer at hand that is not
/// simply all, and another four once it is ordered by anything.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Which parts of the filter hide a row, for each row.
    marks: Vec<Mark>,
    /// Up to which row each criterion's bits in the marks are those of the filter asked.
    marked: [usize; Criterion::ALL.len()],
    marker: Marker,
    duplicates: DuplicateRows,
    /// Another one whenever more may change of the rows that are there than that others join them.
    standing: Lineage,
    order: Order,
    /// How many records were there when the question was started.
    len: usize,
    lineage: Lineage,
    stage: Stage,
    /// The last ranking worked out.
    ranking: Option<Ranking>,
    /// The agents' numbers, in order.
    agents: Vec<u32>,
    coming: Answer,
    shown: Answer,
}

/// What is being done.
#[derive(Clone, Debug, Default)]
enum Stage {
    /// Nothing: the answer is there.
    #[default]
    Answered,
    /// Marking and counting the rows from this one on, and taking those that pass if they stay in task order.
    Marking { from: usize },
    /// Ranking all rows.
    Ranking(Ranker),
    /// Taking the rows that pass, as they are ranked.
    Walking(Walk),
}

/// An answer, and what the question was.
#[derive(Clone, Debug, Default)]
struct Answer {
    filter: Filter,
    order: Order,
    len: usize,
    /// Empty where it is simply all: see [`is_all`].
    rows: Vec<u32>,
    counts: Counts,
    facets: Facets,
}

impl View {
    /// A view with the answer at hand.
    #[must_use]
    pub fn of(records: &Records, filter: Filter, order: Order) -> Self {
        let mut view = Self::default();
        view.start(records, filter, order);
        view.finish(records);
        view
    }

    /// Asks a question of all records there are now, in place of one that is not answered yet. Takes no time to speak
    /// of: [`Self::work`] does the rest.
    pub fn start(&mut self, records: &Records, filter: Filter, order: Order) {
        let same_records = self.lineage.is(records.lineage());
        if !same_records {
            self.lineage = records.lineage().token();
            self.marked = Default::default();
            self.ranking = None;
            self.agents.clear();
        }
        self.len = records.len();
        self.order = order;
        for (criterion, marked) in Criterion::ALL.into_iter().zip(&mut self.marked) {
            if !filter.agrees(self.marker.filter(), criterion) {
                *marked = 0;
            }
        }
        let same_filter = filter == *self.marker.filter();
        if !same_filter {
            self.marker = Marker::new(filter);
        }
        if !same_records || !same_filter {
            self.standing = Lineage::default();
        }
        self.marks.resize(self.len, 0);

        let same_question = self.shown.filter == *self.marker.filter() && self.shown.order == order;
        // Another question in between, given up, may have left marks of its own.
        let still_marked = self.marked.iter().all(|&marked| marked >= self.shown.len);
        let is_all = is_all(self.marker.filter(), order);
        if is_all {
            self.coming.rows = Vec::new();
        }
        let from = if same_records && same_question && still_marked && order == Order::default() {
            self.coming.rows.clone_from(&self.shown.rows);
            self.coming.counts.clone_from(&self.shown.counts);
            self.shown.len
        } else {
            self.coming.rows.clear();
            self.coming.counts = Counts::default();
            0
        };
        if !is_all {
            // Growing by doubling would hold up to twice as much, for ever.
            self.coming.rows.reserve_exact(self.len - self.coming.rows.len());
        }
        self.coming.counts.expect_agents(records.agents().len());
        self.stage = Stage::Marking { from };
    }

    /// Takes note of the records that are there more than once. Where the filter is for just those, the question is
    /// started anew, of all records there are now.
    pub fn know_duplicates(&mut self, records: &Records, duplicates: DuplicateRows) {
        self.duplicates = duplicates;
        self.standing = Lineage::default();
        let filter = self.marker.filter();
        if filter.quality == Some(Quality::Duplicate) {
            let filter = filter.clone();
            self.marked = Default::default();
            self.start(records, filter, self.order);
        }
    }

    /// Works on the question for as long as `go_on`, asked after every step, says so; whether it is answered. At least
    /// one step is done. A step over a million records takes a fraction of a millisecond, a few of them some milliseconds.
    ///
    /// `records` are those of [`Self::start`], which may have grown since: the answer is about those that were there.
    /// If they are others, or were changed in another way, the question is asked of them anew.
    #[inline(never)]
    pub fn work(&mut self, records: &Records, go_on: &mut dyn FnMut() -> bool) -> bool {
        if !self.lineage.is(records.lineage()) {
            self.start(records, self.marker.filter().clone(), self.order);
        }
        loop {
            self.step(records);
            if self.is_answered() {
                return true;
            }
            if !go_on() {
                return false;
            }
        }
    }

    /// Works on the question until it is answered.
    pub fn finish(&mut self, records: &Records) {
        self.work(records, &mut || true);
    }

    /// Whether the answer at hand is that of the question last started.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        matches!(self.stage, Stage::Answered)
    }

    /// The rows that the filter shows, in order.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        let Answer { filter, order, len, rows, .. } = &self.shown;
        if is_all(filter, *order) { Rows::First(*len) } else { Rows::Listed(rows) }
    }

    /// What the filter's values would show.
    #[must_use]
    pub const fn facets(&self) -> &Facets {
        &self.shown.facets
    }

    /// The filter of the answer at hand.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.shown.filter
    }

    /// The order of the answer at hand.
    #[must_use]
    pub const fn order(&self) -> Order {
        self.shown.order
    }

    /// How many records the answer at hand is about: the first ones, if there are more by now.
    #[must_use]
    pub const fn asked_of(&self) -> usize {
        self.shown.len
    }

    /// The marks of the rows that the answer at hand is about: none where nothing hides a row. `None` while there is no
    /// answer for these records.
    pub(super) fn marks(&self, records: &Records) -> Option<&[Mark]> {
        (self.is_answered() && self.lineage.is(records.lineage())).then_some(&*self.marks)
    }

    /// As long as it stays the same, records have only been added, and the marks of those before are the same.
    pub(super) const fn standing(&self) -> &Lineage {
        &self.standing
    }

    /// The agents' numbers, in order.
    pub(super) fn agents_in_order(&self) -> &[u32] {
        &self.agents
    }

    /// The records of these rows that are there more than once; `None` where that is not known.
    pub(super) fn duplicates(&self) -> Option<&DuplicateRows> {
        Some(&self.duplicates).filter(|duplicates| duplicates.is_of(&self.lineage))
    }

    fn step(&mut self, records: &Records) {
        match &mut self.stage {
            Stage::Answered => {}
            Stage::Marking { from } if *from < self.len => {
                let from = *from;
                self.stage = Stage::Marking { from: self.mark_chunk(records, from) };
            }
            Stage::Marking { .. } => {
                let Order { by, descending } = self.order;
                if let Some(ranking) =
                    self.ranking.as_ref().filter(|ranking| (ranking.by, ranking.len) == (by, self.len))
                {
                    self.stage = Stage::Walking(Walk::new(ranking, descending));
                } else if let Some(ranker) = Ranker::new(by, records, self.len) {
                    // Of no more use, and in the way of the memory that the new one needs.
                    self.ranking = None;
                    self.stage = Stage::Ranking(ranker);
                } else {
                    if descending {
                        self.coming.rows.reverse();
                    }
                    self.answer(records);
                }
            }
            Stage::Ranking(ranker) => {
                if let Some(ranking) = ranker.step(records) {
                    self.stage = Stage::Walking(Walk::new(&ranking, self.order.descending));
                    self.ranking = Some(ranking);
                }
            }
            Stage::Walking(walk) => {
                for _ in 0..CHUNK_ROWS {
                    let Some(row) = self.ranking.as_ref().and_then(|ranking| walk.next(ranking)) else {
                        return self.answer(records);
                    };
                    if self.marks.get(row as usize) == Some(&0) {
                        self.coming.rows.push(row);
                    }
                }
            }
        }
    }

    /// Marks the chunk that holds a row where its marks are old, counts its rows from there on, and gives the row after
    /// its last.
    #[inline(never)]
    fn mark_chunk(&mut self, records: &Records, from: usize) -> usize {
        let first = from - from % CHUNK_ROWS;
        let end = self.len.min(first + CHUNK_ROWS);
        let Some(chunk) = records.chunk(first / CHUNK_ROWS) else { return end };
        let marks = self.marks.get_mut(first..end).unwrap_or_default();
        for (criterion, marked) in Criterion::ALL.into_iter().zip(&mut self.marked) {
            if *marked < end {
                let duplicates = self.duplicates.within(&self.lineage, first..end);
                self.marker.mark(criterion, records, chunk, duplicates, marks);
                *marked = end;
            }
        }
        let marks = marks.get(from - first..).unwrap_or_default();
        self.coming.counts.add(chunk, from - first, marks);
        if self.order.by == OrderBy::Task && !is_all(self.marker.filter(), self.order) {
            take_passing(&mut self.coming.rows, from as u32, marks);
        }
        end
    }

    #[inline(never)]
    fn answer(&mut self, records: &Records) {
        if self.agents.len() != records.agents().len() {
            self.agents = records.agents().in_order();
        }
        self.coming.facets = self.coming.counts.finish(records.agents(), &self.agents);
        self.coming.filter.clone_from(self.marker.filter());
        self.coming.order = self.order;
        self.coming.len = self.len;
        std::mem::swap(&mut self.coming, &mut self.shown);
        self.stage = Stage::Answered;
    }
}

/// Whether the answer is all rows, in task order.
fn is_all(filter: &Filter, order: Order) -> bool {
    order == Order::default() && !filter.is_active()
}

/// Adds the rows from `first` on that nothing hides.
fn take_passing(rows: &mut Vec<u32>, first: u32, marks: &[Mark]) {
    let mut taken = rows.len();
    rows.resize(taken + marks.len(), 0);
    // Every row is written and only those that pass count: a branch would be guessed wrong too often.
    for (row, mark) in (first..).zip(marks) {
        if let Some(place) = rows.get_mut(taken) {
            *place = row;
        }
        taken += usize::from(*mark == 0);
    }
    rows.truncate(taken);
}

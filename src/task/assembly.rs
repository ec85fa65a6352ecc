//! A task put together from its pages, in whatever order they come.

use std::collections::VecDeque;
use std::ops::Range;

use super::Records;

/// Records in task order, with gaps where pages are missing.
///
/// Rows are numbered without gaps, from 0; a record's *index* is its place in the task. Pages that come in order become
/// rows at once; one that comes early waits until those before it are here, or until [`Assembly::settle`].
#[derive(Debug, Default)]
pub struct Assembly {
    records: Records,
    /// Which rows stand where in the task, in order; neighbours are joined, so a task without gaps is one run.
    runs: Vec<Run>,
    waiting: Pages,
    layout: Option<Layout>,
    /// Whether a layout has given rows other numbers and nobody has been told.
    renumbered: bool,
}

/// Pages by the index of their first record, in order. They come at its end, and go from its beginning.
#[derive(Debug, Default)]
struct Pages(VecDeque<(u64, Records)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first_index: u64,
    first_row: usize,
    len: usize,
}

/// All records laid out anew, since pages have come between the rows, or in the place of some.
#[derive(Debug)]
struct Layout {
    /// What is still to be copied, the next last.
    parts: Vec<Part>,
    pages: Pages,
    done: Box<Assembly>,
}

/// Some rows, and where they stand in the task.
#[derive(Debug)]
struct Part {
    first_index: u64,
    /// The page that they are of, by the index of its first; `None` if they are rows already.
    page: Option<u64>,
    rows: Range<usize>,
}

/// What [`Assembly::settle`] has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// There is more to do.
    NotYet,
    /// Everything that came is rows, and the rows that were there before are the same.
    Grown,
    /// Everything that came is rows, of which some have other numbers than before.
    Renumbered,
}

/// So many rows are copied in one step.
const STEP: usize = 4096;

impl Run {
    const fn end_index(&self) -> u64 {
        self.first_index + self.len as u64
    }
}

impl Pages {
    /// Adds a page, in the place of one that begins there too.
    fn insert(&mut self, first_index: u64, page: Records) {
        self.take(first_index);
        let (Ok(place) | Err(place)) = self.place(first_index);
        self.0.insert(place, (first_index, page));
    }

    /// Takes out the page that begins there.
    fn take(&mut self, first_index: u64) -> Option<Records> {
        self.place(first_index).ok().and_then(|place| self.0.remove(place)).map(|(_, page)| page)
    }

    fn get(&self, first_index: u64) -> Option<&Records> {
        self.place(first_index).ok().and_then(|place| self.0.get(place)).map(|(_, page)| page)
    }

    /// Where the page that begins there is, or would be.
    fn place(&self, first_index: u64) -> Result<usize, usize> {
        self.0.binary_search_by_key(&first_index, |(first_index, _)| *first_index)
    }
}

impl Assembly {
    /// The rows.
    #[must_use]
    pub const fn records(&self) -> &Records {
        &self.records
    }

    /// The place in the task of a row, from 0.
    #[must_use]
    pub fn index_of(&self, row: usize) -> u64 {
        let after = self.runs.partition_point(|run| run.first_row <= row);
        let run = after.checked_sub(1).and_then(|place| self.runs.get(place));
        run.map_or(row as u64, |run| run.first_index + (row - run.first_row) as u64)
    }

    /// A page whose first record is the task's at `first_index`. If rows came by it, gives back one that has become rows
    /// and is of use only for [its memory](Records::replaced_by_response).
    pub fn put(&mut self, first_index: u64, page: Records) -> Option<Records> {
        if page.is_empty() {
            return None;
        }
        self.waiting.insert(first_index, page);
        let mut done = None;
        while self.layout.is_none()
            && let Some(page) = self.waiting.take(self.end_index())
        {
            self.push(self.end_index(), &page, 0..page.len());
            done = Some(page);
        }
        done
    }

    /// No page is on its way any more: everything that waits becomes rows, with the gaps it leaves. Goes on for as long
    /// as `go_on`, asked after each step of a fraction of a millisecond, says so; until all is done, the rows stay as
    /// they are or grow at their end.
    #[inline(never)]
    pub fn settle(&mut self, go_on: &mut dyn FnMut() -> bool) -> Settled {
        loop {
            if let Some(layout) = &mut self.layout {
                if layout.step(&self.records) {
                    self.take_layout();
                }
            } else if self.waiting.0.is_empty() {
                return if std::mem::take(&mut self.renumbered) { Settled::Renumbered } else { Settled::Grown };
            } else if let Some((first_index, page)) = self.take_later() {
                self.push(first_index, &page, 0..page.len());
            } else {
                self.layout = Some(Layout::new(&self.runs, std::mem::take(&mut self.waiting)));
            }
            if !go_on() {
                return Settled::NotYet;
            }
        }
    }

    /// The first page that waits, if it stands behind all rows: the usual case.
    fn take_later(&mut self) -> Option<(u64, Records)> {
        let end_index = self.end_index();
        self.waiting.0.front().filter(|(first_index, _)| *first_index >= end_index)?;
        self.waiting.0.pop_front()
    }

    fn take_layout(&mut self) {
        if let Some(Layout { done, .. }) = self.layout.take() {
            (self.records, self.runs) = (done.records, done.runs);
            self.renumbered = true;
        }
    }

    fn end_index(&self) -> u64 {
        self.runs.last().map_or(0, Run::end_index)
    }

    fn push(&mut self, first_index: u64, records: &Records, rows: Range<usize>) {
        let (first_row, len) = (self.records.len(), rows.len());
        self.records.append_part(records, rows);
        match self.runs.last_mut() {
            Some(run) if run.end_index() == first_index => run.len += len,
            _ => self.runs.push(Run { first_index, first_row, len }),
        }
    }
}

impl Layout {
    /// The newer page counts where there are rows in its place.
    fn new(runs: &[Run], pages: Pages) -> Self {
        let mut old = Vec::new();
        for run in runs {
            let mut index = run.first_index;
            let mut row = run.first_row;
            let end_row = run.first_row + run.len;
            for &(first, ref page) in pages.0.iter().take_while(|(first, _)| *first < run.end_index()) {
                let page_end = first + page.len() as u64;
                if page_end <= index {
                    continue;
                }
                if first > index {
                    let until = row + (first - index) as usize;
                    old.push(Part { first_index: index, page: None, rows: row..until });
                }
                row = end_row.min(run.first_row + page_end.saturating_sub(run.first_index) as usize);
                index = page_end;
            }
            if row < end_row {
                old.push(Part { first_index: index, page: None, rows: row..end_row });
            }
        }
        // Both are in order: they are put together from the last on.
        let mut parts = Vec::with_capacity(old.len() + pages.0.len());
        for &(first, ref page) in pages.0.iter().rev() {
            while let Some(part) = old.pop_if(|part| part.first_index > first) {
                parts.push(part);
            }
            parts.push(Part { first_index: first, page: Some(first), rows: 0..page.len() });
        }
        parts.extend(old.into_iter().rev());
        Self { parts, pages, done: Box::default() }
    }

    /// Copies some rows; whether that was all.
    fn step(&mut self, records: &Records) -> bool {
        let Some(part) = self.parts.last_mut() else { return true };
        let rows = part.rows.start..part.rows.end.min(part.rows.start + STEP);
        let source = part.page.map_or(Some(records), |first| self.pages.get(first));
        if let Some(source) = source {
            self.done.push(part.first_index, source, rows.clone());
        }
        part.first_index += rows.len() as u64;
        part.rows.start = rows.end;
        if part.rows.is_empty() {
            self.parts.pop();
        }
        self.parts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Assembly, STEP, Settled};
    use crate::Records;
    use crate::protocol::Record;

    fn page(numbers: std::ops::Range<u64>) -> Records {
        numbers.map(|number| Record { telphone: number.to_string().into(), ..Record::default() }).fold(
            Records::default(),
            |mut page, record| {
                page.push(&record);
                page
            },
        )
    }

    fn shown(assembly: &Assembly) -> Vec<(u64, String)> {
        let records = assembly.records();
        records.iter().enumerate().map(|(row, record)| (assembly.index_of(row), record.telphone.into_owned())).collect()
    }

    fn expected(indexes: impl Iterator<Item = u64>) -> Vec<(u64, String)> {
        indexes.map(|index| (index, index.to_string())).collect()
    }

    #[test]
    fn pages_out_of_order_become_rows_in_order() {
        let mut assembly = Assembly::default();
        assert!(assembly.put(10, page(10..20)).is_none());
        assert!(assembly.records().is_empty());
        assert!(assembly.put(0, page(0..10)).is_some());
        assert!(assembly.put(20, page(20..25)).is_some());
        assert_eq!(shown(&assembly), expected(0..25));
    }

    #[test]
    fn a_missing_page_leaves_a_gap_in_the_indexes_and_none_in_the_rows() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(20, page(20..30));
        assembly.put(40, page(40..45));
        assert_eq!(assembly.settle(&mut || true), Settled::Grown);
        assert_eq!(shown(&assembly), expected((0..10).chain(20..30).chain(40..45)));
    }

    #[test]
    fn a_gap_that_is_filled_later_is_filled_in_its_place() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(30, page(30..40));
        assembly.settle(&mut || true);
        assembly.put(10, page(10..20));
        assembly.put(20, page(20..30));
        assembly.settle(&mut || true);
        assert_eq!(shown(&assembly), expected(0..40));
    }

    #[test]
    fn a_last_page_that_grew_replaces_the_shorter_one() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(10, page(10..13));
        assembly.settle(&mut || true);
        assembly.put(10, page(10..18));
        assembly.settle(&mut || true);
        assert_eq!(shown(&assembly), expected(0..18));
    }

    #[test]
    fn rows_stay_as_they_were_until_a_gap_between_them_is_filled() {
        let (gap, end) = (10, 4 * STEP as u64);
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..gap));
        assembly.put(gap + 10, page(gap + 10..end));
        assembly.settle(&mut || true);
        let before = shown(&assembly);
        assembly.put(gap, page(gap..gap + 10));
        let mut steps = 0;
        let settled = loop {
            match assembly.settle(&mut || false) {
                Settled::NotYet => {
                    // Of the records laid out so far none is to be seen.
                    assert!(assembly.records().len() >= before.len());
                    assert!(assembly.records().len() > before.len() || shown(&assembly) == before);
                    steps += 1;
                    // A page that comes meanwhile is not lost.
                    assembly.put(end, page(end..end + 5));
                }
                settled => break settled,
            }
            assert!(steps < 100);
        };
        assert!(steps >= 4, "{steps}");
        assert_eq!(settled, Settled::Renumbered);
        assert!(shown(&assembly) == expected(0..end + 5));
        assert_eq!(assembly.settle(&mut || true), Settled::Grown);
    }
}

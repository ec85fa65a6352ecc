//! A task put together from its pages, in whatever order they come.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Records;

/// Records in task order, with gaps where pages are missing.
///
/// Rows are numbered without gaps, from 0; a record's *index* is its place in the task. Pages that come in order become
/// rows at once; one that comes early waits until those before it are here, or until [`Assembly::close`].
#[derive(Debug, Default)]
pub struct Assembly {
    records: Records,
    /// Which rows stand where in the task, in order; neighbours are joined, so a task without gaps is one run.
    runs: Vec<Run>,
    waiting: BTreeMap<u64, Records>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first_index: u64,
    first_row: usize,
    len: usize,
}

impl Run {
    const fn end_index(&self) -> u64 {
        self.first_index + self.len as u64
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

    /// A page whose first record is the task's at `first_index`. Whether rows came or changed by it.
    pub fn put(&mut self, first_index: u64, page: Records) -> bool {
        if page.is_empty() {
            return false;
        }
        let before = self.records.len();
        self.waiting.insert(first_index, page);
        while let Some(page) = self.waiting.remove(&self.end_index()) {
            self.push(self.end_index(), &page);
        }
        self.records.len() != before
    }

    /// No page is on its way any more: everything that waits becomes rows, with the gaps it leaves. Whether rows came or
    /// changed by it.
    pub fn close(&mut self) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        let waiting = std::mem::take(&mut self.waiting);
        // The usual case: all of it stands behind what is here.
        if waiting.keys().next().is_some_and(|&first| first >= self.end_index()) {
            for (first_index, page) in &waiting {
                self.push(*first_index, page);
            }
            return true;
        }
        // A page that fills a gap or replaces another: everything is laid out anew, the newer page over the older.
        let old = std::mem::take(self);
        let mut parts: BTreeMap<u64, (&Records, Range<usize>)> = BTreeMap::new();
        for run in &old.runs {
            let mut index = run.first_index;
            let mut row = run.first_row;
            let end_row = run.first_row + run.len;
            for (&first, page) in waiting.range(..run.end_index()) {
                let page_end = first + page.len() as u64;
                if page_end <= index {
                    continue;
                }
                if first > index {
                    let until = row + (first - index) as usize;
                    parts.insert(index, (&old.records, row..until));
                }
                row = end_row.min(run.first_row + page_end.saturating_sub(run.first_index) as usize);
                index = page_end;
            }
            if row < end_row {
                parts.insert(index, (&old.records, row..end_row));
            }
        }
        parts.extend(waiting.iter().map(|(&first, page)| (first, (page, 0..page.len()))));
        for (first_index, (records, rows)) in parts {
            self.push_rows(first_index, records, rows);
        }
        true
    }

    fn end_index(&self) -> u64 {
        self.runs.last().map_or(0, Run::end_index)
    }

    fn push(&mut self, first_index: u64, page: &Records) {
        self.push_rows(first_index, page, 0..page.len());
    }

    fn push_rows(&mut self, first_index: u64, page: &Records, rows: Range<usize>) {
        let (first_row, len) = (self.records.len(), rows.len());
        for row in rows {
            if let Some(record) = page.get(row) {
                self.records.push(&record);
            }
        }
        match self.runs.last_mut() {
            Some(run) if run.end_index() == first_index => run.len += len,
            _ => self.runs.push(Run { first_index, first_row, len }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Assembly;
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
        assert!(!assembly.put(10, page(10..20)));
        assert!(assembly.records().is_empty());
        assert!(assembly.put(0, page(0..10)));
        assert!(assembly.put(20, page(20..25)));
        assert_eq!(shown(&assembly), expected(0..25));
    }

    #[test]
    fn a_missing_page_leaves_a_gap_in_the_indexes_and_none_in_the_rows() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(20, page(20..30));
        assembly.put(40, page(40..45));
        assert!(assembly.close());
        assert_eq!(shown(&assembly), expected((0..10).chain(20..30).chain(40..45)));
    }

    #[test]
    fn a_gap_that_is_filled_later_is_filled_in_its_place() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(30, page(30..40));
        assembly.close();
        assembly.put(10, page(10..20));
        assembly.put(20, page(20..30));
        assembly.close();
        assert_eq!(shown(&assembly), expected(0..40));
    }

    #[test]
    fn a_last_page_that_grew_replaces_the_shorter_one() {
        let mut assembly = Assembly::default();
        assembly.put(0, page(0..10));
        assembly.put(10, page(10..13));
        assembly.close();
        assembly.put(10, page(10..18));
        assembly.close();
        assert_eq!(shown(&assembly), expected(0..18));
    }
}

//! Finding records that are there more than once.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::columns::CHUNK_ROWS;
use super::records::{Lineage, Records};
use super::row_set::RowSet;
use super::sort::{Sort, Sorted};
use crate::protocol::Record;

/// Rows of one step: each is read whole, which takes far longer than a look at one field.
const STEP: usize = CHUNK_ROWS / 16;

/// A search under way for the records that equal an earlier one in every field. While it lasts it holds up to 24 bytes a
/// record.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    /// How many records to look at: those there were at the beginning.
    len: usize,
    lineage: Lineage,
    stage: Stage,
}

#[derive(Clone, Debug, Default)]
enum Stage {
    #[default]
    NotBegun,
    /// Hashing the rows from this one on.
    Hashing {
        from: usize,
        sort: Sort,
    },
    /// Bringing equal hashes together.
    Sorting(Sort),
    /// Comparing neighbours, from this place on.
    Comparing {
        from: usize,
        sorted: Sorted,
        group: Group,
    },
    Counted(Found),
}

/// The rows that equal an earlier one.
#[derive(Clone, Debug, Default)]
struct Found {
    rows: RowSet,
    count: usize,
}

/// Which of some records equal an earlier one in every field: what a [`View`](super::View) needs to know to show them.
/// A bit a record.
#[derive(Clone, Debug, Default)]
pub struct DuplicateRows {
    rows: RowSet,
    lineage: Lineage,
}

impl DuplicateRows {
    /// Those among these rows, counted from the first; none where they are of other records. The first must be a
    /// multiple of 64.
    pub(super) fn within(&self, lineage: &Lineage, rows: Range<usize>) -> impl Iterator<Item = usize> {
        let rows = if self.lineage.is(lineage) { rows } else { 0..0 };
        self.rows.within(rows)
    }

    /// Whether they are of these records.
    pub(super) fn is_of(&self, lineage: &Lineage) -> bool {
        self.lineage.is(lineage)
    }
}

/// Records of one hash: different ones among them are next to impossible, but a count is exact or it is nothing.
#[derive(Clone, Debug, Default)]
struct Group {
    /// Where the group's rows begin among the sorted ones.
    start: usize,
    /// Its rows that equal no earlier one.
    originals: Vec<u32>,
    /// Those of all groups so far.
    found: Found,
}

impl Duplicates {
    /// Goes on for as long as `go_on`, asked after every step, says so; the count, once it is there. At least one step
    /// is done. A step over a million records takes a fraction of a millisecond, a few of them some milliseconds.
    ///
    /// Always of the same records, which may grow meanwhile: those that are added are not looked at. If they are
    /// others, or were changed in another way, the count begins anew.
    pub fn work(&mut self, records: &Records, mut go_on: impl FnMut() -> bool) -> Option<usize> {
        if !self.lineage.is(records.lineage()) {
            self.stage = Stage::NotBegun;
        }
        loop {
            self.step(records);
            if let Stage::Counted(found) = &self.stage {
                return Some(found.count);
            }
            if !go_on() {
                return None;
            }
        }
    }

    /// The rows that were counted; `None` before [`Self::work`] has given their number.
    #[must_use]
    pub fn into_rows(self) -> Option<DuplicateRows> {
        match self.stage {
            Stage::Counted(found) => Some(DuplicateRows { rows: found.rows, lineage: self.lineage }),
            _ => None,
        }
    }

    fn step(&mut self, records: &Records) {
        match &mut self.stage {
            Stage::NotBegun => {
                self.len = records.len();
                self.lineage = records.lineage().token();
                self.stage = Stage::Hashing { from: 0, sort: Sort::new(self.len) };
            }
            Stage::Hashing { from, sort } => {
                let end = self.len.min(*from + STEP);
                for (row, record) in (*from..end).filter_map(|row| Some((row, records.get(row)?))) {
                    sort.push(row as u32, Some(hash(&record)));
                }
                *from = end;
                if end == self.len {
                    self.stage = Stage::Sorting(std::mem::take(sort));
                }
            }
            Stage::Sorting(sort) => {
                if let Some(sorted) = sort.step() {
                    self.stage = Stage::Comparing { from: 0, sorted, group: Group::default() };
                }
            }
            Stage::Comparing { from, sorted, group } => {
                let end = self.len.min(*from + STEP);
                (*from..end).for_each(|place| group.look_at(place, sorted, records));
                *from = end;
                if end == self.len {
                    self.stage = Stage::Counted(std::mem::take(&mut group.found));
                }
            }
            Stage::Counted(_) => {}
        }
    }
}

impl Group {
    fn look_at(&mut self, place: usize, sorted: &Sorted, records: &Records) {
        let Some(&row) = sorted.rows.get(place) else { return };
        let start = sorted.group_start(place);
        if start == place || start != self.start {
            self.start = start;
            self.originals.clear();
        } else {
            let record = records.get(row as usize);
            if self.originals.iter().any(|&original| records.get(original as usize) == record) {
                self.found.rows.insert(row as usize);
                self.found.count += 1;
                return;
            }
        }
        self.originals.push(row);
    }
}

/// The same for equal records. Half the bits of the hash: fewer to sort by, and still few wrong meetings.
fn hash(record: &Record<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    record.hash(&mut hasher);
    hasher.finish() >> u32::BITS
}

#[cfg(test)]
mod tests {
    use crate::Records;
    use crate::protocol::{Reading, Record};

    #[test]
    fn only_records_equal_in_every_field_are_duplicates() {
        let record = Record { telphone: "18112345678".into(), ..Record::default() };
        let other = Record { duration: Reading::Known(0), ..record.clone() };
        let more = Record { undocumented: vec![("a".into(), "b".into())], ..record.clone() };
        let records: Records = [&record, &other, &record, &more, &record, &other].into_iter().collect();
        assert_eq!(records.duplicates(), 3);
        assert_eq!(Records::default().duplicates(), 0);
    }
}

//! Finding records that are there more than once.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::columns::CHUNK_ROWS;
use super::records::{Lineage, Records};
use super::row_set::RowSet;
use super::sort::{Sort, Sorted};
use crate::protocol::Record;

/// Rows of one step: each is read whole, which takes far longer than a look at one field.
const STEP: usize = CHUNK_ROWS / 16;
/// Hashes looked at in one step.
const LOOK: usize = 16 * CHUNK_ROWS;
/// So many rows are sorted at a time, or a few more: all of them at once would hold six times as much.
const PART: usize = 16 * CHUNK_ROWS;

/// A search under way for the records that equal an earlier one in every field. While it lasts it holds four bytes a
/// record, and 20 for each of the 65,536 or so that are sorted at a time.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    /// How many records to look at: those there were at the beginning.
    len: usize,
    lineage: Lineage,
    /// A hash for each record, until all have been compared.
    hashes: Vec<u32>,
    /// The part of the hashes that is being looked at: records of two parts are never equal.
    part: usize,
    found: Found,
    stage: Stage,
}

#[derive(Clone, Debug, Default)]
enum Stage {
    #[default]
    NotBegun,
    Hashing,
    /// Collecting a part's rows and their hashes, from this row on.
    Collecting {
        from: usize,
        rows: Vec<u32>,
        sort: Sort,
    },
    /// Bringing the equal hashes of these rows together.
    Sorting {
        rows: Vec<u32>,
        sort: Sort,
    },
    /// Comparing neighbours, from this place on.
    Comparing {
        from: usize,
        rows: Vec<u32>,
        sorted: Sorted,
        group: Group,
    },
    Counted,
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

/// The rows of one hash that equal no earlier one: different records of one hash are next to impossible, but a count is
/// exact or it is nothing.
#[derive(Clone, Debug, Default)]
struct Group(Vec<u32>);

impl Duplicates {
    /// Goes on for as long as `go_on`, asked after every step, says so; the count, once it is there. At least one step
    /// is done. A step over a million records takes a fraction of a millisecond, a few of them some milliseconds.
    ///
    /// Always of the same records, which may grow meanwhile: those that are added are not looked at. If they are
    /// others, or were changed in another way, the count begins anew.
    #[inline(never)]
    pub fn work(&mut self, records: &Records, go_on: &mut dyn FnMut() -> bool) -> Option<usize> {
        if !self.lineage.is(records.lineage()) {
            self.stage = Stage::NotBegun;
        }
        loop {
            self.step(records);
            if matches!(self.stage, Stage::Counted) {
                return Some(self.found.count);
            }
            if !go_on() {
                return None;
            }
        }
    }

    /// The rows that were counted; `None` before [`Self::work`] has given their number.
    #[must_use]
    pub fn into_rows(self) -> Option<DuplicateRows> {
        let is_counted = matches!(self.stage, Stage::Counted);
        is_counted.then_some(DuplicateRows { rows: self.found.rows, lineage: self.lineage })
    }

    fn step(&mut self, records: &Records) {
        match &mut self.stage {
            Stage::NotBegun => {
                let len = records.len();
                *self = Self { len, lineage: records.lineage().token(), stage: Stage::Hashing, ..Self::default() };
                self.hashes.reserve_exact(len);
            }
            Stage::Hashing => {
                let from = self.hashes.len();
                let end = self.len.min(from + STEP);
                self.hashes.extend((from..end).map_while(|row| records.get(row)).map(|record| hash(&record)));
                if end == self.len {
                    self.stage = self.part_from(0);
                }
            }
            Stage::Collecting { from, rows, sort } => {
                let end = self.len.min(*from + LOOK);
                let parts = self.len.div_ceil(PART);
                for (row, &hash) in (*from..end).zip(self.hashes.iter().skip(*from)) {
                    if part_of(hash, parts) == self.part {
                        rows.push(row as u32);
                        sort.push(Some(u64::from(hash)));
                    }
                }
                *from = end;
                if end == self.len {
                    self.stage = Stage::Sorting { rows: std::mem::take(rows), sort: std::mem::take(sort) };
                }
            }
            Stage::Sorting { rows, sort } => {
                if let Some(sorted) = sort.step() {
                    let rows = std::mem::take(rows);
                    self.stage = Stage::Comparing { from: 0, rows, sorted, group: Group::default() };
                }
            }
            Stage::Comparing { from, rows, sorted, group } => {
                let end = sorted.rows.len().min(*from + STEP);
                for place in *from..end {
                    let row = sorted.rows.get(place).and_then(|&at| rows.get(at as usize));
                    let Some(&row) = row else { continue };
                    if sorted.group_start(place) == place {
                        group.0.clear();
                    }
                    group.look_at(row, records, &mut self.found);
                }
                *from = end;
                if end == sorted.rows.len() {
                    self.stage = self.part_from(self.part + 1);
                }
            }
            Stage::Counted => {}
        }
    }

    fn part_from(&mut self, part: usize) -> Stage {
        self.part = part;
        if part < self.len.div_ceil(PART) {
            let most = self.len.min(PART + PART / 16);
            return Stage::Collecting { from: 0, rows: Vec::with_capacity(most), sort: Sort::new(most) };
        }
        self.hashes = Vec::new();
        Stage::Counted
    }
}

/// Which of so many parts a hash belongs to.
fn part_of(hash: u32, parts: usize) -> usize {
    ((u64::from(hash) * parts as u64) >> u32::BITS) as usize
}

impl Group {
    fn look_at(&mut self, row: u32, records: &Records, found: &mut Found) {
        let mut originals = self.0.iter();
        if originals.any(|&original| records.get(original as usize) == records.get(row as usize)) {
            found.rows.insert(row as usize);
            found.count += 1;
        } else {
            self.0.push(row);
        }
    }
}

/// The same for equal records. In 32 bits, which is all that the hasher has in a browser: fewer to keep, and still few
/// wrong meetings.
fn hash(record: &Record<'_>) -> u32 {
    let mut hasher = OneHasher::default();
    record.hash(&mut hasher);
    hasher.finish() as u32
}

/// A hasher that is in the program once, and not in each of a record's fields.
#[derive(Default)]
struct OneHasher(FxHasher);

impl Hasher for OneHasher {
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.finish()
    }
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

    #[test]
    fn duplicates_are_found_among_more_than_are_sorted_at_a_time() {
        let record = |id: usize| Record { telphone: id.to_string().into(), ..Record::default() };
        let len = 3 * super::PART;
        let repeated = |id: &usize| id.is_multiple_of(1000);
        let records: Vec<_> = (0..len).chain((0..len).filter(repeated)).map(record).collect();
        let records: Records = records.iter().collect();
        let mut duplicates = super::Duplicates::default();
        assert_eq!(duplicates.work(&records, &mut || true), Some(len.div_ceil(1000)));
        let rows = duplicates.into_rows().unwrap_or_default();
        let found: Vec<_> = rows.within(records.lineage(), 0..records.len()).collect();
        assert_eq!(found, (len..records.len()).collect::<Vec<_>>());
    }
}

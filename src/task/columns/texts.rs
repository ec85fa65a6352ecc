//! Texts, end to end in one buffer; where many rows share theirs, each is kept once.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Ints, ends::Ends};
use crate::needle::Needle;

/// So many rows show whether sharing is worth a try.
const SAMPLE: usize = 256;

/// A column of texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    /// Every entry, one after the other.
    buffer: String,
    ends: Ends,
    /// The entry of each row; `None` where every row has its own, in order.
    shared: Option<Ints>,
}

impl Texts {
    pub(crate) fn push(&mut self, text: &str) {
        if self.shared.is_some() {
            let rows: Vec<&str> = self.iter().collect();
            *self = rows.into_iter().collect();
        }
        // Half of all texts are empty, and to copy nothing takes as long as to copy a little.
        if !text.is_empty() {
            self.buffer.push_str(text);
        }
        self.ends.push(self.buffer.len());
    }

    /// Adds some of another column's rows.
    pub(crate) fn extend(&mut self, other: &Self, rows: Range<usize>) {
        if self.shared.is_some() || other.shared.is_some() {
            return rows.map_while(|row| other.get(row)).for_each(|text| self.push(text));
        }
        // Texts that stand side by side are copied as one.
        let start = other.ends.start(rows.start).unwrap_or_default();
        let end = other.ends.start(rows.end.min(other.len())).unwrap_or_default();
        self.ends.extend(&other.ends, rows, self.buffer.len());
        self.buffer.push_str(other.buffer.get(start..end).unwrap_or_default());
    }

    pub(crate) fn clear(&mut self) {
        self.buffer.clear();
        self.ends.clear();
        self.shared = None;
    }

    pub(crate) fn len(&self) -> usize {
        self.shared.as_ref().map_or(self.ends.len(), Ints::len)
    }

    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        match &self.shared {
            Some(entries) => self.entry(entries.get(row)? as usize),
            None => self.entry(row),
        }
    }

    fn entry(&self, entry: usize) -> Option<&str> {
        self.buffer.get(self.ends.start(entry)?..self.ends.get(entry)?)
    }

    /// Every text of any row, in the order of their first rows; each once where that is how they are kept.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map_while(|entry| self.entry(entry))
    }

    /// Every row's text, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map_while(|row| self.get(row))
    }

    /// Calls `hit` with every row whose text has the needle, once each. Rows of which `is_found` says so may be left out.
    pub(crate) fn find(&self, needle: &Needle, is_found: impl Fn(usize) -> bool, mut hit: impl FnMut(usize)) {
        match (needle.digit(), &self.shared) {
            // Most numbers have it: to look into each takes less than to look up whose it is at every place.
            (Some(digit), None) => self.find_byte(digit, is_found, &mut hit),
            _ => self.find_where(needle, |_, _| true, hit),
        }
    }

    /// Calls `hit` with every row whose text has the needle where `counts` says that it counts, of the text and of the
    /// place in it.
    pub(crate) fn find_where(&self, needle: &Needle, counts: impl Fn(&str, usize) -> bool, mut hit: impl FnMut(usize)) {
        let Some(entries) = &self.shared else { return self.find_entries(needle, counts, hit) };
        let mut found = vec![false; self.ends.len()];
        let mut any = false;
        self.find_entries(needle, counts, |entry| {
            any = true;
            if let Some(found) = found.get_mut(entry) {
                *found = true;
            }
        });
        if any {
            entries.zip(0, 0.., |row, entry| {
                if found.get(entry as usize) == Some(&true) {
                    hit(row);
                }
            });
        }
    }

    fn find_byte(&self, byte: u8, is_found: impl Fn(usize) -> bool, hit: &mut impl FnMut(usize)) {
        let bytes = self.buffer.as_bytes();
        self.ends.each(|entry, place| {
            if !is_found(entry) && bytes.get(place).is_some_and(|text| has_byte(text, byte)) {
                hit(entry);
            }
        });
    }

    /// The whole buffer is searched at once; a place that reaches over an entry's end is no hit.
    fn find_entries(&self, needle: &Needle, counts: impl Fn(&str, usize) -> bool, mut hit: impl FnMut(usize)) {
        let counts_in = |entry, place: usize| {
            let start = self.ends.start(entry).unwrap_or_default();
            self.entry(entry).is_some_and(|text| counts(text, place - start))
        };
        let (mut from, mut entry) = (0, 0);
        while let Some(found) = self.buffer.get(from..).and_then(|rest| needle.find(rest)) {
            let (start, end) = (from + found.start, from + found.end);
            let Some((holding, entry_end)) = self.ends.holding(start, entry) else { return };
            entry = holding;
            from = if end <= entry_end && counts_in(entry, start) {
                hit(entry);
                entry_end
            } else {
                self.buffer.ceil_char_boundary(start + 1)
            };
        }
    }

    /// Takes the smallest form: shared entries where that saves bytes.
    pub(crate) fn pack(&mut self) {
        if self.shared.is_some() {
            return;
        }
        if let Some(shared) = self.sharing() {
            *self = shared;
        }
        self.buffer.shrink_to_fit();
        self.ends.pack();
    }

    /// The same rows with every text once, if that is smaller; nothing where that was tried before.
    fn sharing(&self) -> Option<Self> {
        let ends = self.ends.plain()?;
        let bytes = self.buffer.as_bytes();
        let mut start = 0;
        let mut shared = Self::default();
        let mut entries = Vec::with_capacity(self.len());
        let mut by_text = FxHashMap::<Key<'_>, u32>::with_capacity_and_hasher(SAMPLE, FxBuildHasher);
        let mut saved = 0;
        // Equal texts often stand side by side.
        let (mut before, mut entry) = (&[][..], None);
        // What an entry costs beside its bytes, and a row's entry's number.
        let costs = |entries: usize, rows: usize| {
            let number = if entries == 1 {
                0
            } else if entries <= 254 {
                1
            } else {
                2
            };
            2 * entries + number * rows
        };
        for (row, &end) in ends.iter().enumerate() {
            let place = std::mem::replace(&mut start, end)..end;
            let text = bytes.get(place.clone()).unwrap_or_default();
            let next = by_text.len() as u32;
            let own = match entry {
                Some(entry) if same(text, before) => entry,
                _ => *by_text.entry(Key(text)).or_insert(next),
            };
            (before, entry) = (text, Some(own));
            if own == next {
                shared.push(self.buffer.get(place).unwrap_or_default());
            } else {
                saved += text.len();
            }
            entries.push(own);
            // Its own end, two bytes, is what a row saves besides.
            if row + 1 == SAMPLE && saved + 2 * SAMPLE <= costs(by_text.len(), SAMPLE) {
                return None;
            }
        }
        let rows = entries.len();
        if saved + 2 * rows <= costs(by_text.len(), rows) {
            return None;
        }
        let mut entries: Ints = entries.into_iter().collect();
        entries.pack();
        shared.shared = Some(entries);
        Some(shared)
    }

    /// Bytes held on the heap.
    pub(crate) fn memory(&self) -> usize {
        self.buffer.capacity() + self.ends.memory() + self.shared.as_ref().map_or(0, Ints::memory)
    }
}

/// A text to be found again.
struct Key<'t>(&'t [u8]);

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        same(self.0, other.0)
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.0);
    }
}

/// Whether two texts are equal, of which eight bytes are looked at in one step: what compares memory for everybody looks
/// at one.
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(one_end), Some(other_end)) => {
            one_end == other_end && one.as_chunks::<8>().0.iter().eq(other.as_chunks::<8>().0)
        }
        _ => one.iter().eq(other),
    }
}

/// Whether a byte stands in a text, of which eight are looked at in one step.
pub(crate) fn has_byte(text: &[u8], byte: u8) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    // Its highest bit is set in the lowest byte that is 0, and in none where none is.
    let has_zero = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7) != 0;
    let has = |eight: &[u8; 8]| has_zero(u64::from_le_bytes(*eight) ^ (ONES * u64::from(byte)));
    match text.last_chunk() {
        Some(last) => text.as_chunks().0.iter().any(has) || has(last),
        None => text.contains(&byte),
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(rows: I) -> Self {
        let mut texts = Self::default();
        for text in rows {
            texts.push(text);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Texts;
    use crate::needle::Needle;

    /// The bytes a packed column of these texts takes; they are the same after as before, and so is what is found.
    fn packed_size(rows: &[&str], searched: &str, found: &[usize]) -> usize {
        let mut texts: Texts = rows.iter().copied().collect();
        let needle = Needle::new(searched).unwrap();
        let find = |texts: &Texts| {
            let mut hits = Vec::new();
            texts.find(&needle, |_| false, |row| hits.push(row));
            hits
        };
        assert_eq!(find(&texts), found);
        texts.pack();
        assert_eq!(texts.len(), rows.len());
        assert!(texts.iter().eq(rows.iter().copied()));
        assert_eq!(texts.get(rows.len()), None);
        assert_eq!(find(&texts), found);
        let size = texts.memory();
        texts.push("one more");
        assert!(texts.iter().eq(rows.iter().copied().chain(["one more"])));
        size
    }

    #[test]
    fn texts_that_many_rows_share_are_kept_once() {
        let rows = ["call back", "no answer", "call back", ""].repeat(500);
        let found: Vec<usize> = (0..2000).step_by(2).collect();
        let size = packed_size(&rows, "Call", &found);
        assert!(size < 2000 + 100, "{size}");
        assert!(packed_size(&["the same"; 2000], "other", &[]) < 50);
        assert!(packed_size(&[""; 2000], "other", &[]) < 50);
    }

    #[test]
    fn texts_that_differ_take_two_bytes_beside_their_own() {
        let rows: Vec<String> = (0..2000).map(|row| format!("{row:011}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let size = packed_size(&rows, "00001234", &[1234]);
        assert!(size < 2000 * (11 + 2) + 300, "{size}");
    }

    #[test]
    fn a_digit_is_found_wherever_it_stands() {
        let len = 20;
        let rows: Vec<String> = (0..=len).map(|at| "0".repeat(at) + "8" + &"0".repeat(len - at)).collect();
        for from in 0..len {
            let rows: Vec<&str> = rows.iter().filter_map(|row| row.get(from..)).collect();
            let all: Vec<usize> = (from..=len).collect();
            packed_size(&rows, "8", &all);
            packed_size(&rows, "7", &[]);
        }
    }

    #[test]
    fn nothing_is_found_across_two_rows() {
        packed_size(&["ab", "ab", "c", "", "aab", "b"], "bc", &[]);
        // A place across two rows overlaps one in the second.
        packed_size(&["a", "aab", "aa", "a", "a"], "aa", &[1, 2]);
        packed_size(&["é", "éÉ", "é"], "éé", &[1]);
    }
}

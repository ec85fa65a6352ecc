//! Texts, end to end in one buffer; where many rows share theirs, each is kept once.

use rustc_hash::FxHashMap;

use super::{Ints, ends::Ends};
use crate::task::needle::Needle;

/// So many rows show whether sharing is worth a try.
const SAMPLE: usize = 256;

/// A column of texts.
#[derive(Clone, Debug, Default)]
pub(in crate::task) struct Texts {
    /// Every entry, one after the other.
    buffer: String,
    ends: Ends,
    /// The entry of each row; `None` where every row has its own, in order.
    shared: Option<Ints>,
}

impl Texts {
    pub(in crate::task) fn push(&mut self, text: &str) {
        if self.shared.is_some() {
            let rows: Vec<&str> = self.iter().collect();
            *self = rows.into_iter().collect();
        }
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len());
    }

    pub(in crate::task) fn len(&self) -> usize {
        self.shared.as_ref().map_or(self.ends.len(), Ints::len)
    }

    pub(in crate::task) fn get(&self, row: usize) -> Option<&str> {
        match &self.shared {
            Some(entries) => self.entry(entries.get(row)? as usize),
            None => self.entry(row),
        }
    }

    fn entry(&self, entry: usize) -> Option<&str> {
        self.buffer.get(self.ends.start(entry)?..self.ends.get(entry)?)
    }

    /// Every row's text, in order.
    pub(in crate::task) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map_while(|row| self.get(row))
    }

    /// Calls `hit` with every row whose text has the needle, once each.
    pub(in crate::task) fn find(&self, needle: &Needle, hit: impl FnMut(usize)) {
        self.find_where(needle, |_, _| true, hit);
    }

    /// As [`Self::find`], where `counts` says of a text and a place in it whether the needle counts there.
    pub(in crate::task) fn find_where(
        &self,
        needle: &Needle,
        counts: impl Fn(&str, usize) -> bool,
        mut hit: impl FnMut(usize),
    ) {
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

    /// The whole buffer is searched at once; a place that reaches over an entry's end is no hit.
    fn find_entries(&self, needle: &Needle, counts: impl Fn(&str, usize) -> bool, mut hit: impl FnMut(usize)) {
        let (mut from, mut entry) = (0, 0);
        while let Some(found) = self.buffer.get(from..).and_then(|rest| needle.find(rest)) {
            let (start, end) = (from + found.start, from + found.end);
            entry = self.ends.holding(start, entry);
            let (Some(entry_start), Some(entry_end)) = (self.ends.start(entry), self.ends.get(entry)) else { return };
            let text = self.buffer.get(entry_start..entry_end).unwrap_or_default();
            if end <= entry_end && counts(text, start - entry_start) {
                hit(entry);
                from = entry_end;
            } else {
                from = self.buffer.ceil_char_boundary(start + 1);
            }
        }
    }

    /// Takes the smallest form: shared entries where that saves bytes.
    pub(in crate::task) fn pack(&mut self) {
        if self.shared.is_some() {
            return;
        }
        if let Some(shared) = self.sharing() {
            *self = shared;
        }
        self.buffer.shrink_to_fit();
        self.ends.pack();
    }

    /// The same rows with every text once, if that is smaller.
    fn sharing(&self) -> Option<Self> {
        let mut shared = Self::default();
        let mut entries = Vec::with_capacity(self.len());
        let mut by_text = FxHashMap::<&str, u32>::default();
        let mut saved = 0;
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
        for (row, text) in self.iter().enumerate() {
            let next = by_text.len() as u32;
            let entry = *by_text.entry(text).or_insert(next);
            if entry == next {
                shared.push(text);
            } else {
                saved += text.len();
            }
            entries.push(entry);
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
    pub(in crate::task) fn memory(&self) -> usize {
        self.buffer.capacity() + self.ends.memory() + self.shared.as_ref().map_or(0, Ints::memory)
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

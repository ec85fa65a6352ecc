//! Whole numbers, in as few bytes each as their range needs.

use std::mem::size_of;
use std::ops::Range;

/// The value kept for "absent". At any width it is the highest code.
pub(crate) const ABSENT: u32 = u32::MAX;
/// The value kept for "something else, see elsewhere". At any width it is the highest code but one.
pub(crate) const OTHER: u32 = u32::MAX - 1;

/// The codes of a narrow width that are no offsets: those of [`OTHER`] and [`ABSENT`].
const SPECIAL: u32 = 2;

/// A column of `u32`, of which [`ABSENT`] and [`OTHER`] stay cheap beside a narrow range of values.
#[derive(Clone, Debug)]
pub(crate) struct Ints(Codes);

#[derive(Clone, Debug)]
enum Codes {
    /// As pushed.
    Plain(Vec<u32>),
    /// One value in every row.
    Same { value: u32, rows: usize },
    /// Offsets from the lowest value.
    Bytes { base: u32, offsets: Box<[u8]> },
    /// Offsets from the lowest value.
    Words { base: u32, offsets: Box<[u16]> },
}

impl Default for Ints {
    fn default() -> Self {
        Self(Codes::Plain(Vec::new()))
    }
}

impl FromIterator<u32> for Ints {
    fn from_iter<I: IntoIterator<Item = u32>>(values: I) -> Self {
        Self(Codes::Plain(values.into_iter().collect()))
    }
}

impl Ints {
    pub(crate) fn len(&self) -> usize {
        match &self.0 {
            Codes::Plain(values) => values.len(),
            Codes::Same { rows, .. } => *rows,
            Codes::Bytes { offsets, .. } => offsets.len(),
            Codes::Words { offsets, .. } => offsets.len(),
        }
    }

    pub(crate) fn clear(&mut self) {
        match &mut self.0 {
            Codes::Plain(values) => values.clear(),
            _ => *self = Self::default(),
        }
    }

    pub(crate) fn push(&mut self, value: u32) {
        if let Codes::Plain(values) = &mut self.0 {
            values.push(value);
        } else {
            self.0 = Codes::Plain(self.values().chain([value]).collect());
        }
    }

    /// Adds some of another column's rows.
    pub(crate) fn extend(&mut self, other: &Self, rows: Range<usize>) {
        self.extend_by(other, rows, |value| value);
    }

    /// Adds what `value` makes of some of another column's rows.
    pub(crate) fn extend_by(&mut self, other: &Self, rows: Range<usize>, value: impl Fn(u32) -> u32) {
        if let (Codes::Plain(own), Codes::Plain(others)) = (&mut self.0, &other.0) {
            // Many at once, as nearly all are that come.
            own.extend(others.get(rows).unwrap_or_default().iter().map(|&other| value(other)));
        } else {
            other.zip(rows.start, rows, |_, other| self.push(value(other)));
        }
    }

    pub(crate) fn get(&self, row: usize) -> Option<u32> {
        match &self.0 {
            Codes::Plain(values) => values.get(row).copied(),
            Codes::Same { value, rows } => (row < *rows).then_some(*value),
            Codes::Bytes { base, offsets } => offsets.get(row).map(|&offset| from_byte(*base, offset)),
            Codes::Words { base, offsets } => offsets.get(row).map(|&offset| from_word(*base, offset)),
        }
    }

    /// Every value, in order.
    pub(crate) fn values(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).map_while(|row| self.get(row))
    }

    /// Calls `each` with the values from row `from` on and what `with` gives beside them, while both last.
    ///
    /// The width is looked at once and not once a row: this is what every filter and count runs on.
    pub(crate) fn zip<W>(&self, from: usize, with: impl IntoIterator<Item = W>, mut each: impl FnMut(W, u32)) {
        let with = with.into_iter();
        match &self.0 {
            Codes::Plain(values) => with.zip(values.iter().skip(from)).for_each(|(w, &value)| each(w, value)),
            Codes::Same { value, rows } => with.take(rows.saturating_sub(from)).for_each(|w| each(w, *value)),
            Codes::Bytes { base, offsets } => {
                with.zip(offsets.iter().skip(from)).for_each(|(w, &offset)| each(w, from_byte(*base, offset)));
            }
            Codes::Words { base, offsets } => {
                with.zip(offsets.iter().skip(from)).for_each(|(w, &offset)| each(w, from_word(*base, offset)));
            }
        }
    }

    /// The values from row `from` on, written over `values` while both last. For loops that do more than a little with
    /// each: [`Self::zip`] has a copy of its loop for every width.
    pub(crate) fn copy_to(&self, from: usize, values: &mut [u32]) {
        self.zip(from, values, |place, value| *place = value);
    }

    /// Takes the narrowest form that holds every value.
    pub(crate) fn pack(&mut self) {
        let Codes::Plain(values) = &mut self.0 else { return };
        let Some(&first) = values.first() else { return };
        if values.iter().all(|&value| value == first) {
            self.0 = Codes::Same { value: first, rows: values.len() };
            return;
        }
        let ordinary = || values.iter().copied().filter(|&value| value < OTHER);
        let base = ordinary().min().unwrap_or_default();
        let range = ordinary().max().unwrap_or_default() - base;
        // A special value's code is its distance from the top, kept; truncation does just that.
        let offset = |value: u32| if value < OTHER { value - base } else { value };
        if range <= u32::from(u8::MAX) - SPECIAL {
            self.0 = Codes::Bytes { base, offsets: values.iter().map(|&value| offset(value) as u8).collect() };
        } else if range <= u32::from(u16::MAX) - SPECIAL {
            self.0 = Codes::Words { base, offsets: values.iter().map(|&value| offset(value) as u16).collect() };
        } else {
            values.shrink_to_fit();
        }
    }

    /// Bytes held on the heap.
    pub(crate) fn memory(&self) -> usize {
        match &self.0 {
            Codes::Plain(values) => values.capacity() * size_of::<u32>(),
            Codes::Same { .. } => 0,
            Codes::Bytes { offsets, .. } => offsets.len(),
            Codes::Words { offsets, .. } => offsets.len() * size_of::<u16>(),
        }
    }
}

fn from_byte(base: u32, offset: u8) -> u32 {
    if offset < u8::MAX - 1 { base + u32::from(offset) } else { OTHER + u32::from(offset - (u8::MAX - 1)) }
}

fn from_word(base: u32, offset: u16) -> u32 {
    if offset < u16::MAX - 1 { base + u32::from(offset) } else { OTHER + u32::from(offset - (u16::MAX - 1)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{ABSENT, Ints, OTHER};

    /// The bytes a packed column of these values takes; they are the same after as before.
    fn packed_size(values: &[u32]) -> usize {
        let mut ints: Ints = values.iter().copied().collect();
        ints.pack();
        assert_eq!(ints.len(), values.len());
        assert!(ints.values().eq(values.iter().copied()));
        for from in 0..=values.len() {
            let mut zipped = Vec::new();
            ints.zip(from, from.., |row, value| zipped.push((row, value)));
            assert!(zipped.into_iter().eq(values.iter().copied().enumerate().skip(from)), "from {from}");
        }
        assert_eq!(ints.get(values.len()), None);
        ints.memory()
    }

    #[test]
    fn a_column_takes_as_many_bytes_as_its_range_needs() {
        assert_eq!(packed_size(&[]), 0);
        assert_eq!(packed_size(&[7; 100]), 0);
        assert_eq!(packed_size(&[ABSENT; 100]), 0);
        assert_eq!(packed_size(&[1_000_000, 1_000_253]), 2);
        assert_eq!(packed_size(&[1_000_000, 1_000_254]), 4);
        assert_eq!(packed_size(&[1_000_000, 1_065_533]), 4);
        assert_eq!(packed_size(&[1_000_000, 1_065_534]), 8);
    }

    #[test]
    fn absent_and_other_do_not_widen_a_column() {
        assert_eq!(packed_size(&[5, ABSENT, 258, OTHER]), 4);
        assert_eq!(packed_size(&[5, ABSENT, 65_538, OTHER]), 8);
        assert_eq!(packed_size(&[OTHER, ABSENT]), 2);
        assert_eq!(packed_size(&[0, ABSENT, OTHER - 1, OTHER]), 16);
    }

    #[test]
    fn a_packed_column_still_grows() {
        for packed in [vec![7; 3], vec![1, 2, 3], vec![1, 2, 900], vec![0, 1, 70_000]] {
            let mut ints: Ints = packed.iter().copied().collect();
            ints.pack();
            ints.push(123_456);
            assert_eq!(ints.get(3), Some(123_456));
            assert!(ints.values().take(3).eq(packed));
        }
    }
}

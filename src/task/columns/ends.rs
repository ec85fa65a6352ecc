//! Where each of many texts in one buffer ends.

use std::mem::size_of;
use std::ops::Range;

/// Entries that share one wide number when packed.
const BLOCK: usize = 64;
/// So many entries are looked at one by one before all are.
const NEAR: usize = 8;

/// Ascending ends, in bytes.
#[derive(Clone, Debug)]
pub(super) enum Ends {
    /// As pushed.
    Plain(Vec<usize>),
    /// Two bytes each, counted from where their block begins.
    Packed { starts: Box<[usize]>, ends: Box<[u16]> },
}

impl Default for Ends {
    fn default() -> Self {
        Self::Plain(Vec::new())
    }
}

impl Ends {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Plain(ends) => ends.len(),
            Self::Packed { ends, .. } => ends.len(),
        }
    }

    pub(super) fn clear(&mut self) {
        match self {
            Self::Plain(ends) => ends.clear(),
            Self::Packed { .. } => *self = Self::default(),
        }
    }

    /// Where each entry ends, as pushed.
    pub(super) fn plain(&self) -> Option<&[usize]> {
        if let Self::Plain(ends) = self { Some(ends) } else { None }
    }

    pub(super) fn push(&mut self, end: usize) {
        if let Self::Plain(ends) = self {
            ends.push(end);
        } else {
            *self = Self::Plain((0..self.len()).filter_map(|entry| self.get(entry)).chain([end]).collect());
        }
    }

    /// Adds some of others' entries, of which the first begins at `start`.
    pub(super) fn extend(&mut self, others: &Self, entries: Range<usize>, start: usize) {
        let before = others.start(entries.start).unwrap_or_default();
        if let (Self::Plain(own), Self::Plain(others)) = (&mut *self, others) {
            // Many at once, as nearly all are that come.
            own.extend(others.get(entries).unwrap_or_default().iter().map(|end| start + end - before));
        } else {
            entries.map_while(|entry| others.get(entry)).for_each(|end| self.push(start + end - before));
        }
    }

    pub(super) fn get(&self, entry: usize) -> Option<usize> {
        match self {
            Self::Plain(ends) => ends.get(entry).copied(),
            Self::Packed { starts, ends } => Some(starts.get(entry / BLOCK)? + usize::from(*ends.get(entry)?)),
        }
    }

    /// Where an entry begins, which is where the one before ends.
    pub(super) fn start(&self, entry: usize) -> Option<usize> {
        entry.checked_sub(1).map_or(Some(0), |before| self.get(before))
    }

    /// Calls `each` with every entry and its place, in order.
    pub(super) fn each(&self, mut each: impl FnMut(usize, Range<usize>)) {
        let mut from = 0;
        let mut next = |entry, end| each(entry, std::mem::replace(&mut from, end)..end);
        match self {
            Self::Plain(ends) => ends.iter().enumerate().for_each(|(entry, &end)| next(entry, end)),
            Self::Packed { starts, ends } => {
                for (block, (start, ends)) in starts.iter().zip(ends.chunks(BLOCK)).enumerate() {
                    let entries = block * BLOCK..;
                    entries.zip(ends).for_each(|(entry, &end)| next(entry, start + usize::from(end)));
                }
            }
        }
    }

    /// The entry that the byte at `place` belongs to, and its end. None before `earliest` is looked at; there may be
    /// no such entry.
    pub(super) fn holding(&self, place: usize, earliest: usize) -> Option<(usize, usize)> {
        // What is found often is found again soon.
        for entry in earliest..earliest + NEAR {
            let end = self.get(entry)?;
            if place < end {
                return Some((entry, end));
            }
        }
        let entry = match self {
            Self::Plain(ends) => ends.partition_point(|&end| end <= place),
            Self::Packed { starts, ends } => {
                // The last block that begins at the place or before; those of equal start before it are empty.
                let block = starts.partition_point(|&start| start <= place).saturating_sub(1);
                let start = starts.get(block).copied().unwrap_or_default();
                let first = block * BLOCK;
                let own = ends.get(first..ends.len().min(first + BLOCK)).unwrap_or_default();
                first + own.partition_point(|&end| start + usize::from(end) <= place)
            }
        };
        Some((entry, self.get(entry)?))
    }

    /// Takes the packed form, unless a block is too long for it.
    pub(super) fn pack(&mut self) {
        let Self::Plain(plain) = self else { return };
        let starts: Box<[usize]> =
            [0].into_iter().chain(plain.iter().skip(BLOCK - 1).step_by(BLOCK).copied()).collect();
        let ends: Option<Box<[u16]>> = plain
            .chunks(BLOCK)
            .zip(&starts)
            .flat_map(|(ends, &start)| ends.iter().map(move |&end| u16::try_from(end - start).ok()))
            .collect();
        match ends {
            Some(ends) => *self = Self::Packed { starts, ends },
            None => plain.shrink_to_fit(),
        }
    }

    /// Bytes held on the heap.
    pub(super) fn memory(&self) -> usize {
        match self {
            Self::Plain(ends) => ends.capacity() * size_of::<usize>(),
            Self::Packed { starts, ends } => size_of_val(&**starts) + size_of_val(&**ends),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Ends};

    #[test]
    fn every_byte_is_found_in_its_entry_packed_or_not() {
        // Empty entries at the beginning, at the end and over a whole block.
        let lengths: Vec<usize> =
            (0..5 * BLOCK).map(|entry| if (entry / BLOCK).is_multiple_of(2) { entry % 4 } else { 0 }).collect();
        let mut ends = Ends::default();
        let mut sum = 0;
        for length in &lengths {
            sum += length;
            ends.push(sum);
        }
        for _ in 0..2 {
            let mut place = 0;
            for (entry, length) in lengths.iter().enumerate() {
                for _ in 0..*length {
                    for earliest in [0, entry.saturating_sub(1), entry] {
                        assert_eq!(ends.holding(place, earliest), Some((entry, ends.get(entry).unwrap_or_default())));
                    }
                    place += 1;
                }
            }
            assert_eq!(ends.holding(place, 0), None);
            ends.pack();
        }
    }

    #[test]
    fn long_texts_stay_as_they_are() {
        let mut ends = Ends::default();
        for end in [10, 70_000, 70_001] {
            ends.push(end);
        }
        ends.pack();
        assert_eq!(ends.get(2), Some(70_001));
        assert_eq!(ends.start(2), Some(70_000));
        assert_eq!(ends.memory(), 3 * size_of::<usize>());
    }
}

//! Where each of many texts in one buffer ends.

use std::mem::size_of;

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

    pub(super) fn push(&mut self, end: usize) {
        if let Self::Plain(ends) = self {
            ends.push(end);
        } else {
            *self = Self::Plain((0..self.len()).filter_map(|entry| self.get(entry)).chain([end]).collect());
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

    /// The entry that the byte at `place` belongs to, none before `earliest`; past the last if there is none.
    pub(super) fn holding(&self, place: usize, earliest: usize) -> usize {
        // What is found often is found again soon.
        if let Some(near) = (earliest..earliest + NEAR).find(|&entry| self.get(entry).is_some_and(|end| place < end)) {
            return near;
        }
        match self {
            Self::Plain(ends) => {
                let rest = ends.get(earliest..).unwrap_or_default();
                earliest + rest.partition_point(|&end| end <= place)
            }
            Self::Packed { starts, ends } => {
                // The last block that begins at the place or before; those of equal start before it are empty.
                let block = starts.partition_point(|&start| start <= place).saturating_sub(1);
                let start = starts.get(block).copied().unwrap_or_default();
                let first = block * BLOCK;
                let own = ends.get(first..ends.len().min(first + BLOCK)).unwrap_or_default();
                first + own.partition_point(|&end| start + usize::from(end) <= place)
            }
        }
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

//! A set of rows, a bit each.

/// Some rows of many.
#[derive(Clone, Debug, Default)]
pub(super) struct RowSet(Vec<u64>);

impl RowSet {
    /// Adds a row. Whether it was not in it.
    pub(super) fn insert(&mut self, row: usize) -> bool {
        let (place, bit) = place(row);
        if place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        let Some(word) = self.0.get_mut(place) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Its rows of a range that begins with a multiple of 64, ascending, counted from there.
    pub(super) fn within(&self, rows: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        let (first, len) = (rows.start / 64, rows.len());
        let words = self.0.iter().skip(first).take(len.div_ceil(64)).copied();
        words
            .enumerate()
            .flat_map(|(place, word)| bits(word).map(move |bit| place * 64 + bit))
            .take_while(move |row| *row < len)
    }
}

fn place(row: usize) -> (usize, u64) {
    (row / 64, 1 << (row % 64))
}

/// The places of a word's bits, ascending.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(bit)
    })
}

#[cfg(test)]
mod tests {
    use super::RowSet;

    #[test]
    fn rows_are_in_it_once_and_found_in_any_range() {
        let mut set = RowSet::default();
        assert!([64, 0, 63, 130].into_iter().all(|row| set.insert(row)));
        assert!(!set.insert(63));
        assert!(set.within(0..131).eq([0, 63, 64, 130]));
        assert!(set.within(0..130).eq([0, 63, 64]));
        assert!(set.within(64..1000).eq([0, 66]));
        assert!(set.within(0..0).next().is_none());
        assert!(set.within(6400..6500).next().is_none());
    }
}

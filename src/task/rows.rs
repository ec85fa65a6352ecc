//! The rows of an answer.

/// The rows that a filter shows, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows<'v> {
    /// The first so many, all of them, as they stand in the task: of a million nothing need be kept.
    First(usize),
    /// These.
    Listed(&'v [u32]),
}

impl Rows<'_> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::First(len) => *len,
            Self::Listed(rows) => rows.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row in a place, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<u32> {
        match self {
            Self::First(len) => (place < *len).then_some(place as u32),
            Self::Listed(rows) => rows.get(place).copied(),
        }
    }

    /// A list of them.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u32> {
        match self {
            Self::First(len) => (0..*len as u32).collect(),
            Self::Listed(rows) => rows.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn all_rows_are_what_a_list_of_them_is() {
        let listed = [0, 1, 2];
        for rows in [Rows::First(3), Rows::Listed(&listed)] {
            assert_eq!(rows.to_vec(), listed);
            assert_eq!([0, 2, 3].map(|place| rows.get(place)), [Some(0), Some(2), None]);
            assert_eq!((rows.len(), rows.is_empty()), (3, false));
        }
        assert!(Rows::First(0).is_empty());
    }
}

//! Putting what is few into an order.
//!
//! The library's sorts are in the program once for each type and each comparison, and are long: this is in it once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The places from 0 up to `len` in the order that `compare` says of any two; equal ones stay in theirs.
pub(super) fn in_order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let places: BinaryHeap<_> = (0..len as u32).map(|place| Place { place, compare }).collect();
    places.into_sorted_vec().into_iter().map(|place| place.place).collect()
}

struct Place<'a> {
    place: u32,
    compare: &'a dyn Fn(usize, usize) -> Ordering,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(self.place as usize, other.place as usize).then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_in_their_order() {
        for len in 0..200 {
            let key = |place: usize| place * 7 % 5;
            let mut expected: Vec<_> = (0..len as u32).collect();
            expected.sort_by_key(|&place| key(place as usize));
            assert_eq!(in_order(len, &|one, other| key(one).cmp(&key(other))), expected);
        }
    }
}

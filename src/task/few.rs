//! Putting what is few into an order.
//!
//! The standard library's sort is in the program once for each type and each comparison: this is in it once.

use std::cmp::Ordering;

/// The places from 0 up to `len` in the order that `compare` says of any two; equal ones stay in theirs.
pub(super) fn in_order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..len as u32).collect();
    places.sort_by(|&one, &other| compare(one as usize, other as usize));
    places
}

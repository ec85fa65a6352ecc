//! Sorting rows by whole numbers, in steps that each take far less than a frame.
//!
//! A radix sort from the lowest digit up: its time does not depend on the data, it is stable, and it can be left and
//! taken up again after every few thousand rows.

use super::columns::CHUNK_ROWS;

/// The widest digit, in bits: more would scatter rows over more places than a first-level cache has.
const WIDEST_DIGIT: u32 = 12;
/// Places in a table that has one for each digit.
const DIGITS: usize = 1 << WIDEST_DIGIT;
/// Rows of one step.
const STEP: usize = 2 * CHUNK_ROWS;

/// A row and its key, in two halves so that it takes no more than it must.
#[derive(Clone, Copy, Debug, Default)]
struct Item {
    high: u32,
    low: u32,
    row: u32,
}

impl Item {
    fn key(self) -> u64 {
        u64::from(self.high) << u32::BITS | u64::from(self.low)
    }
}

/// A sort under way. First every row is pushed, in order; then [`Self::step`] is called until it is done.
#[derive(Clone, Debug, Default)]
pub(super) struct Sort {
    items: Vec<Item>,
    /// Rows without a key, in order.
    absent: Vec<u32>,
    /// Bits in which keys differ.
    varying: u64,
    progress: Progress,
}

#[derive(Clone, Debug, Default)]
enum Progress {
    #[default]
    Pushing,
    Pass(Pass),
    /// Taking the rows out, with the sorted ones so far.
    Rows(Sorted),
}

/// Sorting by one digit: count how often each is there, then move each item to its digit's next place.
#[derive(Clone, Debug)]
struct Pass {
    shift: u32,
    bits: u32,
    /// Items gone through, first counting and then moving.
    at: usize,
    phase: Phase,
    /// How often each digit is there; while moving, its next place.
    places: Box<[u32; DIGITS]>,
    moved: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Counting,
    Moving,
}

/// All rows in ascending order of their keys, rows of equal keys in task order, rows without a key last.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorted {
    pub(super) rows: Vec<u32>,
    /// A bit for each place in `rows`: whether another group of equal keys begins there.
    borders: Vec<u64>,
    /// Where the rows without a key begin.
    pub(super) absent_from: usize,
}

impl Sort {
    /// A sort of so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self { items: Vec::with_capacity(rows), ..Self::default() }
    }

    pub(super) fn push(&mut self, row: u32, key: Option<u64>) {
        let Some(key) = key else { return self.absent.push(row) };
        let item = Item { high: (key >> u32::BITS) as u32, low: key as u32, row };
        self.varying |= key ^ self.items.first().map_or(key, |first| first.key());
        self.items.push(item);
    }

    /// Goes on for a moment. `None` while there is more to do.
    pub(super) fn step(&mut self) -> Option<Sorted> {
        match &mut self.progress {
            Progress::Pushing => self.progress = self.pass_from(self.varying.trailing_zeros()),
            Progress::Pass(pass) => {
                if pass.step(&self.items) {
                    let next = pass.shift + pass.bits;
                    self.items = std::mem::take(&mut pass.moved);
                    self.progress = self.pass_from(next);
                }
            }
            Progress::Rows(sorted) => {
                let from = sorted.rows.len();
                let mut before = from.checked_sub(1).and_then(|before| self.items.get(before)).map(|item| item.key());
                for item in self.items.iter().skip(from).take(STEP) {
                    if before != Some(item.key()) {
                        sorted.begin_group();
                    }
                    before = Some(item.key());
                    sorted.rows.push(item.row);
                }
                if sorted.rows.len() == self.items.len() {
                    sorted.absent_from = sorted.rows.len();
                    sorted.rows.append(&mut self.absent);
                    return Some(std::mem::take(sorted));
                }
            }
        }
        None
    }

    /// The pass that sorts by the digit at bit `shift`, or the end where no key differs from there up.
    fn pass_from(&self, shift: u32) -> Progress {
        let rest = self.varying.checked_shr(shift).unwrap_or_default();
        if rest == 0 {
            let mut sorted = Sorted::default();
            sorted.rows.reserve_exact(self.items.len() + self.absent.len());
            return Progress::Rows(sorted);
        }
        let bits_left = u64::BITS - rest.leading_zeros();
        Progress::Pass(Pass {
            shift,
            // As many passes as must be, with digits as narrow as that allows.
            bits: bits_left.div_ceil(bits_left.div_ceil(WIDEST_DIGIT)),
            at: 0,
            phase: Phase::Counting,
            places: Box::new([0; DIGITS]),
            moved: Vec::new(),
        })
    }
}

impl Pass {
    /// Goes on for a moment; whether the pass is done.
    fn step(&mut self, items: &[Item]) -> bool {
        let (shift, mask) = (self.shift, (1 << self.bits) - 1);
        let digit = |item: &Item| (item.key() >> shift & mask) as usize % DIGITS;
        let next = items.iter().skip(self.at).take(STEP);
        match self.phase {
            Phase::Counting => next.for_each(|item| {
                bump(&mut self.places, digit(item));
            }),
            Phase::Moving => next.for_each(|item| {
                let place = bump(&mut self.places, digit(item));
                if let Some(moved) = self.moved.get_mut(place as usize) {
                    *moved = *item;
                }
            }),
        }
        self.at += STEP;
        if self.at < items.len() {
            return false;
        }
        if self.phase == Phase::Moving {
            return true;
        }
        let mut sum = 0;
        for place in self.places.iter_mut() {
            sum += std::mem::replace(place, sum);
        }
        (self.phase, self.at) = (Phase::Moving, 0);
        self.moved.resize(items.len(), Item::default());
        false
    }
}

/// Adds one to a digit's count or place and gives what it was.
fn bump(places: &mut [u32; DIGITS], digit: usize) -> u32 {
    places.get_mut(digit).map_or(0, |place| std::mem::replace(place, *place + 1))
}

impl Sorted {
    fn begin_group(&mut self) {
        let place = self.rows.len();
        self.borders.resize(place / 64 + 1, 0);
        if let Some(word) = self.borders.last_mut() {
            *word |= 1 << (place % 64);
        }
    }

    /// The first place of the group that `place` belongs to.
    pub(super) fn group_start(&self, place: usize) -> usize {
        let up_to_place = u64::MAX >> (63 - place % 64);
        let words = self.borders.iter().enumerate().take(place / 64 + 1).rev();
        let masked = words.map(|(at, word)| (at, if at == place / 64 { word & up_to_place } else { *word }));
        masked
            .filter(|(_, word)| *word != 0)
            .map(|(at, word)| at * 64 + word.ilog2() as usize)
            .next()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Sort, Sorted};

    fn sorted(keys: &[Option<u64>]) -> Sorted {
        let mut sort = Sort::new(keys.len());
        for (row, &key) in (0..).zip(keys) {
            sort.push(row, key);
        }
        std::iter::repeat_with(|| sort.step()).find_map(|sorted| sorted).unwrap()
    }

    fn check(keys: &[Option<u64>]) {
        let sorted = sorted(keys);
        let mut wanted: Vec<u32> = (0..keys.len() as u32).collect();
        let key = |row: u32| keys.get(row as usize).copied().flatten();
        wanted.sort_by_key(|&row| (key(row).is_none(), key(row)));
        assert_eq!(sorted.rows, wanted);
        assert_eq!(sorted.absent_from, keys.iter().flatten().count());
        for place in 0..sorted.absent_from {
            let start = wanted.iter().position(|&row| key(row) == key(wanted.get(place).copied().unwrap())).unwrap();
            assert_eq!(sorted.group_start(place), start);
        }
    }

    #[test]
    fn nothing_and_equal_keys_are_sorted() {
        check(&[]);
        check(&[None, None]);
        check(&[Some(5); 200]);
        check(&[Some(u64::MAX), None, Some(0), Some(u64::MAX), Some(1 << 40)]);
    }

    #[test]
    fn more_rows_than_a_step_are_sorted() {
        let keys: Vec<_> = (0..20_000_u64).map(|row| Some(row * 7919 % 10_007 * 1_000_003)).collect();
        let rows = sorted(&keys).rows;
        assert_eq!(rows.len(), keys.len());
        assert!(rows.is_sorted_by_key(|&row| (keys.get(row as usize).copied(), row)));
    }

    #[test]
    fn keys_of_every_width_are_sorted() {
        for width in 0..u64::BITS {
            let scattered = |row: u64| row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> width;
            let keys: Vec<_> = (0..300).map(|row| (row % 7 != 3).then(|| scattered(row))).collect();
            check(&keys);
        }
    }
}

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

/// A sort under way. First the key of every row is pushed; then [`Self::step`] is called until it is done. Rows are
/// numbered as they are pushed, from 0 on.
///
/// Rows alone are moved, and their keys looked up: what is moved with its key takes half as much memory again, which a
/// page never gives back.
#[derive(Clone, Debug, Default)]
pub(super) struct Sort {
    /// By row; of one without a key, 0.
    keys: Vec<u64>,
    /// Rows with a key, as far as they are sorted.
    rows: Vec<u32>,
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
    /// Looking where groups of equal keys begin, with those found so far and the place to go on from.
    Groups(Vec<u64>, usize),
}

/// Sorting by one digit: count how often each is there, then move each row to its digit's next place.
#[derive(Clone, Debug)]
struct Pass {
    shift: u32,
    bits: u32,
    /// Keys gone through while counting, then rows while moving.
    at: usize,
    phase: Phase,
    /// How often each digit is there; while moving, its next place.
    places: Box<[u32; DIGITS]>,
    moved: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Counting,
    Moving,
}

/// All rows in ascending order of their keys, rows of equal keys as they were pushed, rows without a key last.
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
        Self { keys: Vec::with_capacity(rows), rows: Vec::with_capacity(rows), ..Self::default() }
    }

    /// The next row's key.
    pub(super) fn push(&mut self, key: Option<u64>) {
        let row = self.keys.len() as u32;
        self.keys.push(key.unwrap_or_default());
        let Some(key) = key else { return self.absent.push(row) };
        self.varying |= key ^ self.rows.first().map_or(key, |&first| key_of(&self.keys, first));
        self.rows.push(row);
    }

    /// Goes on for a moment. `None` while there is more to do.
    pub(super) fn step(&mut self) -> Option<Sorted> {
        match &mut self.progress {
            Progress::Pushing => self.progress = self.pass_from(self.varying.trailing_zeros()),
            Progress::Pass(pass) => {
                if pass.step(&self.keys, &self.rows) {
                    let next = pass.shift + pass.bits;
                    self.rows = std::mem::take(&mut pass.moved);
                    self.progress = self.pass_from(next);
                }
            }
            Progress::Groups(borders, at) => {
                let mut before = at.checked_sub(1).and_then(|before| self.rows.get(before));
                for (place, row) in self.rows.iter().enumerate().skip(*at).take(STEP) {
                    if before.is_none_or(|&before| key_of(&self.keys, before) != key_of(&self.keys, *row)) {
                        begin_group(borders, place);
                    }
                    before = Some(row);
                }
                *at += STEP;
                if *at >= self.rows.len() {
                    let (borders, absent_from) = (std::mem::take(borders), self.rows.len());
                    let mut rows = std::mem::take(&mut self.rows);
                    rows.append(&mut self.absent);
                    return Some(Sorted { rows, borders, absent_from });
                }
            }
        }
        None
    }

    /// The pass that sorts by the digit at bit `shift`, or the end where no key differs from there up.
    fn pass_from(&self, shift: u32) -> Progress {
        let rest = self.varying.checked_shr(shift).unwrap_or_default();
        if rest == 0 {
            return Progress::Groups(Vec::new(), 0);
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
    fn step(&mut self, keys: &[u64], rows: &[u32]) -> bool {
        let (shift, mask) = (self.shift, (1 << self.bits) - 1);
        let digit = |key: u64| (key >> shift & mask) as usize % DIGITS;
        match self.phase {
            Phase::Counting => {
                // In the order in which they lie, whichever that of the rows is.
                keys.iter().skip(self.at).take(STEP).for_each(|&key| {
                    bump(&mut self.places, digit(key));
                });
            }
            Phase::Moving => rows.iter().skip(self.at).take(STEP).for_each(|&row| {
                let place = bump(&mut self.places, digit(key_of(keys, row)));
                if let Some(moved) = self.moved.get_mut(place as usize) {
                    *moved = row;
                }
            }),
        }
        self.at += STEP;
        match self.phase {
            Phase::Counting if self.at >= keys.len() => {
                // Rows without a key were counted by their 0.
                let absent = (keys.len() - rows.len()) as u32;
                self.places.first_mut().into_iter().for_each(|none| *none -= absent);
                let mut sum = 0;
                for place in self.places.iter_mut() {
                    sum += std::mem::replace(place, sum);
                }
                (self.phase, self.at) = (Phase::Moving, 0);
                // What comes after them in the end has its room too.
                self.moved.reserve_exact(keys.len());
                self.moved.resize(rows.len(), 0);
                false
            }
            Phase::Moving => self.at >= rows.len(),
            Phase::Counting => false,
        }
    }
}

/// The key of a row that was pushed.
fn key_of(keys: &[u64], row: u32) -> u64 {
    keys.get(row as usize).copied().unwrap_or_default()
}

fn begin_group(borders: &mut Vec<u64>, place: usize) {
    borders.resize(place / 64 + 1, 0);
    if let Some(word) = borders.last_mut() {
        *word |= 1 << (place % 64);
    }
}

/// Adds one to a digit's count or place and gives what it was.
fn bump(places: &mut [u32; DIGITS], digit: usize) -> u32 {
    places.get_mut(digit).map_or(0, |place| std::mem::replace(place, *place + 1))
}

impl Sorted {
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
        keys.iter().for_each(|&key| sort.push(key));
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

//! Readings: documented values as whole numbers, everything else word for word beside them.

use std::borrow::Cow;
use std::mem::size_of;
use std::ops::Range;

use super::ints::{ABSENT, Ints, OTHER};
use crate::protocol::{AnswerType, CalledStatus, CivilTime, Reading};

/// A documented value that is a whole number at heart, in the same order.
pub(crate) trait Code: Copy + 'static {
    fn code(self) -> u32;
    /// `None` for a number that [`Self::code`] never gives.
    fn from_code(code: u32) -> Option<Self>;
}

/// A column of readings. What is no ordinary number is rare and lies in a side table.
#[derive(Clone, Debug)]
pub(crate) struct Readings<T: Code> {
    codes: Ints,
    /// By row, ascending.
    others: Vec<(usize, Reading<'static, T>)>,
}

impl<T: Code> Default for Readings<T> {
    fn default() -> Self {
        Self { codes: Ints::default(), others: Vec::new() }
    }
}

impl<T: Code> Readings<T> {
    pub(crate) fn clear(&mut self) {
        self.codes.clear();
        self.others.clear();
    }

    pub(crate) fn push(&mut self, reading: &Reading<'_, T>) {
        let code = match reading {
            Reading::Absent => ABSENT,
            Reading::Known(value) if value.code() < OTHER => value.code(),
            Reading::Known(value) => self.other(Reading::Known(*value)),
            Reading::Other(text) => self.other(Reading::Other(Cow::Owned(text.as_ref().to_owned()))),
        };
        self.codes.push(code);
    }

    /// Adds some of another column's rows.
    pub(crate) fn extend(&mut self, other: &Self, rows: Range<usize>) {
        let from = self.codes.len();
        let first = other.others.partition_point(|(row, _)| *row < rows.start);
        let others = other.others.iter().skip(first).take_while(|(row, _)| rows.contains(row));
        self.others.extend(others.map(|(row, reading)| (from + row - rows.start, reading.clone())));
        self.codes.extend(&other.codes, rows);
    }

    fn other(&mut self, reading: Reading<'static, T>) -> u32 {
        self.others.push((self.codes.len(), reading));
        OTHER
    }

    pub(crate) fn get(&self, row: usize) -> Option<Reading<'_, T>> {
        Some(match self.codes.get(row)? {
            ABSENT => Reading::Absent,
            OTHER => self.reading_aside(row),
            code => T::from_code(code).map_or(Reading::Absent, Reading::Known),
        })
    }

    fn reading_aside(&self, row: usize) -> Reading<'_, T> {
        let place = self.others.binary_search_by_key(&row, |(row, _)| *row);
        match place.ok().and_then(|place| self.others.get(place)) {
            Some((_, Reading::Known(value))) => Reading::Known(*value),
            Some((_, Reading::Other(text))) => Reading::Other(Cow::Borrowed(text)),
            Some((_, Reading::Absent)) | None => Reading::Absent,
        }
    }

    /// The number that stands for each row's reading: a documented value's [`Code::code`], [`ABSENT`], or [`OTHER`],
    /// which also stands for the few values whose own code is one of these two: see [`Self::known_aside`].
    pub(crate) const fn codes(&self) -> &Ints {
        &self.codes
    }

    /// The documented values that are [`OTHER`] among the codes, by row, ascending.
    pub(crate) fn known_aside(&self) -> impl Iterator<Item = (usize, T)> {
        self.others.iter().filter_map(|(row, reading)| Some((*row, reading.known()?)))
    }

    /// The documented value of a row that has this code, if it is one.
    pub(crate) fn value(&self, row: usize, code: u32) -> Option<T> {
        match code {
            ABSENT => None,
            OTHER => self.reading_aside(row).known(),
            code => T::from_code(code),
        }
    }

    /// The rows of readings that are no documented value, ascending.
    pub(crate) fn undocumented(&self) -> impl Iterator<Item = usize> {
        self.others.iter().filter_map(|(row, reading)| matches!(reading, Reading::Other(_)).then_some(*row))
    }

    pub(crate) fn pack(&mut self) {
        self.codes.pack();
        self.others.shrink_to_fit();
    }

    /// Bytes held on the heap.
    pub(crate) fn memory(&self) -> usize {
        let texts = self.others.iter().map(|(_, reading)| match reading {
            Reading::Other(Cow::Owned(text)) => text.capacity(),
            _ => 0,
        });
        self.codes.memory() + self.others.capacity() * size_of::<(usize, Reading<'static, T>)>() + texts.sum::<usize>()
    }
}

impl Code for u32 {
    fn code(self) -> u32 {
        self
    }

    fn from_code(code: u32) -> Option<Self> {
        Some(code)
    }
}

impl Code for CivilTime {
    fn code(self) -> u32 {
        self.seconds()
    }

    fn from_code(code: u32) -> Option<Self> {
        Some(Self::from_seconds(code))
    }
}

impl Code for bool {
    fn code(self) -> u32 {
        u32::from(self)
    }

    fn from_code(code: u32) -> Option<Self> {
        match code {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Code for CalledStatus {
    fn code(self) -> u32 {
        match self {
            Self::Called => 0,
            Self::NotCalled => 1,
        }
    }

    fn from_code(code: u32) -> Option<Self> {
        match code {
            0 => Some(Self::Called),
            1 => Some(Self::NotCalled),
            _ => None,
        }
    }
}

impl Code for AnswerType {
    fn code(self) -> u32 {
        match self {
            Self::Connected => 0,
            Self::Caller => 1,
            Self::Callee => 2,
        }
    }

    fn from_code(code: u32) -> Option<Self> {
        match code {
            0 => Some(Self::Connected),
            1 => Some(Self::Caller),
            2 => Some(Self::Callee),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Readings;
    use crate::protocol::Reading;

    #[test]
    fn every_reading_comes_back_packed_or_not() {
        let pushed = [
            Reading::Known(3),
            Reading::Absent,
            Reading::Other("7.5".into()),
            Reading::Known(u32::MAX),
            Reading::Known(u32::MAX - 1),
            Reading::Known(0),
        ];
        let mut readings = Readings::<u32>::default();
        for reading in &pushed {
            readings.push(reading);
        }
        for _ in 0..2 {
            for (row, reading) in pushed.iter().enumerate() {
                assert_eq!(readings.get(row).as_ref(), Some(reading));
            }
            assert_eq!(readings.get(pushed.len()), None);
            assert!(readings.known_aside().eq([(3, u32::MAX), (4, u32::MAX - 1)]));
            assert!(readings.undocumented().eq([2]));
            let codes = readings.codes().values().enumerate();
            assert!(codes.map(|(row, code)| readings.value(row, code)).eq(pushed.iter().map(Reading::known)));
            readings.pack();
        }
    }
}

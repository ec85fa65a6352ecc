//! Columns: one field of every record, packed.
//!
//! All grow in chunks, so that a million rows never mean one copy of everything to a larger place.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::protocol::{AnswerType, CalledStatus, CivilTime, Reading};

/// Rows of one chunk.
const CHUNK_ROWS: usize = 4096;

/// A growing list of small values.
#[derive(Clone, Debug)]
pub(super) struct Chunked<T> {
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T: Copy> Chunked<T> {
    pub(super) fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK_ROWS => chunk.push(value),
            _ => self.chunks.push(vec![value]),
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<T> {
        self.chunks.get(row / CHUNK_ROWS)?.get(row % CHUNK_ROWS).copied()
    }
}

/// Texts that mostly differ from row to row: those of a chunk lie end to end in one buffer.
#[derive(Clone, Debug, Default)]
pub(super) struct TextColumn {
    chunks: Vec<TextChunk>,
}

#[derive(Clone, Debug, Default)]
struct TextChunk {
    text: String,
    /// Where each row's text ends, in bytes.
    ends: Vec<u32>,
}

impl TextColumn {
    pub(super) fn push(&mut self, text: &str) {
        let full =
            |chunk: &TextChunk| chunk.ends.len() == CHUNK_ROWS || u32::try_from(chunk.text.len() + text.len()).is_err();
        if self.chunks.last().is_none_or(|chunk| chunk.ends.len() == CHUNK_ROWS) {
            if let Some(done) = self.chunks.last_mut() {
                done.text.shrink_to_fit();
            }
            self.chunks.push(TextChunk::default());
        }
        let Some(chunk) = self.chunks.last_mut() else { return };
        // Past 4 GiB in 4096 rows, more than wasm's memory holds, the row stays and its text is lost.
        if !full(chunk) {
            chunk.text.push_str(text);
        }
        chunk.ends.push(chunk.text.len() as u32);
    }

    pub(super) fn get(&self, row: usize) -> Option<&str> {
        let chunk = self.chunks.get(row / CHUNK_ROWS)?;
        let place = row % CHUNK_ROWS;
        let end = *chunk.ends.get(place)? as usize;
        let start = match place.checked_sub(1) {
            Some(before) => *chunk.ends.get(before)? as usize,
            None => 0,
        };
        chunk.text.get(start..end)
    }
}

/// Texts of which few differ (a task's ID, agents, cities): each is kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct InternedColumn {
    ids: Chunked<u32>,
    texts: Vec<Box<str>>,
    by_text: HashMap<Box<str>, u32>,
}

impl InternedColumn {
    pub(super) fn push(&mut self, text: &str) {
        let id = match self.by_text.get(text) {
            Some(&id) => id,
            None => {
                let id = self.texts.len() as u32;
                self.texts.push(text.into());
                self.by_text.insert(text.into(), id);
                id
            }
        };
        self.ids.push(id);
    }

    pub(super) fn get(&self, row: usize) -> Option<&str> {
        self.texts.get(self.ids.get(row)? as usize).map(AsRef::as_ref)
    }
}

/// A documented value that fits a small integer, with two codes to spare for "absent" and "something else".
pub(super) trait Packed: Copy {
    type Code: Copy + Eq + 'static;
    const ABSENT: Self::Code;
    const OTHER: Self::Code;

    /// `None` where the value's code is not to spare; the column then keeps the value's text.
    fn pack(self) -> Option<Self::Code>;
    fn unpack(code: Self::Code) -> Option<Self>;
    /// The value in words, for the rare one that does not pack.
    fn text(self) -> String;
}

/// Readings: documented values packed, everything else word for word in a side table that is nearly always empty.
#[derive(Clone, Debug)]
pub(super) struct ReadingColumn<T: Packed> {
    codes: Chunked<T::Code>,
    others: BTreeMap<usize, Box<str>>,
    len: usize,
}

impl<T: Packed> Default for ReadingColumn<T> {
    fn default() -> Self {
        Self { codes: Chunked::default(), others: BTreeMap::new(), len: 0 }
    }
}

impl<T: Packed> ReadingColumn<T> {
    pub(super) fn push(&mut self, reading: &Reading<'_, T>) {
        let code = match reading {
            Reading::Absent => T::ABSENT,
            Reading::Known(value) => value.pack().unwrap_or_else(|| {
                self.others.insert(self.len, value.text().into());
                T::OTHER
            }),
            Reading::Other(text) => {
                self.others.insert(self.len, text.as_ref().into());
                T::OTHER
            }
        };
        self.codes.push(code);
        self.len += 1;
    }

    pub(super) fn get(&self, row: usize) -> Option<Reading<'_, T>> {
        let code = self.codes.get(row)?;
        Some(if code == T::ABSENT {
            Reading::Absent
        } else if code == T::OTHER {
            Reading::Other(Cow::Borrowed(self.others.get(&row).map_or("", AsRef::as_ref)))
        } else {
            T::unpack(code).map_or(Reading::Absent, Reading::Known)
        })
    }
}

impl Packed for u32 {
    type Code = u32;
    const ABSENT: u32 = u32::MAX;
    const OTHER: u32 = u32::MAX - 1;

    fn pack(self) -> Option<u32> {
        (self < Self::OTHER).then_some(self)
    }

    fn unpack(code: u32) -> Option<Self> {
        Some(code)
    }

    fn text(self) -> String {
        self.to_string()
    }
}

impl Packed for CivilTime {
    type Code = u32;
    const ABSENT: u32 = u32::MAX;
    const OTHER: u32 = u32::MAX - 1;

    fn pack(self) -> Option<u32> {
        self.seconds().pack()
    }

    fn unpack(code: u32) -> Option<Self> {
        Some(Self::from_seconds(code))
    }

    fn text(self) -> String {
        self.to_string()
    }
}

impl Packed for bool {
    type Code = u8;
    const ABSENT: u8 = u8::MAX;
    const OTHER: u8 = u8::MAX - 1;

    fn pack(self) -> Option<u8> {
        Some(u8::from(self))
    }

    fn unpack(code: u8) -> Option<Self> {
        Some(code == 1)
    }

    fn text(self) -> String {
        u8::from(self).to_string()
    }
}

impl Packed for CalledStatus {
    type Code = u8;
    const ABSENT: u8 = u8::MAX;
    const OTHER: u8 = u8::MAX - 1;

    fn pack(self) -> Option<u8> {
        Some(match self {
            Self::Called => 0,
            Self::NotCalled => 1,
        })
    }

    fn unpack(code: u8) -> Option<Self> {
        [Self::Called, Self::NotCalled].get(usize::from(code)).copied()
    }

    fn text(self) -> String {
        self.code().to_string()
    }
}

impl Packed for AnswerType {
    type Code = u8;
    const ABSENT: u8 = u8::MAX;
    const OTHER: u8 = u8::MAX - 1;

    fn pack(self) -> Option<u8> {
        Some(match self {
            Self::Connected => 0,
            Self::Caller => 1,
            Self::Callee => 2,
        })
    }

    fn unpack(code: u8) -> Option<Self> {
        [Self::Connected, Self::Caller, Self::Callee].get(usize::from(code)).copied()
    }

    fn text(self) -> String {
        self.word().to_owned()
    }
}

//! Cells as they go from the page to the module: one byte for what it is, then what it says.
//!
//! | byte | cell | what follows |
//! | --- | --- | --- |
//! | 0 | empty | |
//! | 1 | text | its length in bytes, its UTF-8 |
//! | 2 | whole number | the number |
//! | 3 | time | seconds since 1970 |
//! | 4 | decimal number | eight bytes, IEEE 754, the lowest first |
//! | 5 | share of one | the same |
//!
//! Numbers, lengths and seconds are seven bits a byte, the lowest first; the highest bit says that there is more.

use std::fmt;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'c> {
    /// Nothing.
    Empty,
    /// A text, whatever it looks like.
    Text(&'c str),
    /// A whole number: seconds, a count, a code.
    Whole(u32),
    /// A moment on a clock without a zone, in seconds since 1970-01-01 00:00:00 of that clock.
    Time(u32),
    /// Any number.
    Decimal(f64),
    /// A share, of which 1 is all: shown in percent.
    Share(f64),
}

impl Cell<'_> {
    /// Writes the cell behind others.
    pub fn encode(self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => out.push(0),
            Self::Text(text) => {
                out.push(1);
                // A text of four gigabytes has no place in the memory of wasm.
                write_number(text.len() as u32, out);
                out.extend_from_slice(text.as_bytes());
            }
            Self::Whole(number) => {
                out.push(2);
                write_number(number, out);
            }
            Self::Time(seconds) => {
                out.push(3);
                write_number(seconds, out);
            }
            Self::Decimal(number) => {
                out.push(4);
                out.extend_from_slice(&number.to_le_bytes());
            }
            Self::Share(share) => {
                out.push(5);
                out.extend_from_slice(&share.to_le_bytes());
            }
        }
    }
}

fn write_number(mut number: u32, out: &mut Vec<u8>) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Cells read back, one after the other. After bytes that are no cells there is one error, and then nothing.
#[derive(Clone, Debug)]
pub struct Cells<'c> {
    rest: &'c [u8],
}

impl<'c> Cells<'c> {
    /// The cells in these bytes.
    #[must_use]
    pub const fn new(bytes: &'c [u8]) -> Self {
        Self { rest: bytes }
    }

    fn cell(&mut self) -> Option<Cell<'c>> {
        Some(match self.byte()? {
            0 => Cell::Empty,
            1 => {
                let len = self.number()? as usize;
                Cell::Text(std::str::from_utf8(self.bytes(len)?).ok()?)
            }
            2 => Cell::Whole(self.number()?),
            3 => Cell::Time(self.number()?),
            4 => Cell::Decimal(self.decimal()?),
            5 => Cell::Share(self.decimal()?),
            _ => return None,
        })
    }

    fn bytes(&mut self, len: usize) -> Option<&'c [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(bytes)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn decimal(&mut self) -> Option<f64> {
        self.bytes(8)?.try_into().ok().map(f64::from_le_bytes)
    }
}

impl<'c> Iterator for Cells<'c> {
    type Item = Result<Cell<'c>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let cell = self.cell().ok_or(Malformed);
        if cell.is_err() {
            self.rest = &[];
        }
        Some(cell)
    }
}

/// Bytes that no page writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("these bytes are no cells")
    }
}

impl std::error::Error for Malformed {}

#[cfg(test)]
mod tests {
    use super::{Cell, Cells, Malformed};

    #[test]
    fn cells_come_back_as_they_went() {
        let long = "长".repeat(100);
        let cells = [
            Cell::Text(""),
            Cell::Empty,
            Cell::Text("+86 回电\0\r\n"),
            Cell::Text(&long),
            Cell::Whole(0),
            Cell::Whole(127),
            Cell::Whole(128),
            Cell::Whole(u32::MAX),
            Cell::Time(1_736_547_620),
            Cell::Decimal(-0.25),
            Cell::Share(f64::MAX),
        ];
        let mut bytes = Vec::new();
        cells.iter().for_each(|cell| cell.encode(&mut bytes));
        assert_eq!(Cells::new(&bytes).collect::<Result<Vec<_>, _>>().as_deref(), Ok(&cells[..]));
        // A batch that broke off is no shorter batch.
        for len in 0..bytes.len() {
            let read: Vec<_> = Cells::new(bytes.get(..len).unwrap_or_default()).collect();
            let (last, before) = read.split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
            assert!(before.iter().zip(&cells).all(|(read, cell)| read.as_ref() == Ok(cell)), "{len}");
            assert!(last.is_none_or(|last| *last == Err(Malformed) || last.as_ref().ok() == cells.get(before.len())));
        }
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&[6][..], &[1], &[1, 3, b'a'], &[1, 1, 0xff], &[2, 0x80], &[2, 255, 255, 255, 255, 255], &[4, 0]]
        {
            assert_eq!(Cells::new(bytes).collect::<Vec<_>>(), [Err(Malformed)], "{bytes:?}");
        }
    }
}

//! CSV: RFC 4180 in UTF-8.

use std::io::Write as _;

use super::cell::Cell;
use super::formula::{is_number_formula, is_text_formula};
use super::table::Table;
use crate::protocol::Record;

/// Whether a CSV file begins with the mark by which Excel knows UTF-8 from the codings of old.
///
/// CSV has no types: a spreadsheet takes for a number, a time or a formula what looks like one. A text that looks like a
/// formula gets an apostrophe before it, which makes it a text again; nothing can be done for a long number, which Excel
/// rounds, and one with leading zeros, which it drops. XLSX is the format for Excel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ByteOrderMark {
    /// For Excel.
    #[default]
    Written,
    /// For programs that take it for a part of the first heading.
    Omitted,
}

impl ByteOrderMark {
    /// The bytes that the file begins with.
    pub(super) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Written => "\u{feff}".as_bytes(),
            Self::Omitted => b"",
        }
    }
}

/// Writes the headings.
pub(super) fn write_headings(table: &Table, out: &mut Vec<u8>) {
    let start = out.len();
    for (at, column) in table.columns.iter().enumerate() {
        separate(at, out);
        write_text(&column.heading, is_text_formula(&column.heading), out);
    }
    end_line(start, out);
}

/// Writes a record.
pub(super) fn write_record(table: &Table, record: &Record<'_>, out: &mut Vec<u8>) {
    let start = out.len();
    for (at, cell) in table.cells(record).enumerate() {
        separate(at, out);
        write_cell(&cell, out);
    }
    end_line(start, out);
}

fn write_cell(cell: &Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => write_text(number, is_number_formula(number), out),
        Cell::Text(text) => write_text(text, is_text_formula(text), out),
        // Memory takes whatever is written to it.
        Cell::Code(number) | Cell::Seconds(number) => drop(write!(out, "{number}")),
        Cell::Time(time) => drop(write!(out, "{time}")),
    }
}

fn write_text(text: &str, is_formula: bool, out: &mut Vec<u8>) {
    let is_quoted = text.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n'));
    let apostrophe: &[u8] = if is_formula { b"'" } else { b"" };
    if !is_quoted {
        out.extend_from_slice(apostrophe);
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(apostrophe);
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

fn separate(at: usize, out: &mut Vec<u8>) {
    if at > 0 {
        out.push(b',');
    }
}

/// Ends the line that began at `start`. A line of one empty cell would be none at all: it is written as an empty text.
fn end_line(start: usize, out: &mut Vec<u8>) {
    if out.len() == start {
        out.extend_from_slice(b"\"\"");
    }
    out.extend_from_slice(b"\r\n");
}

//! Rows of records as a sheet's XML has them (ECMA-376, part 1, 18.3.1).

use std::io::Write as _;

use crate::Cell;

/// The most that Excel takes in a cell, in units of UTF-16. What a text has beyond is cut off.
const LONGEST_TEXT: usize = 32_767;
/// What stands for 1970-01-01 in Excel, which counts days.
const DAY_OF_1970: f64 = 25_569.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// Writes the rows of a sheet of records.
#[derive(Debug, Default)]
pub(crate) struct RowWriter {
    columns: Vec<Column>,
    /// The number of the row under way, as it is written.
    row: String,
    /// Texts that were cut since Excel takes no longer ones.
    cut: usize,
}

/// What is the same in every cell of a column.
#[derive(Debug)]
struct Column {
    /// `A`, `B`, … `XFD`.
    letters: String,
    /// The number of its format.
    style: u32,
}

impl RowWriter {
    /// Begins a sheet whose columns have these formats.
    pub(crate) fn begin_sheet(&mut self, styles: &[u32]) {
        let columns = styles.iter().enumerate();
        self.columns = columns.map(|(at, &style)| Column { letters: letters(at), style }).collect();
    }

    /// How many cells a row has.
    pub(crate) const fn width(&self) -> usize {
        self.columns.len()
    }

    /// How many texts were cut so far.
    pub(crate) const fn cut(&self) -> usize {
        self.cut
    }

    /// Begins the row of this number, from 1.
    pub(crate) fn begin_row(&mut self, number: u32, out: &mut Vec<u8>) {
        self.row = number.to_string();
        put(out, &["<row r=\"", &self.row, "\">"]);
    }

    /// Writes the cell of a column into the row that was begun.
    pub(crate) fn write_cell(&mut self, column: usize, cell: Cell<'_>, out: &mut Vec<u8>) {
        let Some(Column { letters, style }) = self.columns.get(column) else { return };
        if cell == Cell::Empty {
            return;
        }
        put(out, &["<c r=\"", letters, &self.row, "\""]);
        if *style != 0 {
            // Memory takes whatever is written to it, here and below.
            write!(out, " s=\"{style}\"").ok();
        }
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let kept = shortened(text);
                self.cut += usize::from(kept.len() < text.len());
                let space = if kept.trim().len() < kept.len() { " xml:space=\"preserve\"" } else { "" };
                put(out, &[" t=\"inlineStr\"><is><t", space, ">"]);
                escape(kept, out);
                put(out, &["</t></is></c>"]);
            }
            Cell::Whole(number) => drop(write!(out, "><v>{number}</v></c>")),
            Cell::Time(seconds) => {
                drop(write!(out, "><v>{}</v></c>", days(seconds)));
            }
            Cell::Decimal(number) | Cell::Share(number) => drop(write!(out, "><v>{number}</v></c>")),
        }
    }

    /// Ends the row.
    pub(crate) fn end_row(out: &mut Vec<u8>) {
        put(out, &["</row>"]);
    }
}

fn put(out: &mut Vec<u8>, parts: &[&str]) {
    parts.iter().for_each(|part| out.extend_from_slice(part.as_bytes()));
}

/// The letters of a column, counted from 0.
fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}

/// A time as Excel has it: in days.
pub(crate) fn days(seconds: u32) -> f64 {
    DAY_OF_1970 + f64::from(seconds) / SECONDS_A_DAY
}

/// As much of a text as Excel takes.
pub(crate) fn shortened(text: &str) -> &str {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, character)| {
        units += character.len_utf16();
        (units > LONGEST_TEXT).then_some(at)
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Writes a text so that neither XML nor Excel takes anything in it for something else. What XML cannot say is `_xHHHH_`
/// in Excel, and so is the underscore of a text that looks like that.
fn escape(text: &str, out: &mut Vec<u8>) {
    let mut written = 0;
    for (at, character) in text.char_indices() {
        let escaped = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\t' | '\n' => continue,
            '\0'..'\x20' | '\u{fffe}' | '\u{ffff}' => "",
            '_' if is_escape(text.as_bytes().get(at..).unwrap_or_default()) => "_x005F_",
            _ => continue,
        };
        put(out, &[text.get(written..at).unwrap_or_default(), escaped]);
        if escaped.is_empty() {
            write!(out, "_x{:04X}_", u32::from(character)).ok();
        }
        written = at + character.len_utf8();
    }
    put(out, &[text.get(written..).unwrap_or_default()]);
}

/// Whether a text begins with what Excel reads as one character.
fn is_escape(text: &[u8]) -> bool {
    matches!(text, [b'_', b'x', digits @ .., ] if matches!(digits, [one, two, three, four, b'_', ..]
        if [one, two, three, four].into_iter().all(u8::is_ascii_hexdigit)))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_TEXT, RowWriter, escape, letters, shortened};
    use crate::Cell;

    #[test]
    fn columns_have_excels_letters() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_row_is_written_cell_by_cell() {
        let mut rows = RowWriter::default();
        rows.begin_sheet(&[0, 0, 2, 3]);
        let mut out = Vec::new();
        rows.begin_row(7, &mut out);
        let cells = [Cell::Text(" a<b"), Cell::Empty, Cell::Whole(12), Cell::Time(86_400 + 43_200)];
        cells.into_iter().enumerate().for_each(|(column, cell)| rows.write_cell(column, cell, &mut out));
        RowWriter::end_row(&mut out);
        assert_eq!(
            String::from_utf8_lossy(&out),
            "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a&lt;b</t></is></c>\
             <c r=\"C7\" s=\"2\"><v>12</v></c><c r=\"D7\" s=\"3\"><v>25570.5</v></c></row>"
        );
    }

    #[test]
    fn no_text_is_taken_for_anything_else() {
        let escaped = |text: &str| {
            let mut out = Vec::new();
            escape(text, &mut out);
            String::from_utf8_lossy(&out).into_owned()
        };
        assert_eq!(escaped("a&b<c>d\t\n"), "a&amp;b&lt;c&gt;d\t\n");
        assert_eq!(escaped("\0\r\u{ffff}é"), "_x0000__x000D__xFFFF_é");
        assert_eq!(escaped("_x0041_ _x004_ __x00e9_"), "_x005F_x0041_ _x004_ __x005F_x00e9_");
    }

    #[test]
    fn a_text_is_as_long_as_excel_takes() {
        let long = "a".repeat(LONGEST_TEXT);
        assert_eq!(shortened(&long), long);
        assert_eq!(shortened(&(long.clone() + "b")), long);
        // Two units of UTF-16 each, of which no half is taken.
        assert_eq!(shortened(&"😀".repeat(20_000)).chars().count(), LONGEST_TEXT / 2);
        assert_eq!(shortened(&"备".repeat(20_000)).chars().count(), 20_000);
    }
}

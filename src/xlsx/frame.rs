//! The workbook without the rows of records: everything that rust_xlsxwriter makes.

use std::io::{Cursor, Read as _};

use rust_xlsxwriter::{Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};
use zip::ZipArchive;

use crate::rows::{days, shortened};
use crate::{Cell, Column, Kind, Plan, Sheet, WorkbookError};

/// How wide a column of a sheet behind the records may become, in characters of the usual font.
const WIDEST: f64 = 60.0;

/// The archive of a workbook whose sheets of records have no rows yet.
pub(crate) type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// A sheet of records around its rows.
#[derive(Debug)]
pub(crate) struct Surroundings {
    /// Up to the headings' row and with it.
    pub(crate) before: String,
    /// The formats of the columns.
    pub(crate) styles: Vec<u32>,
    /// From the end of the rows on.
    pub(crate) after: String,
}

/// Makes the workbook, with a sheet for each of these numbers of records.
pub(crate) fn archive(plan: &Plan<'_>, sheets: &[u32]) -> Result<Archive, WorkbookError> {
    let mut workbook = Workbook::new();
    for (at, &rows) in sheets.iter().enumerate() {
        let name = if at == 0 { plan.name.to_owned() } else { format!("{} ({})", plan.name, at + 1) };
        add_records(workbook.add_worksheet().set_name(name)?, &plan.columns, rows)?;
    }
    for sheet in &plan.sheets {
        add_sheet(workbook.add_worksheet().set_name(sheet.name)?, sheet)?;
    }
    Ok(ZipArchive::new(Cursor::new(workbook.save_to_buffer()?))?)
}

fn add_records(sheet: &mut Worksheet, columns: &[Column<'_>], rows: u32) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, shortened(column.heading), &heading())?;
        sheet.set_column_width(at, width(column))?;
        // Tells the format's number, and how far the sheet reaches.
        sheet.write_blank(rows.max(1), at, &format(column.kind))?;
    }
    if let Some(last) = (columns.len() as u16).checked_sub(1) {
        sheet.autofilter(0, 0, rows, last)?;
        // What is meant to be a text is no mistake.
        sheet.ignore_error_range(0, 0, rows, last, IgnoreError::NumberStoredAsText)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn add_sheet(sheet: &mut Worksheet, content: &Sheet<'_>) -> Result<(), XlsxError> {
    let (bold, plain) = (heading(), Format::new());
    let (percent, time) = (Format::new().set_num_format("0.00%"), format(Kind::Time));
    for (row, cells) in (0..).zip(&content.rows) {
        let format = if row == 0 { &bold } else { &plain };
        for (column, &cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => drop(sheet.write_string_with_format(row, column, shortened(text), format)?),
                Cell::Whole(number) => drop(sheet.write_number(row, column, number)?),
                Cell::Decimal(number) => drop(sheet.write_number(row, column, number)?),
                Cell::Share(share) => drop(sheet.write_number_with_format(row, column, share, &percent)?),
                Cell::Time(seconds) => drop(sheet.write_number_with_format(row, column, days(seconds), &time)?),
            }
        }
    }
    let columns = content.rows.iter().map(Vec::len).max().unwrap_or_default();
    for column in 0..columns {
        let widths = content.rows.iter().filter_map(|row| row.get(column)).map(cell_width);
        sheet.set_column_width(column as u16, widths.fold(8.0, f64::max).min(WIDEST))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn heading() -> Format {
    Format::new().set_bold()
}

/// The format of a column: each kind has one, which is not the default's.
fn format(kind: Kind) -> Format {
    match kind {
        Kind::Text | Kind::LongText => Format::new().set_align(FormatAlign::Left),
        Kind::Number => Format::new().set_num_format("@"),
        Kind::Whole => Format::new().set_num_format("0"),
        Kind::Time => Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
    }
}

/// In characters of the usual font: as wide as the heading with its filter's button, and as what usually stands there.
fn width(column: &Column<'_>) -> f64 {
    let content: f64 = match column.kind {
        Kind::Text => 14.0,
        Kind::LongText => 36.0,
        Kind::Number => 22.0,
        Kind::Whole => 10.0,
        Kind::Time => 20.0,
    };
    content.max(text_width(column.heading) + 4.0).min(WIDEST)
}

fn cell_width(cell: &Cell<'_>) -> f64 {
    match cell {
        Cell::Empty => 0.0,
        Cell::Text(text) => text.lines().map(text_width).fold(0.0, f64::max) + 2.0,
        Cell::Whole(_) | Cell::Decimal(_) | Cell::Share(_) => 12.0,
        Cell::Time(_) => 20.0,
    }
}

/// Chinese characters are twice as wide as letters.
fn text_width(text: &str) -> f64 {
    text.chars().map(|character| if character < '\u{1100}' { 1.0 } else { 2.0 }).sum()
}

impl Surroundings {
    /// The name in the archive of the sheet of this number, from 1.
    pub(crate) fn name(sheet: usize) -> String {
        format!("xl/worksheets/sheet{sheet}.xml")
    }

    /// Reads the sheet of this number, from 1, and takes the row out of it that is there for its formats.
    pub(crate) fn read(archive: &mut Archive, sheet: usize) -> Result<Self, WorkbookError> {
        let mut xml = String::new();
        archive.by_name(&Self::name(sheet))?.read_to_string(&mut xml)?;
        Self::split(&xml).ok_or(WorkbookError::Frame)
    }

    fn split(xml: &str) -> Option<Self> {
        let (before, rest) = xml.split_once("</row>")?;
        let (row, after) = rest.split_once("</sheetData>")?;
        let styles = row.split("<c ").skip(1).map(|cell| cell.split_once(" s=\"")?.1.split_once('"')?.0.parse().ok());
        Some(Self {
            before: format!("{before}</row>"),
            styles: styles.collect::<Option<_>>()?,
            after: format!("</sheetData>{after}"),
        })
    }
}

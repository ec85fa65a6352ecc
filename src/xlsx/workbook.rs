//! A workbook that is written as its rows come.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use rust_xlsxwriter::XlsxError;
use thiserror::Error;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::frame::{self, Archive, Surroundings};
use crate::rows::RowWriter;
use crate::{Cells, Malformed, Plan};

/// The most rows of records that a sheet of Excel has under its headings.
pub const ROWS_A_SHEET: u32 = 1_048_575;

/// As small as at the library's own level within a hundredth, in half the time: somebody waits.
const COMPRESSION: i64 = 4;

/// A workbook under way. It holds no row longer than it takes to write it.
pub struct Workbook {
    frame: Archive,
    zip: ZipWriter<StreamWriter<Outlet>>,
    outlet: Outlet,
    /// How many rows of records each sheet has.
    sheets: Vec<u32>,
    /// How many sheets of records have been begun.
    begun: usize,
    /// The rows that are still to come on the sheet under way, and what ends it.
    left: u32,
    after: String,
    rows: RowWriter,
    /// How many records have been written.
    written: u32,
    xml: Vec<u8>,
}

/// Why there is no workbook.
#[derive(Debug, Error)]
pub enum WorkbookError {
    /// The page said something that it never says.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// More rows came than were planned.
    #[error("there are more rows than were planned")]
    TooManyRows,
    /// Excel has no such workbook: a name or the number of columns is not one of its.
    #[error(transparent)]
    Unfit(#[from] XlsxError),
    /// The library writes sheets in another way than is expected here.
    #[error("the workbook's frame is not as expected")]
    Frame,
    /// The archive took no more, as where a sheet passes four gigabytes.
    #[error(transparent)]
    Archive(#[from] ZipError),
    /// As [`Self::Archive`].
    #[error(transparent)]
    Writing(#[from] io::Error),
}

impl Workbook {
    /// Begins the workbook of a plan, with at most so many records on a sheet; see [`ROWS_A_SHEET`].
    ///
    /// # Errors
    /// When Excel has no such workbook.
    pub fn new(plan: &Plan<'_>, rows_a_sheet: u32) -> Result<Self, WorkbookError> {
        let sheets = sheets(plan.rows, rows_a_sheet);
        let mut frame = frame::archive(plan, &sheets)?;
        let outlet = Outlet::default();
        let mut zip = ZipWriter::new_stream(outlet.clone());
        // What tells the kind of file stands first, as in every workbook.
        for at in 0..frame.len() {
            let mut file = frame.by_index(at)?;
            let name = file.name()?.into_owned();
            if !(1..=sheets.len()).any(|sheet| name == Surroundings::name(sheet)) {
                // Not copied as it is packed: the library then leaves out what a file packed in one go ends with.
                zip.start_file(name, packing())?;
                io::copy(&mut file, &mut zip)?;
            }
        }
        let mut workbook = Self {
            frame,
            zip,
            outlet,
            sheets,
            begun: 0,
            left: 0,
            after: String::new(),
            rows: RowWriter::default(),
            written: 0,
            xml: Vec::new(),
        };
        workbook.next_sheet()?;
        Ok(workbook)
    }

    /// Writes a batch of records: cells, row after row.
    ///
    /// # Errors
    /// When these are no whole rows, or more than were planned. The workbook is then of no use any more.
    pub fn add(&mut self, batch: &[u8]) -> Result<(), WorkbookError> {
        let mut cells = Cells::new(batch).peekable();
        while cells.peek().is_some() {
            if self.left == 0 {
                self.next_sheet()?;
            }
            let Some(number) = self.sheets.get(self.begun - 1).map(|rows| rows - self.left + 2) else {
                return Err(WorkbookError::TooManyRows);
            };
            self.rows.begin_row(number, &mut self.xml);
            for column in 0..self.rows.width() {
                let cell = cells.next().ok_or(Malformed)??;
                self.rows.write_cell(column, cell, &mut self.xml);
            }
            RowWriter::end_row(&mut self.xml);
            self.left -= 1;
            self.written += 1;
        }
        self.flush()
    }

    /// The bytes of the file since the last time.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        self.outlet.0.take()
    }

    /// How many records have been written.
    #[must_use]
    pub const fn written(&self) -> u32 {
        self.written
    }

    /// How many texts were cut since Excel takes no longer ones than 32,767 characters.
    #[must_use]
    pub const fn cut(&self) -> usize {
        self.rows.cut()
    }

    /// Ends the file and gives its last bytes.
    ///
    /// # Errors
    /// When the archive takes no more.
    pub fn finish(mut self) -> Result<Vec<u8>, WorkbookError> {
        // Planned sheets that no row has come for are in the workbook's list.
        while self.begun < self.sheets.len() {
            self.next_sheet()?;
        }
        self.xml.extend_from_slice(self.after.as_bytes());
        self.flush()?;
        self.zip.finish()?;
        Ok(self.outlet.0.take())
    }

    fn next_sheet(&mut self) -> Result<(), WorkbookError> {
        let Some(&rows) = self.sheets.get(self.begun) else { return Err(WorkbookError::TooManyRows) };
        self.xml.extend_from_slice(self.after.as_bytes());
        self.flush()?;
        self.begun += 1;
        let surroundings = Surroundings::read(&mut self.frame, self.begun)?;
        self.zip.start_file(Surroundings::name(self.begun), packing())?;
        self.zip.write_all(surroundings.before.as_bytes())?;
        self.rows.begin_sheet(&surroundings.styles);
        self.after = surroundings.after;
        self.left = rows;
        Ok(())
    }

    fn flush(&mut self) -> Result<(), WorkbookError> {
        self.zip.write_all(&self.xml)?;
        self.xml.clear();
        Ok(())
    }
}

/// How every file in the archive is packed.
fn packing() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(COMPRESSION))
}

/// How many of so many records each sheet has; there is always one sheet.
fn sheets(rows: u32, rows_a_sheet: u32) -> Vec<u32> {
    let mut sheets = vec![rows.min(rows_a_sheet)];
    let mut left = rows.saturating_sub(rows_a_sheet);
    while left > 0 {
        sheets.push(left.min(rows_a_sheet));
        left = left.saturating_sub(rows_a_sheet);
    }
    sheets
}

/// Where the archive's bytes wait until somebody takes them.
#[derive(Clone, Debug, Default)]
struct Outlet(Rc<RefCell<Vec<u8>>>);

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

    use std::io::{Cursor, Read as _};

    use super::{Workbook, WorkbookError, sheets};
    use crate::{Cell, Column, Kind, Plan};

    fn plan(rows: u32) -> Plan<'static> {
        let column = |heading, kind| Column { heading, kind };
        let columns = vec![column("号码", Kind::Number), column("时间", Kind::Time)];
        Plan { name: "记录", columns, rows, sheets: Vec::new() }
    }

    fn batch(rows: usize) -> Vec<u8> {
        let mut batch = Vec::new();
        for _ in 0..rows {
            Cell::Text("057187654321").encode(&mut batch);
            Cell::Time(1_736_547_620).encode(&mut batch);
        }
        batch
    }

    /// The files of a workbook, by name, in order.
    fn files(mut workbook: Workbook) -> Vec<(String, String)> {
        let mut bytes = workbook.take();
        bytes.extend(workbook.finish().unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let read = |at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..count).map(read).collect()
    }

    #[test]
    fn a_sheet_has_frozen_headings_a_filter_and_widths() {
        let mut workbook = Workbook::new(&plan(3), 10).unwrap();
        workbook.add(&batch(3)).unwrap();
        let files = files(workbook);
        assert_eq!(files[0].0, "[Content_Types].xml");
        let (_, xml) = files.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
        for part in [
            "<dimension ref=\"A1:B4\"/>",
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            "<col min=\"1\" max=\"1\" width=\"22.7109375\" customWidth=\"1\"/>",
            "<row r=\"4\"><c r=\"A4\" s=\"2\" t=\"inlineStr\"><is><t>057187654321</t></is></c>",
            "<autoFilter ref=\"A1:B4\"/>",
        ] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
        assert_eq!(xml.matches("<row ").count(), 4);
    }

    #[test]
    fn every_file_in_the_archive_ends_as_it_says_it_does() {
        let mut workbook = Workbook::new(&plan(1), 10).unwrap();
        workbook.add(&batch(1)).unwrap();
        let mut bytes = workbook.take();
        bytes.extend(workbook.finish().unwrap());
        let count = |signature: &[u8]| bytes.windows(4).filter(|four| *four == signature).count();
        assert_eq!(count(b"PK\x03\x04"), count(b"PK\x07\x08"));
    }

    #[test]
    fn rows_beyond_a_sheet_begin_another() {
        assert_eq!(sheets(0, 10), [0]);
        assert_eq!(sheets(10, 10), [10]);
        assert_eq!(sheets(25, 10), [10, 10, 5]);
        let mut workbook = Workbook::new(&plan(25), 10).unwrap();
        workbook.add(&batch(9)).unwrap();
        workbook.add(&batch(16)).unwrap();
        assert_eq!(workbook.written(), 25);
        let rows = |xml: &str| xml.matches("<row ").count() - 1;
        let files = files(workbook);
        let sheet = |at: usize| files.iter().find(|(name, _)| *name == format!("xl/worksheets/sheet{at}.xml")).unwrap();
        assert_eq!([1, 2, 3].map(|at| rows(&sheet(at).1)), [10, 10, 5]);
    }

    #[test]
    fn rows_that_do_not_come_leave_a_workbook() {
        let mut workbook = Workbook::new(&plan(25), 10).unwrap();
        workbook.add(&batch(3)).unwrap();
        assert_eq!(files(workbook).iter().filter(|(name, _)| name.starts_with("xl/worksheets/")).count(), 3);
    }

    #[test]
    fn what_was_not_planned_is_refused() {
        let mut workbook = Workbook::new(&plan(2), 10).unwrap();
        assert!(matches!(workbook.add(&batch(3)), Err(WorkbookError::TooManyRows)));
        let mut workbook = Workbook::new(&plan(2), 10).unwrap();
        let half = batch(1).len() - 1;
        assert!(matches!(workbook.add(&batch(2)[..half]), Err(WorkbookError::Malformed(_))));
        let named = Plan { name: "a/b", ..plan(1) };
        assert!(matches!(Workbook::new(&named, 10), Err(WorkbookError::Unfit(_))));
    }

    #[test]
    fn texts_that_are_too_long_are_cut_and_counted() {
        let mut workbook = Workbook::new(&plan(1), 10).unwrap();
        let mut batch = Vec::new();
        Cell::Text(&"备".repeat(40_000)).encode(&mut batch);
        Cell::Empty.encode(&mut batch);
        workbook.add(&batch).unwrap();
        assert_eq!(workbook.cut(), 1);
        let files = files(workbook);
        let (_, xml) = files.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
        assert_eq!(xml.matches('备').count(), 32_767);
    }
}

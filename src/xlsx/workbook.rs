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

/// Quick, and still a quarter of what the next step up saves: a workbook is written while somebody waits.
const COMPRESSION: i64 = 3;

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
            let file = frame.by_index_raw(at)?;
            let name = file.name()?;
            if !(1..=sheets.len()).any(|sheet| name == Surroundings::name(sheet)) {
                zip.raw_copy_file(file)?;
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
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(COMPRESSION));
        self.zip.start_file(Surroundings::name(self.begun), options)?;
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

//! Writing a file, in steps.

use super::batch;
use super::call_list::{CallList, NumberFormat, Tally};
use super::csv::{self, ByteOrderMark};
use super::table::Table;
use crate::protocol::Record;
use crate::records::{Lineage, Records};
use crate::{Numbers, mask_record};

/// Rows of one step: each is read whole.
const STEP: usize = 256;
/// So many bytes are handed out at once, or a few more.
const PIECE: usize = 512 * 1024;
/// So many bytes make a batch, or a few more: what the XLSX module takes a few milliseconds for.
const BATCH: usize = 16 * 1024;

/// A file under way.
///
/// Beside the rows, of four bytes each, it holds one piece of the file; for numbers to call again, what has been
/// dialled, of up to 18 bytes a row.
#[derive(Debug)]
pub struct Export {
    rows: Vec<u32>,
    /// How many rows have been looked at.
    done: usize,
    lineage: Lineage,
    format: Format,
    tally: Tally,
    piece: Vec<u8>,
}

#[derive(Debug)]
enum Format {
    Csv(Table),
    Numbers(CallList),
    Batches(Table),
}

/// What some work came to.
#[derive(Debug)]
pub enum Step {
    /// The next bytes of the file, about half a megabyte; of numbers for calling again one whole file; for a workbook
    /// one batch.
    Bytes(Vec<u8>),
    /// There was no time for more.
    Paused,
    /// All bytes have been handed out.
    Done,
    /// The records are no longer those that the rows were chosen from: the file cannot be finished.
    Outdated,
}

impl Export {
    /// These rows as CSV under one line of headings.
    #[must_use]
    pub fn csv(records: &Records, rows: Vec<u32>, table: Table, mark: ByteOrderMark) -> Self {
        let mut piece = mark.bytes().to_vec();
        csv::write_headings(&table, &mut piece);
        Self::new(records, rows, Format::Csv(table), piece)
    }

    /// The numbers of these rows, for calling them again: the first spelling of what each dials, in files of at most
    /// [`NUMBERS_A_FILE`](super::NUMBERS_A_FILE). `None` while numbers are masked, since masked ones cannot be called.
    #[must_use]
    pub fn numbers(records: &Records, rows: Vec<u32>, numbers: Numbers, format: NumberFormat) -> Option<Self> {
        let list = CallList::new(format, rows.len());
        matches!(numbers, Numbers::Plain).then(|| Self::new(records, rows, Format::Numbers(list), Vec::new()))
    }

    /// These rows for the XLSX module, in batches that it takes as they are. The workbook's plan is the
    /// [table's](Table::plan).
    #[must_use]
    pub fn batches(records: &Records, rows: Vec<u32>, table: Table) -> Self {
        Self::new(records, rows, Format::Batches(table), Vec::new())
    }

    fn new(records: &Records, rows: Vec<u32>, format: Format, piece: Vec<u8>) -> Self {
        Self { rows, done: 0, lineage: records.lineage().token(), format, tally: Tally::default(), piece }
    }

    /// Goes on for as long as `go_on`, asked after every step, says so, or until there are bytes to hand out. At least
    /// one step is done; it takes a fraction of a millisecond.
    ///
    /// `records` are those of the beginning, which may have grown since.
    #[inline(never)]
    pub fn work(&mut self, records: &Records, go_on: &mut dyn FnMut() -> bool) -> Step {
        if !self.lineage.is(records.lineage()) {
            return Step::Outdated;
        }
        loop {
            if let Some(piece) = self.step(records) {
                return Step::Bytes(piece);
            }
            if self.done == self.rows.len() {
                return Step::Done;
            }
            if !go_on() {
                return Step::Paused;
            }
        }
    }

    /// How many rows are done, of all of [`Self::len`].
    #[must_use]
    pub const fn done(&self) -> usize {
        self.done
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What became of the rows that are done.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        self.tally
    }

    /// Writes some rows; a piece, once one is full or the last.
    fn step(&mut self, records: &Records) -> Option<Vec<u8>> {
        let end = self.rows.len().min(self.done + STEP);
        while self.done < end && !self.is_full() {
            let row = self.rows.get(self.done).copied();
            if let Some(mut record) = row.and_then(|row| records.get(row as usize)) {
                if self.is_masked() {
                    mask_record(&mut record);
                }
                self.write(&record);
            }
            self.done += 1;
        }
        let is_last = self.done == self.rows.len() && !self.piece.is_empty();
        (is_last || self.is_full()).then(|| {
            if let Format::Numbers(list) = &mut self.format {
                list.end_file(&mut self.piece);
            }
            std::mem::take(&mut self.piece)
        })
    }

    fn write(&mut self, record: &Record<'_>) {
        match &mut self.format {
            Format::Csv(table) => {
                csv::write_record(table, record, &mut self.piece);
                self.tally.written += 1;
            }
            Format::Numbers(list) => list.write_record(record, &mut self.tally, &mut self.piece),
            Format::Batches(table) => {
                batch::write_record(table, record, &mut self.piece);
                self.tally.written += 1;
            }
        }
    }

    fn is_masked(&self) -> bool {
        match &self.format {
            Format::Csv(table) | Format::Batches(table) => table.numbers == Numbers::Masked,
            // There are none to call again while they are masked.
            Format::Numbers(_) => false,
        }
    }

    fn is_full(&self) -> bool {
        match &self.format {
            Format::Csv(_) => self.piece.len() >= PIECE,
            Format::Numbers(list) => list.is_full(),
            Format::Batches(_) => self.piece.len() >= BATCH,
        }
    }
}

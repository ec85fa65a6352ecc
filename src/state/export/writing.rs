//! Writing the files of one request, a slice at a time.

use leptos::prelude::*;
use web_sys::Blob;

use super::sheets::{About, lines_sheet};
use super::table::table;
use super::{ExportError, ExportRequest, ExportSummary, ExportedFile, FileKind};
use crate::i18n::Texts;
use crate::protocol::{CivilTime, TaskId};
use crate::state::listing::Listing;
use crate::state::session::Scope;
use crate::state::session::Session;
use crate::state::turn::{milliseconds, next_turn};
use crate::task::export::{Export, Step, Table, file_name};
use crate::task::{Figures, Filter, Numbers, Records};
use crate::transport::{FileParts, WorkbookFailure, Workbooks};

/// How long one slice of work may hold up the page, in milliseconds.
const SLICE: f64 = 8.0;

/// One request under way.
pub(super) struct Writing<'w> {
    listing: Listing,
    request: ExportRequest,
    task: TaskId,
    is_whole: bool,
    filter: Filter,
    texts: &'static Texts,
    /// When this slice ends.
    until: f64,
    /// Told how many rows are done, of how many.
    progress: &'w dyn Fn(usize, usize),
}

impl<'w> Writing<'w> {
    /// Of what is on screen now, by a session that has a task.
    pub(super) fn new(
        session: Session,
        task: TaskId,
        request: ExportRequest,
        progress: &'w dyn Fn(usize, usize),
    ) -> Self {
        Self {
            listing: session.listing,
            request,
            task,
            is_whole: session.scope_untracked() == Scope::Task,
            filter: session.listing.filter().get_untracked(),
            texts: session.lang.get_untracked().texts(),
            until: milliseconds() + SLICE,
            progress,
        }
    }

    /// Writes them all.
    pub(super) async fn files(
        mut self,
        workbooks: Workbooks,
    ) -> Result<(Vec<ExportedFile>, ExportSummary), ExportError> {
        self.listing.summed().await;
        let (rows, figures) = self.listing.lend(self.request.scope);
        let numbers = untrack(|| self.listing.numbers());
        let begin = |records: &Records| self.begin(records, rows, numbers);
        let (mut export, table) = self.listing.with_lent(begin).ok_or(ExportError::Cancelled)??;
        (self.progress)(0, export.len());
        let day = now();
        let (blobs, cut) = match table {
            Some(table) => self.workbook(&mut export, &table, figures, day, workbooks).await?,
            None => (self.parts(&mut export).await?, 0),
        };
        let is_one = blobs.len() == 1;
        let name = |part| {
            let part = (!is_one).then_some(part);
            file_name(&self.task, self.request.scope, day, part, self.extension())
        };
        let files = (1..).zip(blobs).map(|(part, blob)| ExportedFile { name: name(part), blob }).collect::<Vec<_>>();
        let tally = export.tally();
        let summary = ExportSummary {
            kind: self.request.kind,
            files: files.len(),
            records: tally.written,
            doubles: tally.doubles,
            undialled: tally.undialled,
            cut,
        };
        Ok((files, summary))
    }

    /// The export, and for a workbook its table.
    fn begin(
        &self,
        records: &Records,
        rows: Vec<u32>,
        numbers: Numbers,
    ) -> Result<(Export, Option<Table>), ExportError> {
        let ExportRequest { kind, options, .. } = &self.request;
        let table = || table(&self.request, records, numbers, self.texts);
        match kind {
            FileKind::Csv => Ok((Export::csv(records, rows, table(), options.mark), None)),
            FileKind::Numbers => {
                let export = Export::numbers(records, rows, numbers, options.numbers);
                Ok((export.ok_or(ExportError::Masked)?, None))
            }
            FileKind::Xlsx => {
                let table = table();
                Ok((Export::batches(records, rows, table.clone()), Some(table)))
            }
        }
    }

    /// CSV in one file, or numbers in as many as there must be.
    async fn parts(&mut self, export: &mut Export) -> Result<Vec<Blob>, ExportError> {
        let mut blobs = Vec::new();
        let mut parts = FileParts::default();
        while let Some(bytes) = self.next(export).await? {
            parts.push(&bytes);
            if self.request.kind == FileKind::Numbers {
                blobs.push(std::mem::take(&mut parts).into_blob(self.media_type()));
            }
        }
        if self.request.kind == FileKind::Csv {
            blobs.push(parts.into_blob(self.media_type()));
        }
        blobs.into_iter().collect::<Option<_>>().ok_or_else(|| ExportError::Failed(String::new()))
    }

    /// A workbook, and how many of its texts were cut.
    async fn workbook(
        &mut self,
        export: &mut Export,
        table: &Table,
        figures: Figures,
        written: CivilTime,
        workbooks: Workbooks,
    ) -> Result<(Vec<Blob>, usize), ExportError> {
        let about = About {
            task: self.task.clone(),
            scope: self.request.scope,
            is_whole: self.is_whole,
            of: untrack(|| self.listing.held()),
            records: export.len(),
            figures,
            filter: self.filter.clone(),
            order: untrack(|| self.listing.order()),
            written,
        };
        let lines = about.lines(self.texts);
        let sheets = vec![about.figures(self.texts), lines_sheet(&lines, self.texts)];
        let failed = |WorkbookFailure(why)| ExportError::Failed(why);
        let workbook = workbooks.begin(&table.plan(self.texts.records, export.len(), sheets)).await.map_err(failed)?;
        while let Some(batch) = self.next(export).await? {
            workbook.add(&batch).await.map_err(failed)?;
        }
        let finished = workbook.finish().await.map_err(failed)?;
        Ok((vec![finished.file], finished.cut as usize))
    }

    /// The next bytes; `None` once there are no more.
    async fn next(&mut self, export: &mut Export) -> Result<Option<Vec<u8>>, ExportError> {
        loop {
            if milliseconds() >= self.until {
                (self.progress)(export.done(), export.len());
                next_turn().await;
                self.until = milliseconds() + SLICE;
            }
            let until = self.until;
            let step = self.listing.with_lent(|records| export.work(records, &mut || milliseconds() < until));
            match step.ok_or(ExportError::Cancelled)? {
                Step::Bytes(bytes) => return Ok(Some(bytes)),
                Step::Paused => {}
                Step::Done => return Ok(None),
                Step::Outdated => return Err(ExportError::Outdated),
            }
        }
    }

    const fn extension(&self) -> &'static str {
        match self.request.kind {
            FileKind::Xlsx => "xlsx",
            FileKind::Csv => "csv",
            FileKind::Numbers => self.request.options.numbers.extension(),
        }
    }

    fn media_type(&self) -> &'static str {
        match self.extension() {
            "csv" => "text/csv;charset=utf-8",
            "json" => "application/json",
            _ => "text/plain;charset=utf-8",
        }
    }
}

/// Now, on the person's clock.
fn now() -> CivilTime {
    let now = js_sys::Date::new_0();
    CivilTime::from_seconds((now.get_time() / 1000.0 - now.get_timezone_offset() * 60.0) as u32)
}

//! Files of the records on screen: asked for, under way, or there.
//!
//! One at a time, in slices between which the page goes on. A file is of one moment: records that take the place of
//! those it is of do not change it.

mod options;
#[cfg(target_arch = "wasm32")]
mod sheets;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod under_way;
#[cfg(target_arch = "wasm32")]
mod writing;

use std::fmt;

pub use self::options::{CodeStyle, FileFields, FileOptions, Headings};
#[cfg(target_arch = "wasm32")]
pub(super) use self::under_way::Exports;
use super::Columns;
use crate::task::export::Scope;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A workbook, for Excel.
    Xlsx,
    /// CSV, for other programs.
    Csv,
    /// Numbers for calling again.
    Numbers,
}

impl FileKind {
    /// Every kind, as they are offered.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Numbers];

    /// The kind's public name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Numbers => "numbers",
        }
    }

    /// The kind of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A wish for files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// What for.
    pub kind: FileKind,
    /// Of which records.
    pub scope: Scope,
    /// How they are written.
    pub options: FileOptions,
    /// The fields of [`FileFields::Table`].
    pub columns: Columns,
}

/// What an export is doing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ExportState {
    /// Nobody has asked for one, or what came of it has been seen.
    #[default]
    None,
    /// Files are being written: so many rows are done, of so many.
    Running(usize, usize),
    /// They are there.
    Done(ExportSummary),
    /// They are not.
    Failed(ExportError),
}

/// What came of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSummary {
    /// What for.
    pub kind: FileKind,
    /// How many files.
    pub files: usize,
    /// Records in them.
    pub records: usize,
    /// Numbers left out since they dial what an earlier one dials.
    pub doubles: usize,
    /// Records left out since there is nothing in their number to dial.
    pub undialled: usize,
    /// Texts that were cut since Excel takes no longer ones.
    pub cut: usize,
}

/// A file that is there.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// What to call it.
    pub name: String,
    /// What is in it.
    pub blob: web_sys::Blob,
}

/// Why there are no files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// No records are loaded.
    NothingLoaded,
    /// Numbers for calling again were asked for, and numbers are masked.
    Masked,
    /// Another export is under way.
    Busy,
    /// Somebody stopped it.
    Cancelled,
    /// The records on screen took other places while it was under way.
    Outdated,
    /// The module for workbooks did not come, or failed: the browser's own words.
    Failed(String),
}

impl fmt::Display for ExportError {
    /// For developers; [`Texts`](crate::i18n::Texts) has the words for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingLoaded => f.write_str("no records are loaded"),
            Self::Masked => f.write_str("numbers are masked, so there are none to call again"),
            Self::Busy => f.write_str("another export is under way"),
            Self::Cancelled => f.write_str("the export was cancelled"),
            Self::Outdated => f.write_str("the records changed while the file was written"),
            Self::Failed(why) => write!(f, "the file could not be written: {why}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn every_public_name_leads_back_to_its_kind() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(FileKind::parse("pdf"), None);
    }
}

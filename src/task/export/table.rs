//! What a file shows of each record.

use crate::Numbers;
use crate::protocol::Field;

/// The columns of a file, and how their values are written.
#[derive(Clone, Debug)]
pub struct Table {
    /// In the order they stand in the file.
    pub columns: Vec<Column>,
    /// Codes as they came, or words for them.
    pub codes: Codes,
    /// How numbers are read: in full, or [masked](crate::mask_record) wherever their record repeats them.
    pub numbers: Numbers,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What of a record stands in it.
    pub source: Source,
    /// Its heading: a word for people, or the wire name.
    pub heading: String,
}

/// What of a record a column shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A documented field.
    Field(Field),
    /// The field of this wire name, which the documents do not have. Of several of that name in one record: the first.
    Undocumented(String),
}

/// How documented codes are written: statuses, answer types and whether a call was answered. What is no documented code
/// is written as it came, whichever is chosen.
#[derive(Clone, Copy, Debug)]
pub enum Codes {
    /// `1036`, `1`, `connected`: as the documents have them.
    Raw,
    /// In words for people.
    Words(Words),
}

/// Words for documented codes, in the caller's language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Status 1036.
    pub called: &'static str,
    /// Status 1035.
    pub not_called: &'static str,
    /// Answered 1.
    pub answered: &'static str,
    /// Answered 0.
    pub not_answered: &'static str,
    /// Answer type `connected`.
    pub connected: &'static str,
    /// Answer type `caller`.
    pub caller: &'static str,
    /// Answer type `callee`.
    pub callee: &'static str,
    /// No answer type.
    pub no_result: &'static str,
}

impl Column {
    /// A documented field under its wire name.
    #[must_use]
    pub fn by_wire_name(field: Field) -> Self {
        Self { source: Source::Field(field), heading: field.wire_name().to_owned() }
    }

    /// A field that the documents do not have, under its wire name.
    #[must_use]
    pub fn undocumented(name: &str) -> Self {
        Self { source: Source::Undocumented(name.to_owned()), heading: name.to_owned() }
    }
}

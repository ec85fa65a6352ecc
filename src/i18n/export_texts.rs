//! The texts of files: the panel that asks for them, and the workbook's own words.

/// What stands around and in files.
#[derive(Debug)]
pub struct ExportTexts {
    /// What opens the panel.
    pub export: &'static str,
    /// Label of the choice between the records shown and all.
    pub scope: &'static str,
    /// The records that the filters show.
    pub filtered: &'static str,
    /// That only one page is loaded.
    pub page_only: &'static str,
    /// Button that writes a workbook.
    pub xlsx: &'static str,
    /// Why to take it.
    pub xlsx_hint: &'static str,
    /// Button that writes CSV.
    pub csv: &'static str,
    /// What it is for.
    pub csv_hint: &'static str,
    /// Button that writes the numbers for calling again.
    pub numbers: &'static str,
    /// What becomes of them: how many a file holds at most.
    pub numbers_hint: fn(&str) -> String,
    /// Why there are none while numbers are masked.
    pub numbers_masked: &'static str,
    /// What opens the choices of how files are written.
    pub options: &'static str,
    /// Every field, as a choice.
    pub every_field: &'static str,
    /// The table's columns, as a choice.
    pub table_fields: &'static str,
    /// Label of the choice of headings.
    pub headings: &'static str,
    /// Headings in words.
    pub labels: &'static str,
    /// Headings by the fields' wire names.
    pub wire_names: &'static str,
    /// Label of the choice of how codes are written.
    pub codes: &'static str,
    /// In words.
    pub words: &'static str,
    /// As they came.
    pub raw_codes: &'static str,
    /// Label of the choice of how CSV begins.
    pub mark: &'static str,
    /// With the mark.
    pub with_mark: &'static str,
    /// Without it.
    pub without_mark: &'static str,
    /// Label of the choice of how numbers for calling again are written.
    pub number_format: &'static str,
    /// One a line.
    pub number_lines: &'static str,
    /// As the create call takes them.
    pub number_json: &'static str,

    /// Rows done, of how many.
    pub running: fn(&str, &str) -> String,
    /// Rows written, and in how many files.
    pub rows_done: fn(u64, u64) -> String,
    /// Numbers written, and in how many files.
    pub numbers_done: fn(u64, u64) -> String,
    /// Doubles that were left out.
    pub doubles: fn(&str) -> String,
    /// Rows without a number that were left out.
    pub undialled: fn(&str) -> String,
    /// Texts cut to what Excel takes.
    pub cut: fn(&str) -> String,
    /// Before links to the files, for whoever got none.
    pub save_again: &'static str,
    /// Button that closes a message.
    pub dismiss: &'static str,
    /// Nothing is loaded.
    pub nothing_loaded: &'static str,
    /// Another export is under way.
    pub busy: &'static str,
    /// It was stopped.
    pub cancelled: &'static str,
    /// The records changed meanwhile.
    pub outdated: &'static str,
    /// It failed; the browser's words follow.
    pub failed: fn(&str) -> String,

    /// Heading of the figures' names.
    pub figure: &'static str,
    /// Heading of their values.
    pub value: &'static str,
    /// Heading of what is divided.
    pub numerator: &'static str,
    /// Heading of what it is divided by.
    pub denominator: &'static str,
    /// Heading of their formulas.
    pub formula: &'static str,
    /// Label of when the file was written.
    pub written: &'static str,
    /// Label of how many rows it has.
    pub rows: &'static str,
}

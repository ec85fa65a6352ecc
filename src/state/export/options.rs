//! How files are written, as a person chooses it.
//!
//! Plain data that says nothing of anybody's records, so that a browser may remember it.

use std::fmt;

use crate::task::export::{ByteOrderMark, NumberFormat};

/// Which fields a file of records has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FileFields {
    /// Every one, those that the documents do not have among them.
    #[default]
    Every,
    /// Those that the table on screen has a column for.
    Table,
}

/// What stands above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Headings {
    /// The field's label, in the language on screen.
    #[default]
    Labels,
    /// The field's wire name.
    WireNames,
}

/// How documented codes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CodeStyle {
    /// In words, in the language on screen.
    #[default]
    Words,
    /// As they came.
    Raw,
}

/// A person's choices. Each has a public name that no other choice has; their text is those names, blanks between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileOptions {
    /// Which fields.
    pub fields: FileFields,
    /// What stands above them.
    pub headings: Headings,
    /// How codes are written.
    pub codes: CodeStyle,
    /// How CSV begins.
    pub mark: ByteOrderMark,
    /// How numbers for calling again are written.
    pub numbers: NumberFormat,
}

impl FileOptions {
    /// What a text says; choices that it does not make are the default's, and words that name none are passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut options = Self::default();
        text.split_whitespace().for_each(|name| options.choose(name));
        options
    }

    /// Makes the choice of that public name, if there is one.
    pub fn choose(&mut self, name: &str) {
        match name {
            "every-field" => self.fields = FileFields::Every,
            "table-fields" => self.fields = FileFields::Table,
            "labels" => self.headings = Headings::Labels,
            "wire-names" => self.headings = Headings::WireNames,
            "words" => self.codes = CodeStyle::Words,
            "raw-codes" => self.codes = CodeStyle::Raw,
            "mark" => self.mark = ByteOrderMark::Written,
            "no-mark" => self.mark = ByteOrderMark::Omitted,
            "text" => self.numbers = NumberFormat::Text,
            "json" => self.numbers = NumberFormat::Json,
            _ => {}
        }
    }

    /// The public names of what is chosen, field by field.
    #[must_use]
    pub const fn names(self) -> [&'static str; 5] {
        [
            match self.fields {
                FileFields::Every => "every-field",
                FileFields::Table => "table-fields",
            },
            match self.headings {
                Headings::Labels => "labels",
                Headings::WireNames => "wire-names",
            },
            match self.codes {
                CodeStyle::Words => "words",
                CodeStyle::Raw => "raw-codes",
            },
            match self.mark {
                ByteOrderMark::Written => "mark",
                ByteOrderMark::Omitted => "no-mark",
            },
            match self.numbers {
                NumberFormat::Text => "text",
                NumberFormat::Json => "json",
            },
        ]
    }
}

impl Default for FileOptions {
    fn default() -> Self {
        Self {
            fields: FileFields::default(),
            headings: Headings::default(),
            codes: CodeStyle::default(),
            mark: ByteOrderMark::default(),
            numbers: NumberFormat::Text,
        }
    }
}

impl fmt::Display for FileOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::FileOptions;

    #[test]
    fn every_choice_survives_as_a_text() {
        let usual = FileOptions::default();
        assert_eq!(usual.to_string(), "every-field labels words mark text");
        for name in ["table-fields", "wire-names", "raw-codes", "no-mark", "json"] {
            let chosen = FileOptions::parse(name);
            assert_ne!(chosen, usual, "{name}");
            assert!(chosen.names().contains(&name));
            assert_eq!(FileOptions::parse(&chosen.to_string()), chosen);
            let names = chosen.names();
            let changed = names.iter().zip(usual.names()).filter(|(now, before)| **now != *before);
            assert_eq!(changed.count(), 1, "{name}");
        }
    }

    #[test]
    fn what_names_no_choice_is_passed_over() {
        assert_eq!(FileOptions::parse(""), FileOptions::default());
        assert_eq!(FileOptions::parse("nothing json Text"), FileOptions::parse("json"));
    }
}

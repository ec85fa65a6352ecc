//! The columns of a file, as a person chose them.

use super::{CodeStyle, ExportRequest, FileFields, Headings};
use crate::i18n::Texts;
use crate::protocol::Field;
use crate::state::Columns;
use crate::state::words::label;
use crate::task::export::{Codes, Column, Source, Table, Words};
use crate::task::{Numbers, Records};

/// So many fields that the documents do not have become columns: a server may invent one for every record.
const MOST_UNDOCUMENTED: usize = 100;

/// The table of a request.
pub(super) fn table(request: &ExportRequest, records: &Records, numbers: Numbers, texts: &'static Texts) -> Table {
    let ExportRequest { options, columns, .. } = request;
    let column = |field: Field| match options.headings {
        Headings::Labels => Column { source: Source::Field(field), heading: label(field, &texts.fields).to_owned() },
        Headings::WireNames => Column::by_wire_name(field),
    };
    // A file without a column would be none.
    let columns = match options.fields {
        FileFields::Table if columns.fields().next().is_some() => columns.fields().map(column).collect(),
        FileFields::Table | FileFields::Every => {
            let undocumented = records.undocumented_names(MOST_UNDOCUMENTED);
            let undocumented = undocumented.into_iter().map(Column::undocumented);
            Columns::ORDER.into_iter().map(column).chain(undocumented).collect()
        }
    };
    let codes = match options.codes {
        CodeStyle::Words => Codes::Words(words(texts)),
        CodeStyle::Raw => Codes::Raw,
    };
    Table { columns, codes, numbers }
}

const fn words(texts: &'static Texts) -> Words {
    Words {
        called: texts.called,
        not_called: texts.not_called,
        answered: texts.yes,
        not_answered: texts.no,
        connected: texts.connected,
        caller: texts.caller,
        callee: texts.callee,
        no_result: texts.none,
    }
}

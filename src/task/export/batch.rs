//! Records for the XLSX module: cells in batches, and the plan of the sheets they come into.

use yccall_xlsx::{Cell as SheetCell, Column as SheetColumn, Kind, Plan, Sheet};

use super::cell::Cell;
use super::table::{Codes, Source, Table};
use crate::protocol::{Field, Record};

impl Table {
    /// The plan of a workbook with this table of so many rows, at most 4,294,967,295, on a sheet of this name, followed
    /// by others. See [`Plan`] for what names may be.
    #[must_use]
    pub fn plan<'p>(&'p self, name: &'p str, rows: usize, sheets: Vec<Sheet<'p>>) -> Plan<'p> {
        let columns = self.columns.iter();
        let columns = columns.map(|column| SheetColumn { heading: &column.heading, kind: self.kind(&column.source) });
        Plan { name, columns: columns.collect(), rows: rows as u32, sheets }
    }

    const fn kind(&self, source: &Source) -> Kind {
        let Source::Field(field) = source else { return Kind::Text };
        match field {
            Field::TaskId | Field::Telphone | Field::ExtNumber => Kind::Number,
            Field::UserId | Field::MemberId | Field::Chengshudu | Field::AnswerType => Kind::Text,
            Field::Status | Field::Answered => match self.codes {
                Codes::Raw => Kind::Whole,
                Codes::Words(_) => Kind::Text,
            },
            Field::CallTime | Field::CreateTime => Kind::Time,
            Field::Duration | Field::BillSec => Kind::Whole,
            Field::CustomUuid | Field::Mark => Kind::LongText,
        }
    }
}

/// Writes a record behind others.
pub(super) fn write_record(table: &Table, record: &Record<'_>, out: &mut Vec<u8>) {
    for cell in table.cells(record) {
        let cell = match &cell {
            Cell::Empty => SheetCell::Empty,
            Cell::Number(number) => SheetCell::Text(number),
            Cell::Text(text) => SheetCell::Text(text),
            Cell::Code(number) | Cell::Seconds(number) => SheetCell::Whole(*number),
            Cell::Time(time) => SheetCell::Time(time.seconds()),
        };
        cell.encode(out);
    }
}

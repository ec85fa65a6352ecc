//! One field of one record, as every kind of file has it.

use super::table::{Codes, Source, Table};
use crate::protocol::{AnswerType, CalledStatus, CivilTime, Field, Reading, Record};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'c> {
    Empty,
    /// A telephone number, an extension or a task ID: digits, as a rule, that are no quantity.
    Number(&'c str),
    /// Any text.
    Text(&'c str),
    /// A documented code.
    Code(u32),
    Seconds(u32),
    Time(CivilTime),
}

impl Table {
    /// The cells of a record, one a column.
    pub(super) fn cells<'c>(&'c self, record: &'c Record<'_>) -> impl Iterator<Item = Cell<'c>> {
        self.columns.iter().map(|column| match &column.source {
            Source::Field(field) => self.cell(record, *field),
            Source::Undocumented(name) => {
                let field = record.undocumented.iter().find(|(own, _)| own == name);
                field.map_or(Cell::Empty, |(_, value)| text(value))
            }
        })
    }

    fn cell<'c>(&self, record: &'c Record<'_>, field: Field) -> Cell<'c> {
        match field {
            Field::TaskId => number(&record.taskid),
            Field::Telphone => number(&record.telphone),
            Field::UserId => text(&record.userid),
            Field::MemberId => text(&record.memberid),
            Field::Chengshudu => text(&record.chengshudu),
            Field::CustomUuid => text(&record.customuuid),
            Field::Status => reading(&record.status, |status| self.status(status)),
            Field::ExtNumber => number(&record.extnumber),
            Field::Answered => reading(&record.answered, |answered| self.answered(answered)),
            Field::AnswerType => match (&record.answertype, &self.codes) {
                (Reading::Absent, Codes::Words(words)) => Cell::Text(words.no_result),
                (answer_type, _) => reading(answer_type, |kind| Cell::Text(self.answer_type(kind))),
            },
            Field::CallTime => reading(&record.calltime, Cell::Time),
            Field::Duration => reading(&record.duration, Cell::Seconds),
            Field::BillSec => reading(&record.billsec, Cell::Seconds),
            Field::CreateTime => reading(&record.createtime, Cell::Time),
            Field::Mark => text(&record.mark),
        }
    }

    const fn status(&self, status: CalledStatus) -> Cell<'static> {
        match (&self.codes, status) {
            (Codes::Raw, status) => Cell::Code(status.code() as u32),
            (Codes::Words(words), CalledStatus::Called) => Cell::Text(words.called),
            (Codes::Words(words), CalledStatus::NotCalled) => Cell::Text(words.not_called),
        }
    }

    const fn answered(&self, answered: bool) -> Cell<'static> {
        match &self.codes {
            Codes::Raw => Cell::Code(answered as u32),
            Codes::Words(words) => Cell::Text(if answered { words.answered } else { words.not_answered }),
        }
    }

    const fn answer_type(&self, kind: AnswerType) -> &'static str {
        match (&self.codes, kind) {
            (Codes::Raw, kind) => kind.word(),
            (Codes::Words(words), AnswerType::Connected) => words.connected,
            (Codes::Words(words), AnswerType::Caller) => words.caller,
            (Codes::Words(words), AnswerType::Callee) => words.callee,
        }
    }
}

const fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

const fn number(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Number(text) }
}

fn reading<'c, T: Copy>(given: &'c Reading<'_, T>, known: impl FnOnce(T) -> Cell<'c>) -> Cell<'c> {
    match given {
        Reading::Absent => Cell::Empty,
        Reading::Known(value) => known(*value),
        Reading::Other(given) => text(given),
    }
}

//! A record as JSON, for a person to paste elsewhere.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::protocol::{AnswerType, CalledStatus, CivilTime, Field, Reading, Record};

/// The record by wire names, the documented ones first: codes and seconds as numbers, what it does not say as `null`,
/// and what the documents do not name as texts.
pub(crate) fn record_json(record: &Record<'_>) -> String {
    // Texts and numbers under textual names: there is nothing that could fail.
    serde_json::to_string_pretty(&InOrder(record)).unwrap_or_default()
}

/// Keeps the document's order, which a map would not.
struct InOrder<'a>(&'a Record<'a>);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(record) = self;
        let documented = Field::ALL.into_iter().map(|field| (field.wire_name(), value(record, field)));
        let undocumented = record.undocumented.iter().map(|(name, value)| (name.as_ref(), Value::from(value.as_ref())));
        serializer.collect_map(documented.chain(undocumented))
    }
}

fn value(record: &Record<'_>, field: Field) -> Value {
    match field {
        Field::TaskId => text(&record.taskid),
        Field::Telphone => text(&record.telphone),
        Field::UserId => text(&record.userid),
        Field::MemberId => text(&record.memberid),
        Field::Chengshudu => text(&record.chengshudu),
        Field::CustomUuid => text(&record.customuuid),
        Field::Status => reading(&record.status, CalledStatus::code),
        Field::ExtNumber => text(&record.extnumber),
        Field::Answered => reading(&record.answered, u8::from),
        Field::AnswerType => reading(&record.answertype, AnswerType::word),
        Field::CallTime => time(&record.calltime),
        Field::Duration => reading(&record.duration, u64::from),
        Field::BillSec => reading(&record.billsec, u64::from),
        Field::CreateTime => time(&record.createtime),
        Field::Mark => text(&record.mark),
    }
}

fn text(given: &str) -> Value {
    if given.is_empty() { Value::Null } else { Value::from(given) }
}

fn time(given: &Reading<'_, CivilTime>) -> Value {
    reading(given, |time| time.to_string())
}

fn reading<T: Copy, V: Into<Value>>(given: &Reading<'_, T>, known: impl FnOnce(T) -> V) -> Value {
    match given {
        Reading::Absent => Value::Null,
        Reading::Known(value) => known(*value).into(),
        Reading::Other(given) => Value::from(given.as_ref()),
    }
}

//! A record as JSON, for a person to paste elsewhere.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::protocol::{CalledStatus, CivilTime, Field, Reading, Record};

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
        let undocumented =
            record.undocumented.iter().map(|(name, value)| (name.as_ref(), Value::Text(value.as_ref().into())));
        serializer.collect_map(documented.chain(undocumented))
    }
}

/// What JSON has for a field: of its numbers whole ones alone, so that the program carries no printing of floats.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    Number(i64),
}

fn value<'a>(record: &'a Record<'_>, field: Field) -> Value<'a> {
    match field {
        Field::TaskId => text(&record.taskid),
        Field::Telphone => text(&record.telphone),
        Field::UserId => text(&record.userid),
        Field::MemberId => text(&record.memberid),
        Field::Chengshudu => text(&record.chengshudu),
        Field::CustomUuid => text(&record.customuuid),
        Field::Status => number(&record.status, CalledStatus::code),
        Field::ExtNumber => text(&record.extnumber),
        Field::Answered => number(&record.answered, i64::from),
        Field::AnswerType => reading(&record.answertype, |answer| Value::Text(answer.word().into())),
        Field::CallTime => time(&record.calltime),
        Field::Duration => number(&record.duration, i64::from),
        Field::BillSec => number(&record.billsec, i64::from),
        Field::CreateTime => time(&record.createtime),
        Field::Mark => text(&record.mark),
    }
}

fn text(given: &str) -> Value<'_> {
    if given.is_empty() { Value::Null } else { Value::Text(given.into()) }
}

fn time<'a>(given: &'a Reading<'_, CivilTime>) -> Value<'a> {
    reading(given, |time| Value::Text(time.to_string().into()))
}

fn number<'a, T: Copy>(given: &'a Reading<'_, T>, known: impl FnOnce(T) -> i64) -> Value<'a> {
    reading(given, |value| Value::Number(known(value)))
}

fn reading<'a, T: Copy>(given: &'a Reading<'_, T>, known: impl FnOnce(T) -> Value<'a>) -> Value<'a> {
    match given {
        Reading::Absent => Value::Null,
        Reading::Known(value) => known(*value),
        Reading::Other(given) => Value::Text(given.as_ref().into()),
    }
}

//! Every vector in `tests/fixtures/vectors`: a new one is tested without new code.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use yccall_task_info::protocol::{CalledStatus, Field, Reading, Record, TaskInfoPage, decode_response};

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vectors")
}

/// The names of the vector folder's files that end so, without the ending.
fn names_with(ending: &str) -> BTreeSet<String> {
    fs::read_dir(vectors())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().unwrap().strip_suffix(ending).map(str::to_owned))
        .collect()
}

#[test]
fn every_vector_gives_what_its_want_file_says() {
    let names = names_with(".body");
    assert!(!names.is_empty(), "no vectors");
    assert_eq!(names, names_with(".want.json"), "a body without a want file, or the reverse");
    for name in names {
        let body = fs::read(vectors().join(format!("{name}.body"))).unwrap();
        let want: Value =
            serde_json::from_slice(&fs::read(vectors().join(format!("{name}.want.json"))).unwrap()).unwrap();
        let http_status = want["httpStatus"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap();
        let mut got = decode_response(http_status, &body, |page| page_as_wanted(&page, &want["first"]))
            .unwrap_or_else(|error| json!({"outcome": "error", "kind": error.kind.as_str(), "code": error.code}));
        // The whole object is compared, so that nothing a want file says can go unchecked.
        got["httpStatus"] = want["httpStatus"].clone();
        assert_eq!(got, want, "{name}");
    }
}

/// The page as a want file writes it, with those fields of the first record that `first` names.
fn page_as_wanted(page: &TaskInfoPage<'_>, first: &Value) -> Value {
    let records: Vec<Value> = page
        .records
        .iter()
        .map(|record| {
            json!({
                "telphone": record.telphone,
                "status": match record.status {
                    Reading::Known(CalledStatus::Called) => "called",
                    Reading::Known(CalledStatus::NotCalled) => "not-called",
                    Reading::Absent | Reading::Other(_) => "other",
                },
                "answertype": match &record.answertype {
                    Reading::Known(answer_type) => answer_type.word(),
                    Reading::Absent => "none",
                    Reading::Other(_) => "other",
                },
            })
        })
        .collect();
    let first: Map<String, Value> = first
        .as_object()
        .unwrap()
        .keys()
        .map(|name| (name.clone(), page.records.first().map_or(Value::Null, |record| wire_value(record, name))))
        .collect();
    json!({
        "outcome": "page",
        "totalItems": page.head.total_items,
        "currentPage": page.head.current_page,
        "itemsPerPage": page.head.items_per_page,
        "records": records,
        "first": first,
    })
}

/// A record's value by its wire name; `null` where it is absent or empty.
fn wire_value(record: &Record<'_>, name: &str) -> Value {
    let text = |text: &Cow<'_, str>| if text.is_empty() { Value::Null } else { json!(text) };
    let Some(field) = Field::from_wire_name(name) else {
        return record.undocumented.iter().find(|(key, _)| key == name).map_or(Value::Null, |(_, value)| text(value));
    };
    match field {
        Field::TaskId => text(&record.taskid),
        Field::Telphone => text(&record.telphone),
        Field::UserId => text(&record.userid),
        Field::MemberId => text(&record.memberid),
        Field::Chengshudu => text(&record.chengshudu),
        Field::CustomUuid => text(&record.customuuid),
        Field::Status => reading(&record.status, |status| json!(status.code())),
        Field::ExtNumber => text(&record.extnumber),
        Field::Answered => reading(&record.answered, |answered| json!(u8::from(answered))),
        Field::AnswerType => reading(&record.answertype, |answer_type| json!(answer_type.word())),
        Field::CallTime => reading(&record.calltime, |time| json!(time.to_string())),
        Field::Duration => reading(&record.duration, |seconds| json!(seconds)),
        Field::BillSec => reading(&record.billsec, |seconds| json!(seconds)),
        Field::CreateTime => reading(&record.createtime, |time| json!(time.to_string())),
        Field::Mark => text(&record.mark),
    }
}

fn reading<T: Copy>(reading: &Reading<'_, T>, known: impl Fn(T) -> Value) -> Value {
    match reading {
        Reading::Absent => Value::Null,
        Reading::Known(value) => known(*value),
        Reading::Other(text) => json!(text),
    }
}

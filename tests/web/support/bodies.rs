//! Answers to give: the document's sample, with what a test needs changed.

use std::ops::Range;

use serde_json::{Value, json};

/// The document's own example of an answer.
const SAMPLE: &str = include_str!("../../fixtures/vectors/document-sample.body");

/// The answer to a token that was good once.
pub const EXPIRED: &str = r#"{"ret":602,"data":[],"msg":"token已过期"}"#;

/// A record with these fields, the others as in the document's sample.
pub fn record(fields: Value) -> Value {
    let mut record = sample()["data"]["result"]["result"][0].take();
    let Value::Object(fields) = fields else { panic!("no fields: {fields}") };
    for (name, value) in fields {
        record[name] = value;
    }
    record
}

/// The only page of a task that has these records.
pub fn page(records: &[Value]) -> String {
    let total = records.len() as u64;
    answer(1, 10, total, records)
}

/// A page of a task whose records differ by their numbers.
pub fn page_of(page: u64, page_size: u64, total_items: u64) -> String {
    let first = (page - 1) * page_size;
    answer(page, page_size, total_items, &numbered(first..total_items.min(first + page_size)))
}

/// A page of a task that has these records.
pub fn page_among(page: u64, page_size: u64, task: &[Value]) -> String {
    let first = ((page - 1) * page_size) as usize;
    let records = task.iter().skip(first).take(page_size as usize).cloned().collect::<Vec<_>>();
    answer(page, page_size, task.len() as u64, &records)
}

/// Records that differ by their numbers, which count on from 13800000000.
pub fn numbered(indexes: Range<u64>) -> Vec<Value> {
    indexes.map(|index| record(json!({"telphone": number_at(index)}))).collect()
}

/// The number of the numbered record at an index.
pub fn number_at(index: u64) -> String {
    (13_800_000_000 + index).to_string()
}

fn answer(page: u64, page_size: u64, total_items: u64, records: &[Value]) -> String {
    let mut answer = sample();
    answer["data"]["result"] = json!({
        "totalitems": total_items, "currentpage": page, "itemsperpage": page_size, "result": records
    });
    answer.to_string()
}

fn sample() -> Value {
    serde_json::from_str(SAMPLE).unwrap()
}

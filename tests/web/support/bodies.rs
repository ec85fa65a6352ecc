//! Answers to give: the document's sample, with what a test needs changed.

use serde_json::{Value, json};

/// The document's own example of an answer.
const SAMPLE: &str = include_str!("../../fixtures/vectors/document-sample.body");

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
    let indexes = first..total_items.min(first + page_size);
    let records =
        indexes.map(|index| record(json!({"telphone": format!("{}", 13_800_000_000 + index)}))).collect::<Vec<_>>();
    answer(page, page_size, total_items, &records)
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

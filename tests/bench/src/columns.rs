//! What a task's records take by themselves, in the page's own columns.

use anyhow::Context as _;
use yccall_protocol::Record;
use yccall_task::Records;

use crate::truth::Truth;

/// Bytes that the columns of all records take, each record decoded as the page decodes it. Counted on this machine,
/// where a few lengths are wider than in wasm.
///
/// # Errors
/// When a record cannot be read.
pub fn bytes(truth: &Truth) -> anyhow::Result<usize> {
    let mut records = Records::default();
    for record in truth.records() {
        let json = serde_json::to_string(record)?;
        records.push(&Record::from_json(&json).with_context(|| format!("this is no record: {json}"))?);
    }
    Ok(records.memory())
}

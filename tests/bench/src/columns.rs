//! What a task's records take by themselves, in the page's own columns.

use anyhow::Context as _;
use yccall_task_info::protocol::Record;
use yccall_task_info::task::Records;

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
        let record: Record<'_> = serde_json::from_str(&json).with_context(|| json.clone())?;
        records.push(&record);
    }
    Ok(records.memory())
}

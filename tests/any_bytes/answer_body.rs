//! Any bytes as an answer's body: a page or an error that fits, and columns that hold what was read.

use yccall_task_info::protocol::decode_response;
use yccall_task_info::task::Records;

use crate::outcome::check_outcome;

/// The HTTP status of most answers, and some that decide something.
const STATUSES: [u16; 8] = [200, 200, 200, 200, 404, 429, 500, 502];

/// Reads what follows the first byte, which chooses the HTTP status.
pub fn check(bytes: &[u8]) {
    let Some((status, body)) = bytes.split_first() else { return };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    check_outcome(status, body);
    // An error holds no records, and has been looked at.
    let _ = decode_response(status, body, |page| {
        let records: Records = page.records.iter().collect();
        assert_eq!(page.head.count, page.records.len() as u64);
        assert!(records.iter().eq(page.records));
    });
}

//! What holds for the outcome of every answer, whatever its bytes.

use yccall_task_info::protocol::{ErrorKind, read_response};

/// The longest message that an error carries, in characters, its ellipsis included.
const LONGEST_MESSAGE: usize = 301;

/// Asserts that the outcome of reading holds what its type and the table of errors promise.
pub fn check_outcome(http_status: u16, body: &[u8]) {
    let error = match read_response(http_status, body, |_| {}) {
        Ok(head) => return assert_ne!(head.items_per_page, Some(0)),
        Err(error) => error.without_secret(""),
    };
    assert!(error.message.chars().count() <= LONGEST_MESSAGE, "{error}");
    let fits = match (error.kind, error.code) {
        (ErrorKind::BadRequest, Some(code)) => (400..500).contains(&code),
        (ErrorKind::Server, Some(code)) => (500..600).contains(&code),
        (ErrorKind::Auth, Some(code)) => matches!(code, 600 | 602),
        (ErrorKind::Forbidden, Some(code)) => matches!(code, 601 | 603 | 604),
        (ErrorKind::Rejected, _) | (ErrorKind::TaskNotFound, Some(1024)) => true,
        (ErrorKind::Http, Some(code)) => {
            http_status >= 400 && code == i64::from(http_status) && error.message.is_empty()
        }
        // A place in the body at most, never a piece of the body.
        (ErrorKind::Malformed, None) => error.message.is_empty() || error.message.starts_with("JSON "),
        _ => false,
    };
    assert!(fits, "HTTP {http_status}: {error:?}");
}

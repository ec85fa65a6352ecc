//! What a person gets for the answers that servers are known to send: the wire vectors, the protocol's table of errors
//! row by row, and the loose ways in which PHP writes a value.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod errors;
mod fixtures;
mod php_types;

use yccall_task_info::protocol::{ApiError, ErrorKind, Record, decode_response};

fn envelope(ret: impl std::fmt::Display, data: &str, msg: &str) -> String {
    format!(r#"{{"ret":{ret},"data":{data},"msg":"{msg}"}}"#)
}

fn page_body(records: &str) -> String {
    let page = format!(r#"{{"totalitems":1,"currentpage":1,"itemsperpage":10,"result":{records}}}"#);
    envelope(200, &format!(r#"{{"status":0,"desc":"获取成功","result":{page}}}"#), "")
}

/// Hands over the only record of a page whose record has these fields.
fn with_record(fields: &str, check: impl FnOnce(&Record<'_>)) {
    with_only_record(page_body(&format!("[{{{fields}}}]")).as_bytes(), check);
}

fn with_only_record(body: &[u8], check: impl FnOnce(&Record<'_>)) {
    let checked = decode_response(200, body, |page| {
        let [record] = page.records.as_slice() else { panic!("not one record: {page:?}") };
        check(record);
    });
    assert_eq!(checked, Ok(()), "{}", String::from_utf8_lossy(body));
}

fn error(http_status: u16, body: &str) -> ApiError {
    decode_response(http_status, body.as_bytes(), |_| ()).expect_err(body)
}

fn kind_and_code(http_status: u16, body: &str) -> (ErrorKind, Option<i64>) {
    let error = error(http_status, body);
    (error.kind, error.code)
}

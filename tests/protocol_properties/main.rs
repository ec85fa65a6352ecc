//! What holds for every answer, record, request, time and address, not only for those that somebody thought of.
//!
//! A failing case is printed in its smallest form; it then belongs, as a case of its own, into `protocol_vectors`.
//! Nothing is written to disk.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod addresses;
mod answers;
mod orders;
mod outcome;
mod php;
mod records;
mod requests;
mod times;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A configuration for so many cases. Failures are not kept in files: the tree stays clean.
fn moderately(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Texts of any characters, control characters and JSON's own among them.
fn any_text() -> impl Strategy<Value = String> {
    let json_escapes = select(&['"', '\\', '/', '\u{8}', '\t', '\n', '\u{c}', '\r', '\0', '\u{1f}'][..]);
    let awkward = select(&['\u{7f}', '\u{2028}', '\u{feff}', '\u{fffd}', '😀'][..]);
    vec(prop_oneof![4 => any::<char>(), 1 => json_escapes, 1 => awkward], 0..16).prop_map(String::from_iter)
}

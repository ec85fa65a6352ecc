//! Any bytes as the query of the page's address.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/view_query.rs"]
mod view_query;

fuzz_target!(|input: &[u8]| view_query::check(input));

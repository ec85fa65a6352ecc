//! Any bytes as an answer's body.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/answer_body.rs"]
mod answer_body;
#[path = "../../protocol_properties/outcome.rs"]
mod outcome;

fuzz_target!(|input: &[u8]| answer_body::check(input));

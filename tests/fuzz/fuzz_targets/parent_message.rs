//! Any bytes as what a page around the frame says.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/parent_message.rs"]
mod parent_message;

fuzz_target!(|input: &[u8]| parent_message::check(input));

//! Any bytes as `config.json`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/config_file.rs"]
mod config_file;

fuzz_target!(|input: &[u8]| config_file::check(input));

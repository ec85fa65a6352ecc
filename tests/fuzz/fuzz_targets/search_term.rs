//! Any texts searched for any text.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/search_term.rs"]
mod search_term;
#[path = "../../task_properties/model.rs"]
mod model;
#[path = "../../task_properties/summaries.rs"]
mod summaries;

fuzz_target!(|input: &[u8]| search_term::check(input));

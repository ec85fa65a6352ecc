//! Any bytes as records and questions, answered as a plain look at every record answers them.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../any_bytes/task_questions.rs"]
mod task_questions;
#[path = "../../task_properties/model.rs"]
mod model;
#[path = "../../task_properties/samples.rs"]
mod samples;
#[path = "../../task_properties/summaries.rs"]
mod summaries;

fuzz_target!(|input: &[u8]| task_questions::check(input));

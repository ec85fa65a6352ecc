//! Any bytes as records and questions, answered as a plain look at every record answers them.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../task_properties/bytes.rs"]
mod bytes;
#[path = "../../task_properties/model.rs"]
mod model;
#[path = "../../task_properties/samples.rs"]
mod samples;
#[path = "../../task_properties/summaries.rs"]
mod summaries;

fuzz_target!(|input: &[u8]| bytes::ask(input));

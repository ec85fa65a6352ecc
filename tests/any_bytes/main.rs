//! Whatever bytes come from outside: the fuzz targets' checks, asked again of every seed.
//!
//! Each module is one target of `tests/fuzz`, whose seeds are what the fuzzer found on its way, and what failed once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod answer_body;
mod config_file;
mod parent_message;
mod search_term;
mod task_questions;
mod view_query;

#[path = "../task_properties/model.rs"]
mod model;
#[path = "../protocol_properties/outcome.rs"]
mod outcome;
#[path = "../task_properties/samples.rs"]
mod samples;
#[path = "../task_properties/summaries.rs"]
mod summaries;

use std::fs;
use std::path::Path;

/// Asks every seed of a target again.
fn replay(target: &str, check: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(target);
    let seeds: Vec<_> = fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    seeds.iter().for_each(|seed| check(&fs::read(seed).unwrap()));
}

#[test]
fn every_seed_of_an_answer_gives_a_page_or_a_fitting_error() {
    replay("answer_body", answer_body::check);
}

#[test]
fn every_seed_of_a_configuration_is_read_whole_or_refused() {
    replay("config_file", config_file::check);
}

#[test]
fn every_seed_of_what_a_parent_says_is_within_its_ranges() {
    replay("parent_message", parent_message::check);
}

#[test]
fn every_seed_of_a_search_finds_what_a_plain_look_finds() {
    replay("search_term", search_term::check);
}

#[test]
fn every_seed_of_questions_is_answered_as_by_hand() {
    replay("task_questions", task_questions::check);
}

#[test]
fn every_seed_of_an_address_leads_to_one_view() {
    replay("view_query", view_query::check);
}

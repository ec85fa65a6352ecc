//! The fuzzer's seeds, asked again: what it found on its way, and what failed once.

use std::fs;
use std::path::Path;

use crate::bytes::ask;

#[test]
fn every_seed_of_the_fuzzer_is_answered_as_by_hand() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds/task_questions");
    let mut asked = 0;
    for entry in fs::read_dir(seeds).unwrap() {
        ask(&fs::read(entry.unwrap().path()).unwrap());
        asked += 1;
    }
    assert!(asked > 0);
}

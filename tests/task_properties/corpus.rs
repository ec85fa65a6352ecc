//! What the fuzzer has found, asked again.

use std::fs;
use std::path::Path;

use crate::bytes::ask;

#[test]
fn everything_the_fuzzer_has_found_is_answered_as_by_hand() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/task_questions");
    let mut asked = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        ask(&fs::read(entry.unwrap().path()).unwrap());
        asked += 1;
    }
    assert!(asked > 0);
}

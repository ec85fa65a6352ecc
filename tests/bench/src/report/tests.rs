#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use crate::browser::Idle;
use crate::measure::{Answered, Files, Interacted, Loading, Memory, Summaries};
use crate::module::Function;
use crate::questions::Kind;
use crate::samples::Samples;
use crate::visits::Visit;

fn samples(figure: f64) -> Samples {
    Samples::new([figure]).unwrap()
}

fn report(records: u64, painted: f64) -> Report {
    Report {
        records,
        loading: Loading {
            first_card: samples(80.0),
            whole: samples(1_300.0),
            dropped: samples(1_000.0),
            longest_task: 0.0,
        },
        memory: Memory { before: 1_000_000, loaded: 121_000_000, ordered: 130_000_000, columns: 100_000_000 },
        summaries: Summaries { figures: samples(20.0), charts: samples(60.0) },
        files: Files { csv: 5_001.0, xlsx: 20_000.0, numbers: 900.0 },
        questions: vec![Answered {
            name: "called".to_owned(),
            kind: Kind::Filter,
            there: samples(12.0),
            painted: samples(painted),
            longest_task: 101.0,
        }],
        idle: Idle { timers: 0, frames: 2, messages: 1, animations: 0 },
        interactions: vec![Interacted { name: "next page", felt: samples(64.0) }],
    }
}

fn visit(slowed: u32, first_record: f64) -> Visit {
    Visit { slowed, first_record: samples(first_record), compiled: samples(100.0), shift: 0.0 }
}

fn file(name: &str, raw: usize) -> File {
    File { name: name.to_owned(), raw, gzip: raw / 2, brotli: raw / 4 }
}

fn findings(files: Vec<File>, reports: Vec<Report>) -> Findings {
    let visits = Visits { files: Vec::new(), at: vec![visit(1, 149.6), visit(4, 150.4)] };
    Findings { files, visits, reports }
}

fn line<'a>(table: &'a str, name: &str) -> Vec<&'a str> {
    let line = table.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
    line.trim_start().strip_prefix(name).unwrap().split_whitespace().collect()
}

#[test]
fn a_figure_that_misses_its_target_is_marked() {
    let table = table(&findings(Vec::new(), vec![report(100_000, 16.0), report(1_000_000, 50.5)]));
    assert_eq!(line(&table, "first record against that"), ["1.50", "1.50*", "1.5"]);
    assert_eq!(line(&table, "layout shift"), ["0.000", "0.000", "0"]);
    assert_eq!(line(&table, "load against that"), ["1.30*", "1.30*", "1.15"]);
    assert_eq!(line(&table, "at its peak without that, bytes a record"), ["1200.0*", "120.0*", "110"]);
    assert_eq!(line(&table, "longest task while loading, ms"), ["0", "0", "100"]);
    assert_eq!(line(&table, "longest task of a filter or an order, ms"), ["101*", "101*", "100"]);
    assert_eq!(line(&table, "longest task of a turn, ms"), ["0", "0", "100"]);
    assert_eq!(line(&table, "peak against columns"), ["1.20", "1.20", "1.3"]);
    assert_eq!(line(&table, "a filter's figures painted, ms"), ["20.0", "20.0", "50"]);
    assert_eq!(line(&table, "CSV of all records, ms"), ["5001*", "5001*", "5000"]);
    assert_eq!(line(&table, "timers, frames, messages, animations at rest"), ["3*", "3*", "0"]);
    assert_eq!(line(&table, "called"), ["12.0", "16.0", "16.0", "12.0", "50.5*", "50.5"]);
    assert_eq!(line(&table, "next page"), ["64", "64*", "64", "64"]);
}

#[test]
fn files_are_summed_up_beside_what_they_may_take() {
    let table = table(&findings(vec![file("embed.js", 2_000), file("page.wasm", 239_000)], Vec::new()));
    assert_eq!(line(&table, "embed.js"), ["2,000", "1,000", "500"]);
    assert_eq!(line(&table, "all"), ["241,000", "120,500*", "60,250"]);
    assert_eq!(line(&table, "at most"), ["120,000", "100,000"]);
}

#[test]
fn two_builds_stand_beside_each_other_with_the_ratio_of_their_medians() {
    let kept = findings(vec![file("embed.js", 2_000)], vec![report(100_000, 16.0)]);
    let now = findings(vec![file("embed.js", 1_000)], vec![report(100_000, 24.0)]);
    let table = comparison(&kept, &now);
    assert_eq!(line(&table, "raw"), ["2.0", "2.0", "2.0-2.0", "1.0", "1.0", "1.0-1.0", "0.500"]);
    assert_eq!(line(&table, "called"), ["16.0", "16.0", "16.0-16.0", "24.0", "24.0", "24.0-24.0", "1.500"]);
    assert_eq!(line(&table, "next page").last(), Some(&"1.000"));
}

#[test]
fn a_module_is_told_by_crate_and_by_function() {
    let function = |name: &str, size| Function { name: name.to_owned(), size };
    let functions = vec![function("leptos::mount::to", 400), function("core::fmt::write", 100)];
    let table = sizes(&[], &Module { whole: 1_000, data: 300, functions });
    assert_eq!(line(&table, "leptos "), ["1", "400", "40.0"]);
    assert_eq!(line(&table, "constant data"), ["300", "30.0"]);
    assert_eq!(line(&table, "types, imports, exports, tables"), ["200", "20.0"]);
    assert_eq!(line(&table, "400"), ["1", "leptos::mount::to"]);
}

#[test]
fn three_tasks_fit_on_100_columns() {
    let slow =
        || findings(vec![file(&"a".repeat(50), 1_000_000)], (0..3).map(|_| report(1_000_000, 9_999.9)).collect());
    let text = [table(&slow()), comparison(&slow(), &slow())].concat();
    let longest = text.lines().max_by_key(|line| line.chars().count()).unwrap();
    assert!(longest.chars().count() <= 100, "{longest}");
}

//! `cargo xtask bench`: the release build of the page, measured in a browser by `tests/bench`.
//!
//! # What was tried, and what it gave
//! Nanoseconds are of one record of 391 bytes, milliseconds of a million of them: the least of many runs of the program
//! in Node.js, where what is tried takes turns with what was there. Reading, keeping and packing a record took 1,440 ns
//! and takes 1,030.
//!
//! | tried | gave | kept |
//! | --- | --- | --- |
//! | the name of the next field guessed from the record before, and compared all at once | reading 860 → 640 ns | yes |
//! | values read by what their field holds: short numbers from their digits, times before anything is trimmed | 640 → 600 ns | yes |
//! | `simdutf8` in place of the standard library's check | 600 → 545 ns, for 2.5 KB | yes |
//! | a page's columns taken over many rows at once | keeping 340 → 280 ns | yes |
//! | empty texts not copied, equal neighbours not hashed again | 1,060 → 1,030 ns | yes |
//! | wasm-opt `-Os`, `-O3` in place of `-Oz` | nothing: the same within 3 % | no |
//! | an answer's body read by chunks and not as one buffer, by the page | less than a tenth of what fetching takes of the main thread | no |
//! | a worker that fetches | 0.85 s less for the page's main thread, of 2.8 | yes |
//! | two workers | nothing: the machine's two cores are busy with one | no |
//! | the worker reads into a buffer, and not `arrayBuffer()` | 0.2 s of the load | yes |
//! | that buffer comes back and is used again | 0.2 s of the load; the worker takes 0.7 s in place of 1.0 | yes |
//! | six requests at a time and not four, with a worker | 0.1 s of the load; a host chooses | no |
//! | more are listed the less often, the more are listed | 0.1 s of the main thread | yes |
//! | the body's way into the program's memory | nothing to gain: 30 ns | |
//! | a chunk's agents looked at only where the search finds one | every search 3.7 ms less, of 17 to 66 | yes |
//! | nobody counted as an agent is, without a branch | every filter and search 2.8 ms less: 9.0 → 6.3 | yes |
//! | facets counted code by code, 16 rows at once | every filter 5 ms more | no |
//! | one digit: its next place by an iterator, not by a new search | 66 → 64 ms; one letter up to 3 ms more | no |
//! | one digit: every byte of short texts looked at | 60 → 72 ms; one letter 37 → 70 | no |
//! | figures begun once the answer is drawn, 18 ms after it at the latest and not always | not measured yet | yes |
//!
//! Fetching a million records and dropping them keeps a thread busy for most of its time (some 2 ms an answer, two thirds
//! of them in the browser's own code, a third in the kernel). While that was the main thread, what decoding takes came on
//! top. With a worker it does not, but on two cores the browser's own network process and the server want their time
//! too: of both cores together dropping takes 2.4 s, a load took 4.2 s. What is said of workers in seconds was tried in
//! Chromium, for a million records, with a page that did nothing but keep busy for 1 ms after each answer.

use std::process::Command;

use crate::cli::BenchOptions;
use crate::compress;
use crate::process;
use crate::project::{OPTIMIZED_PROFILE, Project};
use crate::say::say;
use crate::tools::{Browser, Engine, PageTools};
use crate::trunk;

/// Measures, and has the reference API inside: it may not be what a load waits for, so it is optimized.
const PACKAGE: &str = "bench";
/// The table of the last run.
const TABLE: &str = "latest.txt";

/// Builds the page, measures it, and prints what was measured.
///
/// # Errors
/// When a tool cannot be brought, something does not build or start, or an answer of the page is wrong. Never because
/// of a figure.
pub fn run(project: &Project, options: &BenchOptions) -> anyhow::Result<()> {
    let tools = PageTools::bring(project)?;
    let browser = Browser::bring(Engine::Chromium)?;
    let mut build = Command::new("cargo");
    build.args(["build", "--package", PACKAGE, "--profile", OPTIMIZED_PROFILE]).current_dir(&project.root);
    process::run(build)?;
    // Not into dist: what is measured need not be what is uploaded next.
    let page = project.page(PACKAGE);
    let mut build = trunk::release_build(project, &tools)?;
    build.arg("--dist").arg(&page);
    process::run(build)?;
    compress::folder(&page)?;

    let table = project.measurements(TABLE);
    let mut bench = Command::new(project.optimized_program(PACKAGE));
    let records: Vec<_> = options.records.iter().map(ToString::to_string).collect();
    bench
        .args(["--records", &records.join(",")])
        .arg("--page")
        .arg(page)
        .arg("--driver")
        .arg(&browser.driver)
        .arg("--browser")
        .arg(&browser.binary)
        .arg("--output")
        .arg(&table)
        .current_dir(&project.root);
    if let Some(rounds) = options.rounds {
        bench.args(["--rounds", &rounds.to_string()]);
    }
    process::run(bench)?;
    say(format_args!("The table is in {} too.", table.display()));
    Ok(())
}

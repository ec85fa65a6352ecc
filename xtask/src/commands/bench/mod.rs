//! `cargo xtask bench`: the release build of the page, measured in a browser by `tests/bench`.
//!
//! # What was tried, and what it gave
//! Nanoseconds are of one record of 391 bytes, milliseconds of a million of them: the least of many runs of the program
//! in Node.js, where what is tried takes turns with what was there. Reading, keeping and packing a record took 1,440 ns
//! and takes 840.
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
//! | two questions more than are asked at a time wait in the worker, which need not wait for the page | 2,550 → 2,410 ms | yes |
//! | the same by the page, which asks for the next page before it reads one | nothing: it does not see that one is there | no |
//! | the worker begun with the load, where the page on screen says that there are many | there after 70 to 85 ms in place of 90 to 105 | yes |
//! | what the worker imports fetched beside it | 10 ms earlier there, and nothing to be seen in the load | no |
//! | no time limit and no way to be stopped for each request beside the worker's own | 40 ms of the main thread | yes |
//! | the worker reads into a buffer, and not `arrayBuffer()` | 0.2 s of the load | yes |
//! | that buffer comes back and is used again | 0.2 s of the load; the worker takes 0.7 s in place of 1.0 | yes |
//! | six requests at a time and not four, with a worker | 0.1 s of the load; a host chooses | no |
//! | more are listed the less often, the more are listed; then half as often again | 0.1 s of the main thread each | yes |
//! | the worker reads too, by the page's own program, and hands over columns as bytes | the page's main thread has 0.4 s of work of its own left, but a load takes 3.0 s in place of 2.4: what all threads do becomes 4.7 s, and two cores have no more | no |
//! | the same with two workers | 2.9 s | no |
//! | an answer that is here is not aborted, which told everybody who listens | 0.1 s of the main thread | yes |
//! | room for a page's columns found at once, and not step by step | 35 ns of 1,000, for 3 bytes a record at the peak | no |
//! | the rows of an answer that is simply all are not kept | 101 to 109 → 92 bytes a record at the peak | yes |
//! | the body's way into the program's memory | nothing to gain: 30 ns | |
//! | pages read into the memory of pages that became rows | 43 ns | yes |
//! | packing: texts compared by eight bytes, where what compares memory does it byte by byte | 43 ns | yes |
//! | packing: ends walked along, and not looked up for each row | 17 ns | yes |
//! | packing: empty texts found without a hash | 5 ns | no |
//! | escapes looked for by eight bytes | 28 ns | yes |
//! | one record read again and again, whose list keeps its memory | 14 ns | yes |
//! | quotes looked for by twice eight bytes | 20 ns more | no |
//! | a column of texts that is not written as long as all are equal | 11 ns | no |
//! | what runs over rows a function of its own, so that what only decides is not compiled for speed in mid-load | 40 ms of all threads, in 1 M as in 100 k | yes |
//! | opt-level 2 in place of 3 for `protocol` and `task` | 35 ns more, for 7 KB before compression | no |
//! | opt-level `s` for them | 370 ns more, for 22 KB | no |
//! | a chunk's agents looked at only where the search finds one | every search 3.7 ms less, of 17 to 66 | yes |
//! | nobody counted as an agent is, without a branch | every filter and search 2.8 ms less: 9.0 → 6.3 | yes |
//! | facets counted code by code, 16 rows at once | every filter 5 ms more | no |
//! | an order: rows sorted without their keys, which are looked up | the same time, in shorter steps, for 16 bytes a record in place of 24 while it sorts: 118 → 108 bytes a record after an order | yes |
//! | one digit: its next place by an iterator, not by a new search | 66 → 64 ms; one letter up to 3 ms more | no |
//! | one digit: every byte of short texts looked at | 60 → 72 ms; one letter 37 → 70 | no |
//! | undocumented texts taken as they lie, and no list made for each hit; no text looked at again that shows whole | one digit 55 → 39 ms, one letter 57 → 40, every other search 1 to 3 | yes |
//! | one digit: after the numbers, only what the rows say that were not found there | one digit 39 → 29 ms | yes |
//! | one digit: a bit for each byte that is it, and a row's bits looked at without a branch | 39 → 43 ms | no |
//! | one digit: each text that many rows share looked at once | nothing | no |
//! | one digit: undocumented fields first, which are long | 1 ms more | no |
//! | what works in steps compiled for speed, and never with the page that calls it | nothing | yes, for what comes |
//! | figures begun once the answer is drawn, 18 ms after it at the latest and not always | not measured yet | yes |
//!
//! Fetching a million records and dropping them keeps a thread busy for most of its time (some 2 ms an answer, two thirds
//! of them in the browser's own code, a third in the kernel). While that was the main thread, what decoding takes came on
//! top. With a worker it does not, but on two cores the browser's own network process and the server want their time
//! too: of both cores together dropping takes 2.5 s, a load more than 4. What is said of workers in seconds was tried in
//! Chromium, for a million records, with a page that did nothing but keep busy for 1 ms after each answer.
//!
//! Sizes are in KB of brotli: of the program alone, and from "builds finished here" on of all that a first load takes.
//!
//! | tried | gave | kept |
//! | --- | --- | --- |
//! | views of a few types (`--cfg erase_components`) | 423 → 388 | until there were none |
//! | functions that are called once left where they are by wasm-opt: written into their callers they are like nothing else | 388 → 360 | yes |
//! | `config.json` and `Retry-After` read without serde's reader and without floats; the style sheet without its comments; effects, words, icons and conditions of one type each | 360 → 316 | yes |
//! | signals and memos of one type | 316 → 308, and a twelfth of the bytes to compile | yes |
//! | no `view!`: elements made as they are described (`ui/dom`), with effects, listeners and what is kept of one type each | 311 → 258, and a quarter of the bytes to compile: 1,094 → 812 (in one run with the build before it, the first record after 0.89 of the time at 1 × and at 4 ×) | yes |
//! | the library's sorts and its tree once each, or not at all, where there are few to sort or to find | 8 | yes |
//! | a record's JSON without `serde_json::Value`, which prints floats | 308 → 305 | yes |
//! | wasm-opt `-Os`, `-O3`: functions are less like each other, and larger | 3 less, for 7 % more to compile; without views 1 less, for 3 % | no |
//! | wasm-opt `-tnh`, `--converge`, `--gufa`, `--closed-world`, `--low-memory-unused` | less than 1 each | no |
//! | wasm-opt `--rse`, `--code-folding`, `--local-cse`, `--licm`, `--merge-locals`, `--reorder-locals`, `--monomorphize` | less than 0.1 each | no |
//! | wasm-opt `--const-hoisting`, `--untee`, `--ssa-nomerge` | 2, 3 and 17 more | no |
//! | functions by their names in place of the linker's order | 3 more while there were views, 1.4 less (3.4 of gzip) without | until they lay beside what they are like |
//! | locals numbered by their first use | 1.2 more | no |
//! | the functions first that most others call | 0.6 to 7 more | no |
//! | wasm-bindgen `--reference-types` | 1 more | no |
//! | the standard library built again, with panics that only stop | 17 less, but no stable compiler does it | no |
//! | builds finished here (`commands/finish`) and not by trunk: who panics only stops, exports that nobody asks for go, functions lie beside those they are like, scripts are made small by esbuild | 267.6 → 248.5 | yes |
//! | closures that are called again without what would call them once, and without what moves them | 2.1 | yes |
//! | functions beside those they are like, by the runs of four bytes that they have in common; by other runs within 0.6 | 4.7 of brotli, 7.5 of gzip | yes |
//! | which letters have a lower case said in ranges, in place of the library's two tables | 246.4 → 239.1 | yes |
//! | short names for what a module and its glue have of each other | 239.1 → 235.1 | yes |
//! | data that are not aligned (wasm-opt `--dealign`) | 0.6 | yes |
//! | the page's module a program that links the library, and not a library that tests link too, which cargo does not optimize as a whole (no LTO where one of its kinds is `rlib`) | 234.5 → 224.3, and a tenth less to compile | yes |
//! | with that, LLVM's inlining by other limits | 0 gives the same, 50 gives 3 more | no |
//! | the same, optimized for speed when it is linked (opt-level 2 or 3, inlining as before) | 4.6 more; filters, orders and loads within what runs differ | no |
//! | the places in the sources that panics would tell, as zeroes | 2.1 | yes |
//! | an IPv6 address told without the library's reader and writer, one search in texts and not two, one hash, a heap and not the library's stable sort for what is few | 222.1 → 217.4 | yes |
//! | streams of `wasm-streams`, which come with leptos's server functions: what runs their futures only stops, and their glue goes | 217.4 → 215.0 | yes |
//! | the style sheet by esbuild | 0.15 | no |
//! | what runs before the first record in one module, and the other 4,000 of 8,400 functions in a second one that is fetched after it, told apart by what Chromium ran | 309 → 210 before the first record, and by reckoning 120 after it; but a function is known again only until it, or the compiler, changes: a list that is made anew for every build, and a second module that has to be there whenever the list is wrong | no |
//! | the same, told apart by the modules that functions belong to | by reckoning 309 → 250 | no |
//!
//! The first record, from the page's address to what is drawn, of an element that is given its token before it is
//! mounted; and what is done with the page. Milliseconds in Chromium.
//!
//! | tried | gave | kept |
//! | --- | --- | --- |
//! | the first page asked for before the screen is built, and no form built that is replaced at once | where an answer takes 100 ms, 300 → 255; on loopback nothing to be seen, and 770 → 730 with the processor slowed four times | yes |
//! | asked for at once whenever something is given | two questions where a host changes two things, the first with the old token | no |
//! | a turn of the page: ids moved only where they stand elsewhere, page sizes not offered anew | a hundred moves and fourteen attributes less for ten cards; the layout takes as long as before | yes |
//! | the agents that are offered kept from answer to answer, and only their counts written | a filter's scripts 4.4 → 4.1, for 0.6 KB | yes |
//! | cards as blocks, without their height, their marks or their facts in other boxes | 0.3 to 0.8 of the 5.3 ms that a page of ten is laid out in | no |

mod kept;
mod named;

use std::path::PathBuf;
use std::process::Command;

use crate::cli::{BenchOptions, Subject, TaskOptions};
use crate::compress;
use crate::process;
use crate::project::{OPTIMIZED_PROFILE, Project};
use crate::say::say;
use crate::tools::{self, Browser, Engine, PageTools, WebServers};
use crate::trunk;

/// Measures, and has the reference API inside.
const PACKAGE: &str = "bench";
/// The size of the task that is measured once.
const FEW: u32 = 10_000;

/// What everything is measured with.
#[derive(Debug)]
pub struct Bench {
    tools: PageTools,
    browser: Browser,
}

/// Builds the page, measures it, and prints what was measured.
///
/// # Errors
/// When a tool cannot be brought, something does not build or start, or an answer of the page is wrong. Never because
/// of a figure.
pub fn run(project: &Project, options: &BenchOptions) -> anyhow::Result<()> {
    let bench = Bench::prepare(project)?;
    match &options.subject {
        Subject::Tasks(tasks) => bench.tasks(project, tasks)?,
        Subject::Smoke => bench.smoke(project)?,
        Subject::Sizes => bench.sizes(project)?,
        Subject::Lighthouse => bench.lighthouse(project)?,
    }
    match &options.save {
        Some(name) => kept::keep(project, &project.page(PACKAGE), name),
        None => Ok(()),
    }
}

impl Bench {
    /// Brings the tools.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn prepare(project: &Project) -> anyhow::Result<Self> {
        Ok(Self { tools: PageTools::bring(project)?, browser: Browser::bring(Engine::Chromium)? })
    }

    /// Measures everything once with a small task.
    ///
    /// # Errors
    /// As [`run`].
    pub fn smoke(&self, project: &Project) -> anyhow::Result<()> {
        let mut command = self.built(project, Speed::AsItIs)?;
        command.args(["--records", &FEW.to_string(), "--once"]);
        report(project, command, "smoke.txt")
    }

    fn tasks(&self, project: &Project, tasks: &TaskOptions) -> anyhow::Result<()> {
        let against = tasks.against.as_ref().map(|name| kept::find(project, name)).transpose()?;
        let mut command = self.built(project, Speed::Optimized)?;
        let records: Vec<_> = tasks.records.iter().map(ToString::to_string).collect();
        command.args(["--records", &records.join(",")]);
        if let Some(rounds) = tasks.rounds {
            command.args(["--rounds", &rounds.to_string()]);
        }
        if let Some(against) = against {
            command.arg("--against").arg(against);
        }
        report(project, command, "latest.txt")
    }

    fn sizes(&self, project: &Project) -> anyhow::Result<()> {
        let mut command = self.built(project, Speed::AsItIs)?;
        command.arg("--named").arg(named::make(project, &self.tools)?);
        report(project, command, "sizes.txt")
    }

    fn lighthouse(&self, project: &Project) -> anyhow::Result<()> {
        let (lighthouse, servers) = (tools::bring_lighthouse()?, WebServers::bring()?);
        let mut command = self.built(project, Speed::AsItIs)?;
        command.arg("--lighthouse").arg(lighthouse).envs(servers.variables());
        command.env("YTI_E2E_FOLDER", project.page(PACKAGE));
        report(project, command, "lighthouse.txt")
    }

    /// Builds the page and what measures it, and gives the command for that, without what to measure.
    fn built(&self, project: &Project, speed: Speed) -> anyhow::Result<Command> {
        let program = speed.build(project)?;
        let page = self.build(project)?;
        let mut command = Command::new(program);
        command.arg("--page").arg(page).current_dir(&project.root);
        command.arg("--driver").arg(&self.browser.driver).arg("--browser").arg(&self.browser.binary);
        Ok(command)
    }

    /// Not into dist: what is measured need not be what is uploaded next.
    fn build(&self, project: &Project) -> anyhow::Result<PathBuf> {
        let page = project.page(PACKAGE);
        let mut build = trunk::release_build(project, &self.tools)?;
        build.arg("--dist").arg(&page);
        process::run(build)?;
        compress::folder(&page)?;
        Ok(page)
    }
}

/// How the program that measures is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speed {
    /// Quickly compiled: where it does not matter what is waited for.
    AsItIs,
    /// Optimized: the reference API inside may not be what a load waits for.
    Optimized,
}

impl Speed {
    fn build(self, project: &Project) -> anyhow::Result<PathBuf> {
        let mut build = Command::new("cargo");
        build.args(["build", "--package", PACKAGE]).current_dir(&project.root);
        let program = match self {
            Self::AsItIs => project.program(PACKAGE),
            Self::Optimized => {
                build.args(["--profile", OPTIMIZED_PROFILE]);
                project.optimized_program(PACKAGE)
            }
        };
        process::run(build)?;
        Ok(program)
    }
}

/// Runs what measures. Its table is kept in a file of this name.
fn report(project: &Project, mut command: Command, file: &str) -> anyhow::Result<()> {
    let table = project.measurements(file);
    command.arg("--output").arg(&table);
    process::run(command)?;
    say(format_args!("The table is in {} too.", table.display()));
    Ok(())
}

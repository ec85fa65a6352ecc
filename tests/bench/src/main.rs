//! Measures the built page in a real browser, with tasks of several sizes: how it loads, what it holds, how fast it
//! answers.
//!
//! Every answer is compared with the reference API's own records, so that nothing is measured that is wrong. What it
//! measures with reaches into the browser alone: nothing of it may be part of the page.
//!
//! | module | what |
//! | --- | --- |
//! | [`cli`] | what to measure |
//! | [`server`] | the page and the reference API at one origin |
//! | [`browser`], `instrument.js` | the page in a browser, with clocks in it |
//! | [`truth`], [`questions`] | what is asked, and what must be answered |
//! | [`measure`] | one task, measured |
//! | [`columns`], [`first_load`] | what can be counted without a browser |
//! | [`samples`], [`report`], [`targets`] | figures, their table, and what they should be |
//!
//! `cargo xtask bench` builds the page, starts a driver and runs this.

mod browser;
mod cli;
mod columns;
mod first_load;
mod measure;
mod questions;
mod report;
mod samples;
mod server;
mod targets;
mod truth;

use std::process::ExitCode;

use anyhow::Context as _;
use cli::Options;
use measure::{Rounds, measure};
use tokio::runtime;

fn main() -> ExitCode {
    let options = match cli::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<()> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut reports = Vec::new();
    for &records in &options.records {
        eprintln!("measuring a task of {records} records");
        let usual = Rounds::usual(records);
        let rounds = Rounds { questions: options.rounds.unwrap_or(usual.questions), ..usual };
        let measured = measure(&options.page, &options.driver, &options.browser_binary, records, rounds);
        reports.push(runtime.block_on(measured)?);
    }
    let visited = reports.first().map_or(&[][..], |report| &report.visited);
    let table = report::table(&first_load::files(&options.page, visited)?, &reports);
    println!("{table}");
    let folder = options.output.parent().map_or(Ok(()), std::fs::create_dir_all);
    let written = folder.and_then(|()| std::fs::write(&options.output, table));
    written.with_context(|| format!("could not write {}", options.output.display()))
}

//! Measures the built page in a real browser, with tasks of several sizes: how it comes, how it loads, what it holds, how
//! fast it answers, how it feels.
//!
//! Every answer is compared with the reference API's own records, so that nothing is measured that is wrong. What it
//! measures with reaches into the browser alone: nothing of it may be part of the page.
//!
//! | module | what |
//! | --- | --- |
//! | [`cli`] | what to measure |
//! | [`builds`], [`server`] | one or two built pages and the reference API, each page at one origin with it |
//! | [`browser`], `instruments` | a page in a browser, with clocks in it |
//! | [`rounds`] | how often, and in which turn |
//! | [`truth`], [`questions`], [`interactions`] | what is asked and done, and what must come of it |
//! | [`visits`] | first visits, measured |
//! | [`measure`] | one task, measured |
//! | [`columns`], [`first_load`], [`module`] | what can be counted without a browser |
//! | [`lighthouse`] | what Lighthouse says of the page on nginx |
//! | [`samples`], [`report`], [`targets`] | figures, their table, and what they should be |
//!
//! `cargo xtask bench` builds the page, starts a driver and runs this.

mod browser;
mod builds;
mod cli;
mod columns;
mod first_load;
mod interactions;
mod lighthouse;
mod measure;
mod module;
mod questions;
mod report;
mod rounds;
mod samples;
mod server;
mod targets;
mod truth;
mod visits;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use builds::Builds;
use cli::{Options, Programs, Repeats, Subject};
use first_load::File;
use module::Module;
use report::Findings;
use rounds::Rounds;
use tokio::runtime;

/// Records of a task that is there for a first page alone.
const FEW: u64 = 10_000;

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
    let table = runtime.block_on(tables(options))?;
    println!("{table}");
    let folder = options.output.parent().map_or(Ok(()), std::fs::create_dir_all);
    let written = folder.and_then(|()| std::fs::write(&options.output, table));
    written.with_context(|| format!("could not write {}", options.output.display()))
}

async fn tables(Options { page, programs, subject, .. }: &Options) -> anyhow::Result<String> {
    match subject {
        Subject::Tasks { against, records, repeats } => {
            let folders = [page].into_iter().chain(against).cloned().collect();
            let findings = findings(Builds { folders, programs: programs.clone() }, records, *repeats).await?;
            let [now, kept @ ..] = &findings[..] else { anyhow::bail!("nothing was measured") };
            let comparison = kept.first().map(|kept| report::comparison(kept, now));
            Ok([report::table(now)].into_iter().chain(comparison).collect::<Vec<_>>().join("\n"))
        }
        Subject::Sizes { named } => sizes(page, programs, named).await,
        Subject::Lighthouse { program } => lighthouse::look(page, programs, program).await,
    }
}

/// Everything of each build.
async fn findings(builds: Builds, records: &[u64], repeats: Repeats) -> anyhow::Result<Vec<Findings>> {
    eprintln!("measuring first visits");
    let visits = visits::visit(&builds, Rounds::of(repeats, FEW).visits).await?;
    let mut findings = Vec::new();
    for (folder, visits) in builds.folders.iter().zip(visits) {
        let files = first_load::files(folder, &visits.files)?;
        findings.push(Findings { files, visits, reports: Vec::new() });
    }
    for &records in records {
        eprintln!("measuring a task of {records} records");
        let reports = measure::measure(&builds, records, Rounds::of(repeats, records)).await?;
        for (findings, report) in findings.iter_mut().zip(reports) {
            findings.reports.push(report);
        }
    }
    Ok(findings)
}

/// What a first visit brings, and what is in the module that comes with it.
async fn sizes(page: &Path, programs: &Programs, named: &Path) -> anyhow::Result<String> {
    let builds = Builds { folders: vec![page.to_owned()], programs: programs.clone() };
    let visits = visits::visit(&builds, Rounds::of(Repeats::Once, FEW).visits).await?;
    let files: Vec<File> =
        first_load::files(page, &visits.into_iter().flat_map(|visits| visits.files).collect::<Vec<_>>())?;
    let module = files.iter().find(|file| file.name.ends_with(".wasm")).context("the page loads no WebAssembly")?;
    let module: PathBuf = page.join(&module.name);
    Ok(report::sizes(&files, &Module::read(&module, named)?))
}

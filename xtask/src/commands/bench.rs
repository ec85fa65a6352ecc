//! `cargo xtask bench`: the release build of the page, measured in a browser by `tests/bench`.

use std::process::Command;

use crate::cli::BenchOptions;
use crate::commands::driver::Driver;
use crate::compress;
use crate::process;
use crate::project::{OPTIMIZED_PROFILE, Project};
use crate::say::say;
use crate::service::with_tails;
use crate::tools::{Browser, PageTools};
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
    let browser = Browser::bring()?;
    let mut build = Command::new("cargo");
    build.args(["build", "--package", PACKAGE, "--profile", OPTIMIZED_PROFILE]).current_dir(&project.root);
    process::run(build)?;
    // Not into dist: what is measured need not be what is uploaded next.
    let page = project.page(PACKAGE);
    let mut build = trunk::release_build(project, &tools)?;
    build.arg("--dist").arg(&page);
    process::run(build)?;
    compress::folder(&page)?;

    let driver = Driver::start(project, &browser)?;
    let table = project.measurements(TABLE);
    let mut bench = Command::new(project.optimized_program(PACKAGE));
    let records: Vec<_> = options.records.iter().map(ToString::to_string).collect();
    bench
        .args(["--driver", &driver.url, "--records", &records.join(",")])
        .arg("--page")
        .arg(page)
        .arg("--browser")
        .arg(&browser.binary)
        .arg("--output")
        .arg(&table)
        .current_dir(&project.root);
    if let Some(rounds) = options.rounds {
        bench.args(["--rounds", &rounds.to_string()]);
    }
    process::run(bench).map_err(|error| with_tails(error, &[&driver.service]))?;
    say(format_args!("The table is in {} too.", table.display()));
    Ok(())
}

//! The step `e2e`: the release build behind trunk's proxy, the reference API behind that, and the tests of `tests/e2e` in
//! one engine after the other, which are told by environment variables where all of this is. What the tests serve by
//! nginx and Caddy is the same build, compressed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::anyhow;

use super::{E2E_PACKAGE, cargo};
use crate::commands::reference_api::ReferenceApi;
use crate::project::Project;
use crate::say::{say, span};
use crate::service::{Service, with_tails};
use crate::stop::Stopped;
use crate::tools::{Browser, Engine, PageTools, WebServers};
use crate::trunk::{self, Backend};
use crate::{compress, ports, probe, process, tools};

/// The test program.
const TESTS: &str = "e2e";
/// How long the release build may take: minutes on a machine that compiles everything for the first time.
const BUILD_LIMIT: Duration = Duration::from_secs(30 * 60);

/// So many tests that fail may be the browser's doing, and not the page's.
const FEW: usize = 3;

/// What the page of this step and trunk's settings for it are named by.
const PURPOSE: &str = "e2e";

/// The step with all its tools.
#[derive(Debug)]
pub struct EndToEnd {
    tools: PageTools,
    browsers: Vec<Browser>,
    servers: WebServers,
    axe: PathBuf,
}

impl EndToEnd {
    /// Brings the tools.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn prepare(project: &Project, engines: &[Engine]) -> anyhow::Result<Self> {
        let browsers = engines.iter().map(|&engine| Browser::bring(engine)).collect::<anyhow::Result<_>>()?;
        Ok(Self {
            tools: PageTools::bring(project)?,
            browsers,
            servers: WebServers::bring()?,
            axe: tools::bring_axe()?,
        })
    }

    /// Builds the page, starts everything, runs the tests with `arguments`, and ends everything.
    ///
    /// # Errors
    /// When something does not start or a test fails.
    pub fn run(&self, project: &Project, arguments: &[OsString]) -> anyhow::Result<()> {
        // Compiled before anything is started: a mistake in a test shows at once.
        cargo(project, &["test", "--package", E2E_PACKAGE, "--test", TESTS, "--no-run"])?;

        // In the order in which they are needed. Dropped, and so ended, in the reverse order.
        let api = ReferenceApi::start(project, ports::loopback(0))?;
        let (page, page_url) = self.serve_page(project, &api)?;
        let folder = project.page(PURPOSE);
        compress::folder(&folder)?;
        for browser in &self.browsers {
            let engine = browser.engine;
            say(format_args!("\n== {E2E_PACKAGE} in {engine}"));
            let tests = || {
                let mut tests = Command::new("cargo");
                tests
                    .args(["test", "--package", E2E_PACKAGE, "--test", TESTS, "--"])
                    .env("YTI_E2E_PAGE", &page_url)
                    .env("YTI_E2E_API", api.url())
                    .env("YTI_E2E_FOLDER", &folder)
                    .envs(self.servers.variables())
                    .env("YTI_E2E_AXE", &self.axe)
                    .envs(browser.variables())
                    .current_dir(&project.root);
                tests
            };
            let started = Instant::now();
            // Chromium and its driver have been steady from the first.
            let tries_again = engine != Engine::Chromium;
            let unsteady = run_tests(&tests, arguments, tries_again).map_err(|error| {
                with_tails(error, &[&api.service, &page])
                    .context(format!("in {engine}; in it alone: `cargo xtask test e2e --browser {engine}`"))
            })?;
            say(format_args!("passed in {engine} ({})", span(started.elapsed())));
            if !unsteady.is_empty() {
                say(format_args!("passed only when run once more: {}", unsteady.join(", ")));
            }
        }
        Ok(())
    }

    /// Serves the release build, with its proxy to `api`. What the tests write does not build it again.
    fn serve_page(&self, project: &Project, api: &ReferenceApi) -> anyhow::Result<(Service, String)> {
        let dist = project.page(PURPOSE);
        forget_page(&dist)?;
        let port = ports::free()?;
        let mut command = trunk::command(project, &self.tools)?;
        command.args(["serve", "--release", "--no-autoreload", "--dist"]).arg(&dist);
        command.arg("--ignore").arg(&project.root);
        trunk::serve_on(&mut command, project, PURPOSE, port, &Backend::local(api.address)?)?;
        let logs = project.logs();
        say(format_args!("building the release page; what trunk says is in {}", logs.display()));
        let mut page = Service::with_log("page", command, &logs)?;
        let address = ports::loopback(port);
        // trunk listens after its first build, whether that went well or not.
        match page.until(BUILD_LIMIT, |_| probe::status(address, "/"))? {
            200 => Ok((page, format!("http://{address}/"))),
            status => Err(with_tails(anyhow!("the page was not built: it answers with {status}"), &[&page])),
        }
    }
}

/// Runs the tests with `arguments`; with `tries_again`, once more those that failed, if they are few: some browsers and
/// their drivers fail now and then. The names of those that passed only then, to be told.
fn run_tests(tests: &dyn Fn() -> Command, arguments: &[OsString], tries_again: bool) -> anyhow::Result<Vec<String>> {
    let mut failed = Vec::new();
    let mut first = tests();
    first.args(arguments);
    match process::run_hearing(first, |line| failed.extend(failed_test(line).map(str::to_owned))) {
        Err(error) if tries_again && !error.is::<Stopped>() && (1..=FEW).contains(&failed.len()) => {
            say(format_args!("\n== once more: {}", failed.join(", ")));
            let mut again = tests();
            again.arg("--exact").args(&failed);
            process::run(again)?;
            Ok(failed)
        }
        outcome => outcome.map(|()| Vec::new()),
    }
}

/// The test that a line of the harness says has failed.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// Removes the page of an earlier run, which would be served in place of one that could not be built.
fn forget_page(dist: &Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(dist) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(anyhow!("could not remove {}: {error}", dist.display()))
        }
        _ => Ok(()),
    }
}

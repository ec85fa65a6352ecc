//! `cargo xtask test`: every check of this project, the quickest first.

mod e2e;
mod portals;
mod web;

use std::ffi::OsString;
use std::fmt;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::cli::TestOptions;
use crate::commands::bench::Bench;
use crate::process;
use crate::project::Project;
use crate::say::{say, span};
use crate::stop::Stopped;
use crate::tools::{self, Engine, WASM_TARGET};
use e2e::EndToEnd;
use portals::Portals;
use web::Web;

/// The package of the end-to-end tests, which need a page, an API and a browser around them.
const E2E_PACKAGE: &str = "e2e";
/// The package of the page.
const PAGE_PACKAGE: &str = "yccall-task-info";
/// The package of the module that makes workbooks.
const XLSX_PACKAGE: &str = "yccall-xlsx";

/// One of the checks, in the order in which they run: what fails soonest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// rustfmt has nothing to change.
    Format,
    /// clippy has nothing to say, natively and for wasm.
    Lint,
    /// Tests on this machine, without a browser.
    Native,
    /// Tests of components in a real browser.
    Web,
    /// Tests of the built page in real browsers, one of each engine.
    E2e,
    /// Everything that the bench measures, once: that it can, and that every answer is right.
    Bench,
    /// Tests of the element in sample portals.
    Portals,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Format, Self::Lint, Self::Native, Self::Web, Self::E2e, Self::Bench, Self::Portals];

    /// The name that a person types.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Web => "web",
            Self::E2e => "e2e",
            Self::Bench => "bench",
            Self::Portals => "portals",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A step that has all its tools.
#[derive(Debug)]
pub enum Prepared {
    /// See [`Step::Format`].
    Format,
    /// See [`Step::Lint`].
    Lint,
    /// See [`Step::Native`].
    Native,
    /// See [`Step::Web`].
    Web(Web),
    /// See [`Step::E2e`].
    E2e(EndToEnd),
    /// See [`Step::Bench`].
    Bench(Bench),
    /// See [`Step::Portals`].
    Portals(Portals),
}

/// Brings the tools for `steps`, those of e2e for browsers of these `engines`.
///
/// # Errors
/// When one is missing and cannot be brought.
pub fn prepare(project: &Project, steps: &[Step], engines: &[Engine]) -> anyhow::Result<Vec<Prepared>> {
    let prepare = |step: &Step| {
        Ok(match step {
            Step::Format => {
                tools::bring_component(tools::RUSTFMT)?;
                Prepared::Format
            }
            Step::Lint => {
                tools::bring_component(tools::CLIPPY)?;
                tools::bring_wasm_target()?;
                Prepared::Lint
            }
            Step::Native => Prepared::Native,
            Step::Web => Prepared::Web(Web::prepare(project)?),
            Step::E2e => Prepared::E2e(EndToEnd::prepare(project, engines)?),
            Step::Bench => Prepared::Bench(Bench::prepare(project)?),
            Step::Portals => Prepared::Portals(Portals::prepare(project)?),
        })
    };
    steps.iter().map(prepare).collect()
}

/// Runs the chosen steps, up to the first that fails.
///
/// # Errors
/// When a tool cannot be brought or a step fails.
pub fn run(project: &Project, options: &TestOptions) -> anyhow::Result<()> {
    let prepared = prepare(project, &options.steps, &options.engines)?;
    let mut passed: Vec<(Step, Duration)> = Vec::new();
    for prepared in &prepared {
        let step = prepared.step();
        say(format_args!("\n== {step}"));
        let started = Instant::now();
        prepared.run(project, &options.e2e_arguments).map_err(|error| {
            // Nothing failed where somebody wished to stop.
            if error.is::<Stopped>() { error } else { error.context(failure(step, &passed)) }
        })?;
        passed.push((step, started.elapsed()));
    }
    say(format_args!("\n{}", success(&passed)));
    Ok(())
}

impl Prepared {
    fn step(&self) -> Step {
        match self {
            Self::Format => Step::Format,
            Self::Lint => Step::Lint,
            Self::Native => Step::Native,
            Self::Web(_) => Step::Web,
            Self::E2e(_) => Step::E2e,
            Self::Bench(_) => Step::Bench,
            Self::Portals(_) => Step::Portals,
        }
    }

    fn run(&self, project: &Project, e2e_arguments: &[OsString]) -> anyhow::Result<()> {
        match self {
            Self::Format => {
                let advice = "the code is not formatted as rustfmt does it; `cargo fmt --all` does";
                cargo(project, &["fmt", "--all", "--check"]).context(advice)
            }
            Self::Lint => {
                cargo(project, &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
                let wasm = |package, targets| {
                    let wasm = ["clippy", "--package", package, targets, "--target", WASM_TARGET];
                    cargo(project, &[&wasm[..], &["--", "--deny", "warnings"]].concat())
                };
                wasm(PAGE_PACKAGE, "--all-targets")?;
                // Its tests are native ones.
                wasm(XLSX_PACKAGE, "--bins")
            }
            Self::Native => cargo(project, &["test", "--workspace", "--exclude", E2E_PACKAGE]),
            Self::Web(web) => web.run(project),
            Self::E2e(e2e) => e2e.run(project, e2e_arguments),
            // The page is compiled by then, where e2e was run before.
            Self::Bench(bench) => bench.smoke(project),
            Self::Portals(portals) => portals.run(project),
        }
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(&project.root);
    process::run(command)
}

/// `all steps passed: format (0.4 s), lint (31 s)`
fn success(passed: &[(Step, Duration)]) -> String {
    let all = if passed.len() == Step::ALL.len() { "all steps passed" } else { "the chosen steps passed" };
    format!("{all}: {}", list(passed))
}

/// What failed, what did not, and how to go on.
fn failure(step: Step, passed: &[(Step, Duration)]) -> String {
    let before = if passed.is_empty() { String::new() } else { format!(" (passed: {})", list(passed)) };
    format!("the step {step} failed{before}; this step alone: `cargo xtask test {step}`")
}

fn list(passed: &[(Step, Duration)]) -> String {
    passed.iter().map(|(step, time)| format!("{step} ({})", span(*time))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSED: [(Step, Duration); 2] =
        [(Step::Format, Duration::from_millis(400)), (Step::Lint, Duration::from_secs(31))];

    #[test]
    fn some_steps_are_not_called_all() {
        assert_eq!(success(&PASSED), "the chosen steps passed: format (0.4 s), lint (31 s)");
        let all = Step::ALL.map(|step| (step, Duration::from_secs(75)));
        assert!(success(&all).starts_with("all steps passed: format (1 min 15 s), lint"), "{}", success(&all));
    }

    #[test]
    fn a_failure_says_how_to_repeat_it() {
        assert_eq!(
            failure(Step::Native, &PASSED),
            "the step native failed (passed: format (0.4 s), lint (31 s)); this step alone: `cargo xtask test native`"
        );
        assert_eq!(failure(Step::Format, &[]), "the step format failed; this step alone: `cargo xtask test format`");
    }
}

//! The step `portals`: the element in portals that nobody here wrote. The package is made and installed with npm into
//! the samples of `tests/portals`, their own tools build and serve them, and the tests of `tests/e2e` use them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use super::{E2E_PACKAGE, cargo};
use crate::commands::package;
use crate::project::Project;
use crate::service::{Service, with_tails};
use crate::tools::{Browser, Engine, PageTools};
use crate::{ports, probe, process, tools};

/// The test program.
const TESTS: &str = "portals";
/// The samples, below the project's folder.
const SAMPLES: &str = "tests/portals";
/// Those that Vite serves while somebody works on them: each, and the variable that tells the tests where it is.
const DEVELOPED: [(&str, &str); 2] = [("react", "YTI_E2E_REACT"), ("vue", "YTI_E2E_VUE")];
/// How long Vite may take until it listens.
const SERVER_LIMIT: Duration = Duration::from_secs(60);
/// npm asks nobody, sends nothing but the names of packages, and runs no program of theirs.
const QUIETLY: [&str; 5] = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];

/// The step with all its tools.
#[derive(Debug)]
pub struct Portals {
    tools: PageTools,
    browser: Browser,
}

impl Portals {
    /// Brings the tools.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn prepare(project: &Project) -> anyhow::Result<Self> {
        tools::check_npm()?;
        Ok(Self { tools: PageTools::bring(project)?, browser: Browser::bring(Engine::Chromium)? })
    }

    /// Makes the package, builds the samples with it, and runs the tests.
    ///
    /// # Errors
    /// When something does not build or start, or a test fails.
    pub fn run(&self, project: &Project) -> anyhow::Result<()> {
        // Compiled before anything is made: a mistake in a test shows at once.
        cargo(project, &["test", "--package", E2E_PACKAGE, "--test", TESTS, "--no-run"])?;
        let samples = project.root.join(SAMPLES);
        install(project, &samples, &package::make(project, &self.tools)?)?;
        process::run(npm(&samples, &["run", "build", "--workspaces", "--silent"]))?;

        let mut tests = Command::new("cargo");
        tests.args(["test", "--package", E2E_PACKAGE, "--test", TESTS]).current_dir(&project.root);
        let mut servers = Vec::new();
        for (name, variable) in DEVELOPED {
            let (server, url) = develop(project, &samples, name)?;
            tests.env(variable, url);
            servers.push(server);
        }
        tests.envs(self.browser.variables());
        let services: Vec<_> = servers.iter().collect();
        process::run(tests).map_err(|error| with_tails(error, &services))
    }
}

/// Installs what the samples' lock file names, and the package as anybody would who has its one file.
fn install(project: &Project, samples: &Path, package: &Path) -> anyhow::Result<()> {
    process::run(npm(samples, &[&["ci"], &QUIETLY[..]].concat()))?;
    let file = pack(project, package)?;
    let mut command = npm(samples, &[&["install", "--no-save", "--no-package-lock"], &QUIETLY[..]].concat());
    command.arg(file);
    process::run(command)
}

/// The package as one file.
fn pack(project: &Project, package: &Path) -> anyhow::Result<PathBuf> {
    let folder = project.packed();
    std::fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut command = npm(&project.root, &["pack", "--silent", "--pack-destination"]);
    command.arg(&folder).arg(package);
    process::run(command)?;
    Ok(folder.join(format!("yccall-task-info-{}.tgz", env!("CARGO_PKG_VERSION"))))
}

/// Vite's server for a sample, and its address.
fn develop(project: &Project, samples: &Path, name: &'static str) -> anyhow::Result<(Service, String)> {
    let port = ports::free()?;
    let address = ports::loopback(port);
    let port = port.to_string();
    let vite = ["exec", "--workspace", name, "--", "vite", "--host", "127.0.0.1", "--strictPort", "--port", &port];
    let mut server = Service::with_log(name, npm(samples, &vite), &project.logs())?;
    server.until(SERVER_LIMIT, |_| probe::status(address, "/"))?;
    Ok((server, format!("http://{address}/")))
}

fn npm(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder);
    command
}

//! Node.js and its npm, which bring wasm-opt, axe and Lighthouse and build the sample portals. They are too many things to
//! too many people to be brought here.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::process::run;

/// Makes sure that both are there.
///
/// # Errors
/// How to get them.
pub fn check() -> anyhow::Result<()> {
    if which::which("node").and(which::which("npm")).is_err() {
        bail!("Node.js or its npm is missing: install both (on Debian `apt-get install nodejs npm`), then run again");
    }
    Ok(())
}

/// Has npm put a package, as `NAME@VERSION`, into a folder of its own.
///
/// # Errors
/// When npm cannot.
pub fn install(package: &str, folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut command = Command::new("npm");
    command.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", package, "--prefix"]);
    command.arg(folder).current_dir(folder);
    run(command)
}

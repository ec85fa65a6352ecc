//! Firefox and its driver.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{Browser, Engine};
use crate::tools::cargo_installed;
use crate::tools::debian::{Packages, Wanted};

/// The names it goes by, the preferred first: the one that gets nothing but repairs.
const NAMES: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX: Wanted = Wanted {
    what: "Firefox",
    packages: &["firefox-esr"],
    why: "tests run in its engine too",
    takes: "1 to 3 minutes",
    starts: None,
};

/// Brings both.
///
/// # Errors
/// When one is missing and cannot be brought.
pub fn bring(packages: Packages) -> anyhow::Result<Browser> {
    let binary = match find() {
        Some(binary) => binary,
        None => {
            packages.install(&FIREFOX, "Firefox is missing")?;
            find().context("Firefox is missing, although it was installed just now")?
        }
    };
    let driver = cargo_installed::geckodriver()?.program("geckodriver");
    Ok(Browser { engine: Engine::Firefox, binary, driver })
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| which::which(name).ok())
}

//! Chromium (or Chrome) and its driver.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::anyhow;

use super::{Browser, Engine};
use crate::process::answer;
use crate::tools::debian::{Packages, Wanted};
use crate::tools::version;

/// The names a browser goes by, the preferred first.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";
const CHROMIUM: Wanted = Wanted {
    what: "Chromium and its driver",
    packages: &["chromium", "chromium-driver"],
    why: "tests run in a real browser",
    takes: "1 to 3 minutes",
    starts: None,
};

/// A program found, and its major version.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    path: PathBuf,
    major: u32,
}

/// Why there is no browser to test with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Both,
    Browser,
    Driver,
    Match { browser: u32, driver: u32 },
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Both => f.write_str("Chromium and its driver are missing"),
            Self::Browser => f.write_str("Chromium is missing"),
            Self::Driver => f.write_str("chromedriver, Chromium's driver, is missing"),
            Self::Match { browser, driver } => {
                write!(f, "the browser is of version {browser}, but chromedriver of {driver}: they have to be the same")
            }
        }
    }
}

/// Brings both.
///
/// # Errors
/// When one is missing and Debian's packages cannot bring it.
pub fn bring(packages: Packages) -> anyhow::Result<Browser> {
    find().or_else(|lack| {
        packages.install(&CHROMIUM, &lack.to_string())?;
        find().map_err(|lack| anyhow!("{lack}, although both were installed just now"))
    })
}

fn find() -> Result<Browser, Lack> {
    let browsers: Vec<Found> = BROWSERS.iter().filter_map(|name| found(name)).collect();
    pair(&browsers, found(DRIVER))
}

/// The first browser that fits the driver.
fn pair(browsers: &[Found], driver: Option<Found>) -> Result<Browser, Lack> {
    match (browsers, driver) {
        ([], None) => Err(Lack::Both),
        ([], Some(_)) => Err(Lack::Browser),
        ([_, ..], None) => Err(Lack::Driver),
        ([first, ..], Some(driver)) => {
            let fit = browsers.iter().find(|browser| browser.major == driver.major);
            let browser = fit.ok_or(Lack::Match { browser: first.major, driver: driver.major })?;
            Ok(Browser { engine: Engine::Chromium, binary: browser.path.clone(), driver: driver.path })
        }
    }
}

fn found(name: &str) -> Option<Found> {
    let path = which::which(name).ok()?;
    Some(Found { major: major(&path)?, path })
}

fn major(program: &Path) -> Option<u32> {
    let mut command = Command::new(program);
    command.arg("--version");
    version::major(&answer(command)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn program(name: &str, major: u32) -> Found {
        Found { path: Path::new("/usr/bin").join(name), major }
    }

    #[test]
    fn a_browser_and_its_driver_are_a_pair() {
        let browser = pair(&[program("chromium", 140)], Some(program("chromedriver", 140))).unwrap();
        assert_eq!(browser.binary, Path::new("/usr/bin/chromium"));
        assert_eq!(browser.driver, Path::new("/usr/bin/chromedriver"));
    }

    #[test]
    fn the_browser_that_fits_the_driver_is_taken() {
        let browsers = [program("chromium", 139), program("google-chrome", 140)];
        let browser = pair(&browsers, Some(program("chromedriver", 140))).unwrap();
        assert_eq!(browser.binary, Path::new("/usr/bin/google-chrome"));
    }

    #[test]
    fn what_is_missing_is_said() {
        let say = |browsers: &[Found], driver| pair(browsers, driver).unwrap_err().to_string();
        assert_eq!(say(&[], None), "Chromium and its driver are missing");
        assert_eq!(say(&[], Some(program("chromedriver", 140))), "Chromium is missing");
        assert_eq!(say(&[program("chromium", 140)], None), "chromedriver, Chromium's driver, is missing");
        assert_eq!(
            say(&[program("chromium", 140)], Some(program("chromedriver", 139))),
            "the browser is of version 140, but chromedriver of 139: they have to be the same"
        );
    }
}

//! WebKit: the small browser of WebKitGTK, its driver, and a screen that nobody sees, since it cannot do without one.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{Browser, Engine};
use crate::tools::debian::{Packages, Wanted};

const BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
const DRIVER: &str = "WebKitWebDriver";
const SCREEN: &str = "Xvfb";
const WEBKIT: Wanted = Wanted {
    what: "WebKit, its driver and a screen for it",
    packages: &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"],
    why: "tests run in Safari's engine too",
    takes: "1 to 3 minutes",
    starts: None,
};

/// Brings all three.
///
/// # Errors
/// When one is missing and Debian's packages cannot bring it.
pub fn bring(packages: Packages) -> anyhow::Result<Browser> {
    if let Some(browser) = find(&folders()) {
        return Ok(browser);
    }
    packages.install(&WEBKIT, "WebKit's browser, its driver or Xvfb is missing")?;
    find(&folders()).context("WebKit's browser, its driver or Xvfb is missing, although all were installed just now")
}

fn find(folders: &[PathBuf]) -> Option<Browser> {
    which::which(SCREEN).ok()?;
    let driver = which::which(DRIVER).ok()?;
    Some(Browser { engine: Engine::WebKit, binary: browser(folders)?, driver })
}

/// The browser, which is on no PATH, in the first of these folders that has it.
fn browser(folders: &[PathBuf]) -> Option<PathBuf> {
    folders.iter().map(|folder| folder.join(BROWSER)).find(|path| path.is_file())
}

/// Where systems have the programs of libraries: Debian in a folder named after the machine, others not.
fn folders() -> Vec<PathBuf> {
    let libraries = Path::new("/usr/lib");
    let machines = std::fs::read_dir(libraries).into_iter().flatten().flatten().map(|entry| entry.path());
    [libraries.to_owned(), "/usr/libexec".into()].into_iter().chain(machines).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_browser_is_found_in_the_folder_of_any_machine() {
        let libraries = tempfile::tempdir().unwrap();
        let folders = ["aarch64-linux-gnu", "x86_64-linux-gnu"].map(|machine| libraries.path().join(machine));
        assert_eq!(browser(&folders), None);
        let path = folders[1].join("webkit2gtk-4.1/MiniBrowser");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "").unwrap();
        assert_eq!(browser(&folders), Some(path));
    }
}

//! The step `web`: the tests `web*` in a headless browser, by wasm-bindgen's own test runner.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use serde_json::json;

use super::PAGE_PACKAGE;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Browser, CargoInstalled, Engine, WASM_TARGET};

/// What the tests' names begin with: `tests/web/main.rs`, `tests/web_pager.rs`, ….
const PREFIX: &str = "web";
/// How long the tests of one program may take, in seconds: some 80 where nothing else runs, and several times that on a busy
/// machine.
const TIMEOUT: &str = "600";
/// A browser that does what the tests do and nothing else. The runner adds what it needs to have no window.
const ARGUMENTS: [&str; 8] = [
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
    "disable-extensions",
    "window-size=1280,800",
];

/// The step with all its tools.
#[derive(Debug)]
pub struct Web {
    wasm_bindgen: CargoInstalled,
    browser: Browser,
}

impl Web {
    /// Brings the tools.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn prepare(project: &Project) -> anyhow::Result<Self> {
        tools::bring_wasm_target()?;
        Ok(Self { wasm_bindgen: tools::wasm_bindgen(&project.root)?, browser: Browser::bring(Engine::Chromium)? })
    }

    /// Runs the tests.
    ///
    /// # Errors
    /// When one fails, or there is none: a step without tests would pass whatever the page does.
    pub fn run(&self, project: &Project) -> anyhow::Result<()> {
        if !any_tests(&project.root.join("tests"))? {
            bail!("there are no browser tests yet: they belong into tests/{PREFIX}/main.rs or tests/{PREFIX}*.rs");
        }
        let capabilities = self.write_capabilities(project)?;
        let runner = self.wasm_bindgen.program("wasm-bindgen-test-runner");
        let mut command = Command::new("cargo");
        command
            .args(["test", "--package", PAGE_PACKAGE, "--target", WASM_TARGET, "--test", &format!("{PREFIX}*")])
            // As a setting and not as an environment variable: those are split at every space in the path.
            .arg("--config")
            .arg(format!("target.{WASM_TARGET}.runner = [{}]", json!(runner.to_string_lossy())))
            .env("CHROMEDRIVER", &self.browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
            .env("WASM_BINDGEN_TEST_TIMEOUT", TIMEOUT)
            .current_dir(&project.root);
        process::run(command)
    }

    /// Writes down which browser the runner starts, and how.
    fn write_capabilities(&self, project: &Project) -> anyhow::Result<PathBuf> {
        let path = project.settings("webdriver.json");
        let text = json!({"goog:chromeOptions": {"binary": self.browser.binary.to_string_lossy(), "args": ARGUMENTS}})
            .to_string();
        let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, text));
        written.with_context(|| format!("could not write {}", path.display()))?;
        Ok(path)
    }
}

fn any_tests(folder: &Path) -> anyhow::Result<bool> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    // As cargo finds them: a file, or a folder with a main file.
    Ok(entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(PREFIX) && (name.ends_with(".rs") || entry.path().join("main.rs").is_file())
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn browser_tests_are_found_by_their_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| std::fs::write(folder.path().join(path), "").unwrap();
        std::fs::create_dir(folder.path().join("web")).unwrap();
        file("native.rs");
        assert!(!any_tests(folder.path()).unwrap());
        file("web/main.rs");
        assert!(any_tests(folder.path()).unwrap());
        std::fs::remove_file(folder.path().join("web/main.rs")).unwrap();
        file("web_pager.rs");
        assert!(any_tests(folder.path()).unwrap());
    }
}

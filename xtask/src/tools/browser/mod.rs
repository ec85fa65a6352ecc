//! Browsers with their drivers, for tests in each engine.

mod chromium;
mod firefox;
mod webkit;

use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;

use super::debian::Packages;
use super::fonts;

/// What a browser is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium's.
    Chromium,
    /// Firefox's.
    Firefox,
    /// WebKit's, which Safari has.
    WebKit,
}

impl Engine {
    /// All of them, the quickest first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name that a person types, and that the tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A browser and a driver that fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// What it is made of.
    pub engine: Engine,
    /// The browser.
    pub binary: PathBuf,
    /// Its driver, which speaks WebDriver.
    pub driver: PathBuf,
}

impl Browser {
    /// What tells the tests of it.
    pub fn variables(&self) -> [(&'static str, &OsStr); 3] {
        [
            ("YTI_E2E_ENGINE", self.engine.name().as_ref()),
            ("YTI_E2E_DRIVER", self.driver.as_os_str()),
            ("YTI_E2E_BROWSER_BINARY", self.binary.as_os_str()),
        ]
    }

    /// Brings the browser of an engine, its driver, and a font for Chinese.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn bring(engine: Engine) -> anyhow::Result<Self> {
        let packages = Packages::here();
        fonts::bring(packages)?;
        match engine {
            Engine::Chromium => chromium::bring(packages),
            Engine::Firefox => firefox::bring(packages),
            Engine::WebKit => webkit::bring(packages),
        }
    }
}

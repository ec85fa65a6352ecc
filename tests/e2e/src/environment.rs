//! Where everything is that a test needs: `cargo xtask test e2e` says it in environment variables.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::engine::Engine;

/// The addresses and programs of one run.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The built page, with the reference API behind it at `/api/`. Ends with a slash.
    pub page: String,
    /// The reference API itself, which is another origin than the page's and allows none.
    pub api: String,
    /// What the browser is made of.
    pub engine: Engine,
    /// The browser's driver.
    pub driver: PathBuf,
    /// The browser.
    pub browser_binary: PathBuf,
}

impl Environment {
    /// Reads the variables.
    ///
    /// # Errors
    /// When one is missing, or there is no such engine.
    pub fn read() -> anyhow::Result<Self> {
        Self::around(variable("YTI_E2E_PAGE")?, variable("YTI_E2E_API")?)
    }

    /// Reads the variables of the browser. Page and API are those of a test's own.
    ///
    /// # Errors
    /// When one is missing, or there is no such engine.
    pub fn around(page: String, api: String) -> anyhow::Result<Self> {
        let engine = variable("YTI_E2E_ENGINE")?;
        Ok(Self {
            page,
            api,
            engine: Engine::named(&engine).with_context(|| format!("there is no engine {engine}"))?,
            driver: variable("YTI_E2E_DRIVER")?.into(),
            browser_binary: variable("YTI_E2E_BROWSER_BINARY")?.into(),
        })
    }
}

/// The development server of a sample portal.
///
/// # Errors
/// When its variable, which `name` is in, is missing.
pub fn development_server(name: &str) -> anyhow::Result<Environment> {
    let page = variable(&format!("YTI_E2E_{}", name.to_uppercase()))?;
    Environment::around(page.clone(), page)
}

pub(crate) fn variable(name: &str) -> anyhow::Result<String> {
    std::env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask test`, which sets it"))
}

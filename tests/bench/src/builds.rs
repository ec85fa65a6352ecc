//! The built pages that are measured: one, or another one in turn with it.

use std::path::PathBuf;

use e2e::before::Before;
use e2e::engine::Engine;
use e2e::environment::Environment;

use crate::cli::Programs;
use crate::server;

/// One or two built pages, and the browser for them.
#[derive(Debug)]
pub struct Builds {
    /// Their folders, that of the page itself first.
    pub folders: Vec<PathBuf>,
    /// The browser.
    pub programs: Programs,
}

impl Builds {
    /// Serves each with the same task of so many records, and with scripts before its own, until the process ends.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn serve(&self, records: u64, before: &Before) -> anyhow::Result<Vec<Environment>> {
        let api = server::api(records);
        let mut environments = Vec::new();
        for folder in &self.folders {
            let page = server::serve(folder, &api, before).await?;
            let Programs { driver, browser_binary } = self.programs.clone();
            environments.push(Environment {
                api: page.clone(),
                page,
                engine: Engine::Chromium,
                driver,
                browser_binary,
            });
        }
        Ok(environments)
    }
}

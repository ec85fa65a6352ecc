//! Lighthouse, which looks at a page as a search engine's makers think a visitor does. npm brings it.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{bringing, cache, node};

/// Its version: the last one that Debian's Node.js can run.
const VERSION: &str = "12.8.2";

/// The script that Node.js runs.
///
/// # Errors
/// When it is missing and npm is too, or npm cannot install it.
pub fn bring() -> anyhow::Result<PathBuf> {
    node::check()?;
    let folder = cache::folder("lighthouse", VERSION)?;
    let script = folder.join("node_modules/lighthouse/cli/index.js");
    if !script.is_file() {
        bringing(format_args!("Lighthouse {VERSION}"), "it gives the page its scores", "a minute");
        let package = format!("lighthouse@{VERSION}");
        node::install(&package, &folder).with_context(|| format!("could not bring {package}"))?;
    }
    Ok(script)
}

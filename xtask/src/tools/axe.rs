//! axe, which finds what keeps people from using a page: names that are missing, contrast, roles. npm brings it.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{bringing, cache, node};

/// Its version.
const VERSION: &str = "4.14.1";

/// The script that a test runs in a page.
///
/// # Errors
/// When it is missing and npm is too, or npm cannot install it.
pub fn bring() -> anyhow::Result<PathBuf> {
    let folder = cache::folder("axe-core", VERSION)?;
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        node::check()?;
        bringing(format_args!("axe {VERSION}"), "it finds what keeps people from using the page", "less than a minute");
        let package = format!("axe-core@{VERSION}");
        node::install(&package, &folder).with_context(|| format!("could not bring {package}"))?;
    }
    Ok(script)
}

//! The page's module with the names of its functions. What cargo and wasm-bindgen leave still has them, so nothing is
//! compiled again: it is finished a second time, and keeps them.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::commands::finish::{MODULES, module};
use crate::project::Project;
use crate::tools::PageTools;

/// The module with names.
const NAMED: &str = "named.wasm";

/// Makes it from the last release build. Gives its file.
///
/// # Errors
/// When there is no folder for it, or finishing it fails.
pub fn make(project: &Project, tools: &PageTools) -> anyhow::Result<PathBuf> {
    let named = project.measurements(NAMED);
    let folder = named.parent().context("a file lies in no folder")?;
    std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    let [page, _] = MODULES;
    module::shrink(&tools.wasm_opt, &project.bound(page), &named, module::Names::Keep)?;
    Ok(named)
}

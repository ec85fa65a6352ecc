//! The page's module with the names of its functions. What cargo and wasm-bindgen leave still has them, so nothing is
//! compiled again: wasm-opt alone runs a second time, with the same options, and is told to keep them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;

use crate::process;
use crate::project::Project;
use crate::tools::PageTools;

/// The module, as wasm-bindgen names it.
const MODULE: &str = "yccall-task-info_bg.wasm";
/// The same with names.
const NAMED: &str = "named.wasm";
/// Names what trunk takes wasm-opt's options from.
const PAGE: &str = "index.html";

/// Makes it from the last release build. Gives its file.
///
/// # Errors
/// When the page does not tell the options, or wasm-opt fails.
pub fn make(project: &Project, tools: &PageTools) -> anyhow::Result<PathBuf> {
    let page = project.root.join(PAGE);
    let text = std::fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
    let options = options(&text).with_context(|| format!("{PAGE} has no options for wasm-opt"))?;
    let named = project.measurements(NAMED);
    let folder = named.parent().context("a file lies in no folder")?;
    std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut command = Command::new(tools.wasm_opt.place.folder().join("wasm-opt"));
    command.arg("-g").args(options).arg("--output").arg(&named).arg(project.bound(MODULE)).current_dir(&project.root);
    process::run(command)?;
    Ok(named)
}

/// What trunk calls wasm-opt with for the page's module, which is the first in it.
fn options(page: &str) -> Option<Vec<String>> {
    let value = |name: &str| Some(page.split_once(&format!("{name}=\""))?.1.split_once('"')?.0);
    let level = format!("-O{}", value("data-wasm-opt")?);
    let parameters = value("data-wasm-opt-params")?.split_whitespace().map(str::to_owned);
    Some([level].into_iter().chain(parameters).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn options_are_those_of_the_first_module() {
        let page = "<link data-wasm-opt=\"z\"\n data-wasm-opt-params=\"--one --two\" /><link data-wasm-opt=\"3\" />";
        assert_eq!(options(page).unwrap(), ["-Oz", "--one", "--two"]);
        assert_eq!(options("<link />"), None);
    }

    #[test]
    fn the_page_has_options() {
        let options = options(include_str!("../../../../index.html")).unwrap();
        assert!(options.len() > 1, "{options:?}");
        assert!(!options.iter().any(|option| option == "-g"), "a visitor needs no names");
    }
}

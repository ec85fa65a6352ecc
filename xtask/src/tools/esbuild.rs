//! esbuild, which makes scripts and style sheets small. npm brings it. trunk's own way breaks what today's wasm-bindgen
//! writes.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{bringing, cache, node};

/// Its version: what it writes changes with it.
const VERSION: &str = "0.28.2";

/// The program.
///
/// # Errors
/// When it is missing and npm is too, or npm cannot install it.
pub fn bring() -> anyhow::Result<PathBuf> {
    let folder = cache::folder("esbuild", VERSION)?;
    let program = folder.join("node_modules/.bin/esbuild");
    if !program.is_file() {
        node::check()?;
        bringing(format_args!("esbuild {VERSION}"), "it makes the release build small", "less than a minute");
        let package = format!("esbuild@{VERSION}");
        node::install(&package, &folder).with_context(|| format!("could not bring {package}"))?;
    }
    Ok(program)
}

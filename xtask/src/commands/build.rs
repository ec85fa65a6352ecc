//! `cargo xtask build`: the release build, in `dist/`, and its files compressed.

use crate::compress;
use crate::process;
use crate::project::Project;
use crate::say::say;
use crate::tools::PageTools;
use crate::trunk;

/// Builds the page for an upload.
///
/// # Errors
/// When a tool cannot be brought, trunk fails, or a file cannot be compressed.
pub fn run(project: &Project) -> anyhow::Result<()> {
    let tools = PageTools::bring(project)?;
    process::run(trunk::release_build(project, &tools)?)?;
    compress::folder(&project.dist())?;
    say("\nThe release build is in dist/: upload what is in it to any folder of any web server.");
    Ok(())
}

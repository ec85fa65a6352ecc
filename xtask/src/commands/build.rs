//! `cargo xtask build`: the release build, in `dist/`.

use crate::process;
use crate::project::Project;
use crate::say::say;
use crate::tools::PageTools;
use crate::trunk;

/// Builds the page for an upload.
///
/// # Errors
/// When a tool cannot be brought or trunk fails.
pub fn run(project: &Project) -> anyhow::Result<()> {
    let tools = PageTools::bring(project)?;
    process::run(trunk::release_build(project, &tools)?)?;
    say("\nThe release build is in dist/: upload what is in it to any folder of any web server.");
    Ok(())
}

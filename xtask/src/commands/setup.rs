//! `cargo xtask setup`: brings the tools and does nothing else.

use super::test::{self, Step};
use crate::cli::Purpose;
use crate::project::Project;
use crate::say::say;
use crate::tools::{Engine, PageTools};

/// Brings what `purpose` needs.
///
/// # Errors
/// When a tool cannot be brought.
pub fn run(project: &Project, purpose: Purpose) -> anyhow::Result<()> {
    match purpose {
        Purpose::Page => drop(PageTools::bring(project)?),
        Purpose::Tests => drop(test::prepare(project, &Step::ALL, &Engine::ALL)?),
    }
    say("All tools are there.");
    Ok(())
}

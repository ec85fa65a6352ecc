//! What is text in a release build, without what only readers of its source need.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use super::names::{DOOR, PAGE};
use crate::process;

/// What is made small. What begins workers stays as it is: bundlers know a worker by how that is written.
const FILES: [&str; 7] =
    [DOOR, "yccall-task-info.js", "yccall-xlsx.js", "page.css", "frame.js", "page.js", "failure.js"];

/// Makes scripts, the page's style sheet and the page itself in `folder` small.
///
/// # Errors
/// When a file cannot be read or written, or esbuild fails.
pub fn shrink(esbuild: &Path, folder: &Path) -> anyhow::Result<()> {
    let mut command = Command::new(esbuild);
    // As they are written for today's browsers: nothing is put another way for those before them.
    command.args(["--minify", "--target=esnext", "--charset=utf8", "--allow-overwrite", "--log-level=warning"]);
    command.arg("--outdir=.").args(FILES).current_dir(folder);
    process::run(command)?;
    let page = folder.join(PAGE);
    let text = std::fs::read_to_string(&page).with_context(|| format!("the build has no {PAGE}"))?;
    std::fs::write(&page, plain(&text)?).with_context(|| format!("could not write {}", page.display()))
}

/// The page without comments, and without blanks where a line begins or ends.
fn plain(page: &str) -> anyhow::Result<String> {
    let mut parts = page.split("<!--");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("-->") {
            Some((_, rest)) => text.push_str(rest),
            None => bail!("a comment in {PAGE} has no end"),
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::plain;

    #[test]
    fn a_page_keeps_what_is_shown() {
        let page = "<!doctype html>\n<p>\n  <!-- why -->\n  a b\n\n</p>\n<!--\n two\n lines\n-->\n<i></i>\n";
        assert_eq!(plain(page).unwrap(), "<!doctype html>\n<p>\na b\n</p>\n<i></i>\n");
    }

    #[test]
    fn a_comment_that_does_not_end_is_a_mistake() {
        assert!(plain("<p><!-- why</p>").is_err());
    }
}

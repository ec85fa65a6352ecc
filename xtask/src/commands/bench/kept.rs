//! Builds of the page that are kept, to be measured against later ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::cli::BuildName;
use crate::project::Project;
use crate::say::say;

/// Their folder, among the measurements.
const FOLDER: &str = "kept";

/// Keeps the page in `page` under a name, in place of what was kept under it before.
///
/// # Errors
/// When it cannot be copied.
pub fn keep(project: &Project, page: &Path, name: &BuildName) -> anyhow::Result<()> {
    let folder = folder(project, name);
    copy(page, &folder).with_context(|| format!("could not keep the build in {}", folder.display()))?;
    say(format_args!("The build is kept: `cargo xtask bench --against {name}` measures it beside a later one."));
    Ok(())
}

/// The folder of what is kept under a name.
///
/// # Errors
/// When nothing is.
pub fn find(project: &Project, name: &BuildName) -> anyhow::Result<PathBuf> {
    let folder = folder(project, name);
    if !folder.join("index.html").is_file() {
        bail!("no build is kept as {name}: `cargo xtask bench --save {name}` keeps the one of that moment");
    }
    Ok(folder)
}

fn folder(project: &Project, name: &BuildName) -> PathBuf {
    project.measurements(FOLDER).join(name.as_str())
}

/// A built page has no folders.
fn copy(page: &Path, folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(page)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_kept_is_the_last_build_and_nothing_of_one_before() {
        let place = tempfile::tempdir().unwrap();
        let [page, kept] = ["page", "kept/now"].map(|name| place.path().join(name));
        fs::create_dir(&page).unwrap();
        fs::write(page.join("page-1.js"), "one").unwrap();
        copy(&page, &kept).unwrap();
        fs::rename(page.join("page-1.js"), page.join("page-2.js")).unwrap();
        copy(&page, &kept).unwrap();
        assert!(!kept.join("page-1.js").exists());
        assert_eq!(fs::read_to_string(kept.join("page-2.js")).unwrap(), "one");
    }
}

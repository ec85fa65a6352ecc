//! A folder for one test's files.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::task::unique;

/// An empty folder in the system's one for what may go, until it is dropped.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn new() -> io::Result<Self> {
        let path = env::temp_dir().join(format!("yti-{}", unique()));
        fs::create_dir(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is the system's to remove.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// The names of what lies in a folder, in order.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

//! Files that the browser saves.

use std::fs;
use std::path::Path;

use crate::folder::names;
use crate::page::Page;
use crate::wait::{Look, eventually};

/// What a file's name ends with once it is whole.
const WHOLE: [&str; 4] = [".csv", ".xlsx", ".txt", ".json"];

/// A file.
#[derive(Debug)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Page {
    /// Waits until the browser has saved so many whole files, and gives them in the order of their names.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn downloads(&self, count: usize) -> anyhow::Result<Vec<Download>> {
        let look = async || {
            let files = files(&self.downloads)?;
            // Browsers begin with another name, or with an empty file of this one.
            let is_whole = |file: &Download| !file.bytes.is_empty() && WHOLE.iter().any(|end| file.name.ends_with(end));
            if files.len() == count && files.iter().all(is_whole) {
                return Ok(Look::Found(files));
            }
            let seen = |file: &Download| format!("{} of {} bytes", file.name, file.bytes.len());
            Ok(Look::NotYet(files.iter().map(seen).collect::<Vec<_>>().join(", ")))
        };
        eventually(&format!("{count} files"), look).await
    }
}

fn files(folder: &Path) -> anyhow::Result<Vec<Download>> {
    // One that has just got another name is looked at the next time.
    let read = |name: String| Download { bytes: fs::read(folder.join(&name)).unwrap_or_default(), name };
    Ok(names(folder)?.into_iter().map(read).collect())
}

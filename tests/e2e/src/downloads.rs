//! Files that the browser saves, in a folder of the test's own.

use std::fs;

use serde_json::json;

use crate::folder::{Folder, names};
use crate::page::Page;
use crate::wait::{Look, eventually};

/// What a file's name ends with once it is whole.
const WHOLE: [&str; 4] = [".csv", ".xlsx", ".txt", ".json"];

/// The folder, until it is dropped.
#[derive(Debug)]
pub struct Downloads(Folder);

/// A file.
#[derive(Debug)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Page {
    /// From now on lets the browser save files.
    ///
    /// # Errors
    /// When there can be no folder, or the browser refuses.
    pub async fn save_downloads(&self) -> anyhow::Result<Downloads> {
        let downloads = Downloads(Folder::new()?);
        let behavior = json!({ "behavior": "allow", "downloadPath": downloads.0.path() });
        self.browser("Browser.setDownloadBehavior", behavior).await?;
        Ok(downloads)
    }
}

impl Downloads {
    /// Waits until there are so many whole files, and gives them in the order of their names.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn files(&self, count: usize) -> anyhow::Result<Vec<Download>> {
        let look = async || {
            let names = names(self.0.path())?;
            let is_whole = |name: &&String| WHOLE.iter().any(|end| name.ends_with(end));
            let whole: Vec<_> = names.iter().filter(is_whole).collect();
            if whole.len() != count || names.len() != count {
                return Ok(Look::NotYet(format!("{names:?}")));
            }
            let read = |name: &String| Ok(Download { name: name.clone(), bytes: fs::read(self.0.path().join(name))? });
            Ok(Look::Found(whole.into_iter().map(read).collect::<anyhow::Result<_>>()?))
        };
        eventually(&format!("{count} files"), look).await
    }
}

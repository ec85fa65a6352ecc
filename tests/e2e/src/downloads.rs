//! Files that the browser saves, in a folder of the test's own.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::json;

use crate::page::Page;
use crate::task::unique;
use crate::wait::{Look, eventually};

/// What a file's name ends with once it is whole.
const WHOLE: [&str; 4] = [".csv", ".xlsx", ".txt", ".json"];

/// The folder, until it is dropped.
#[derive(Debug)]
pub struct Downloads(PathBuf);

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
        let folder = env::temp_dir().join(format!("yccall-task-info-{}", unique()));
        fs::create_dir(&folder)?;
        let downloads = Downloads(folder);
        let behavior = json!({ "behavior": "allow", "downloadPath": downloads.0 });
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
            let names = names(&self.0)?;
            let is_whole = |name: &&String| WHOLE.iter().any(|end| name.ends_with(end));
            let whole: Vec<_> = names.iter().filter(is_whole).collect();
            if whole.len() != count || names.len() != count {
                return Ok(Look::NotYet(format!("{names:?}")));
            }
            let read = |name: &String| Ok(Download { name: name.clone(), bytes: fs::read(self.0.join(name))? });
            Ok(Look::Found(whole.into_iter().map(read).collect::<anyhow::Result<_>>()?))
        };
        eventually(&format!("{count} files"), look).await
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        // In the system's folder for what may go.
        fs::remove_dir_all(&self.0).ok();
    }
}

fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

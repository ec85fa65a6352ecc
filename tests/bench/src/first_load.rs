//! What a first visit brings over the line.

use std::path::Path;

use anyhow::Context as _;

/// A file of the built page, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// As `cargo xtask` has compressed it by gzip; a file that it leaves alone, as it is.
    pub gzip: usize,
    /// Likewise by brotli.
    pub brotli: usize,
}

/// The files of these names in the page's folder.
///
/// # Errors
/// When one is not there.
pub fn files(folder: &Path, names: &[String]) -> anyhow::Result<Vec<File>> {
    names.iter().map(|name| file(folder, name)).collect()
}

fn file(folder: &Path, name: &str) -> anyhow::Result<File> {
    let path = folder.join(name);
    let raw = size(&path).with_context(|| format!("could not read {}", path.display()))?;
    let beside = |ending| size(&folder.join(format!("{name}.{ending}"))).unwrap_or(raw);
    Ok(File { name: name.to_owned(), raw, gzip: beside("gz"), brotli: beside("br") })
}

fn size(path: &Path) -> anyhow::Result<usize> {
    Ok(std::fs::metadata(path)?.len().try_into()?)
}

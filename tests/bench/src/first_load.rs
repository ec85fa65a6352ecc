//! What a first visit brings over the line.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// brotli's highest quality, and the window that servers use with it.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 64 * 1024;

/// A file of the built page, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// By gzip at its best.
    pub gzip: usize,
    /// By brotli at its best.
    pub brotli: usize,
}

/// Every file of the page in `folder`, by name. A first visit loads them all.
///
/// # Errors
/// When one cannot be read.
pub fn files(folder: &Path) -> anyhow::Result<Vec<File>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut files = entries.map(|entry| file(&entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn file(path: &Path) -> anyhow::Result<File> {
    let bytes = std::fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    brotli.write_all(&bytes)?;
    Ok(File {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.into_inner().len(),
    })
}

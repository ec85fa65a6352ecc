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

/// The files of these names in the page's folder.
///
/// # Errors
/// When one cannot be read.
pub fn files(folder: &Path, names: &[String]) -> anyhow::Result<Vec<File>> {
    names.iter().map(|name| file(folder, name)).collect()
}

fn file(folder: &Path, name: &str) -> anyhow::Result<File> {
    let path = folder.join(name);
    let bytes = std::fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    brotli.write_all(&bytes)?;
    Ok(File { name: name.to_owned(), raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.into_inner().len() })
}

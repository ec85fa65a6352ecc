//! The files of a build, compressed once and as small as they get, for servers that hand those out as they lie.
//!
//! `NAME.br` and `NAME.gz` stand beside NAME. Never beside `config.json`: whoever uploads the page edits it, and a server
//! would go on giving the old one.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What a page is made of that becomes smaller.
const ENDINGS: [&str; 4] = ["css", "html", "js", "wasm"];
/// brotli's highest quality, and the window that every browser takes.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 64 * 1024;

/// Compresses the files that lie directly in `folder`.
///
/// # Errors
/// When one cannot be read or written.
pub fn folder(folder: &Path) -> anyhow::Result<()> {
    let unreadable = || format!("could not read {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            compress(&path).with_context(|| format!("could not compress {}", path.display()))?;
        }
    }
    Ok(())
}

fn compress(path: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(path)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    std::fs::write(beside(path, "gz"), gzip.finish()?)?;
    let mut brotli = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    brotli.write_all(&bytes)?;
    std::fs::write(beside(path, "br"), brotli.into_inner())?;
    Ok(())
}

/// `NAME.ENDING` beside NAME.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn what_is_compressed_is_the_file() {
        let page = tempfile::tempdir().unwrap();
        let text = "calls ".repeat(1000);
        std::fs::write(page.path().join("page-1f.js"), &text).unwrap();
        folder(page.path()).unwrap();

        let compressed = |name: &str| std::fs::read(page.path().join(name)).unwrap();
        let (mut gzip, mut brotli) = (String::new(), String::new());
        GzDecoder::new(&compressed("page-1f.js.gz")[..]).read_to_string(&mut gzip).unwrap();
        brotli::Decompressor::new(&compressed("page-1f.js.br")[..], BUFFER).read_to_string(&mut brotli).unwrap();
        assert_eq!((&gzip, &brotli), (&text, &text));
        assert!(compressed("page-1f.js.br").len() < 100 && compressed("page-1f.js.gz").len() < 100);
    }

    #[test]
    fn what_is_edited_after_the_build_is_left_alone() {
        let page = tempfile::tempdir().unwrap();
        for name in ["config.json", "index.html"] {
            std::fs::write(page.path().join(name), "{}").unwrap();
        }
        folder(page.path()).unwrap();
        assert!(!page.path().join("config.json.br").exists() && !page.path().join("config.json.gz").exists());
        assert!(page.path().join("index.html.br").exists());
    }

    #[test]
    fn a_second_time_changes_nothing() {
        let page = tempfile::tempdir().unwrap();
        std::fs::write(page.path().join("page-1f.css"), "a {}").unwrap();
        folder(page.path()).unwrap();
        folder(page.path()).unwrap();
        assert_eq!(std::fs::read_dir(page.path()).unwrap().count(), 3);
    }
}

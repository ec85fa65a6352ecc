//! Writes the element's style sheet: the sheets of `style/`, without what is there for whoever reads them.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Tokens first; what makes exceptions of others last.
const SHEETS: [&str; 21] = [
    "tokens",
    "base",
    "controls",
    "top-bar",
    "connect-form",
    "messages",
    "filter-bar",
    "more-filters",
    "chips",
    "popover",
    "charts",
    "status-line",
    "export",
    "load-bar",
    "summary",
    "records",
    "details",
    "table",
    "pager",
    "forced-colors",
    "print",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=style");
    let sheet = |name: &str| fs::read_to_string(Path::new("style").join(name).with_extension("css"));
    let sheets = SHEETS.into_iter().map(sheet).collect::<io::Result<String>>()?;
    let place: PathBuf = env::var_os("OUT_DIR").unwrap_or_default().into();
    fs::write(place.join("style.css"), bare(&sheets))
}

/// A sheet without comments and indentation. No text in it has what looks like either.
fn bare(sheet: &str) -> String {
    let after_comments = sheet.split("*/").map(|part| part.split_once("/*").map_or(part, |(rule, _)| rule));
    let rules: String = after_comments.collect();
    rules.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

//! `cargo xtask stamp`: trunk's last step, see `Trunk.toml`. Not for people.
//!
//! Names of files that change have a hash in them, so that browsers never mix two builds. trunk puts one into the names
//! of the program and of its glue; what makes workbooks gets one here, since trunk leaves naming workers to whoever
//! starts them. `embed.js` keeps its name, since host pages load it by that name. So it is told the others here, after
//! they are known. Of `index.html` one attribute goes, at which browsers take offence. Nothing else in the build is
//! touched.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

/// The file that is told.
const DOOR: &str = "embed.js";
/// The page.
const PAGE: &str = "index.html";
/// What trunk names by hash: the program, and its glue.
const HASHED: [Slot; 2] = [
    Slot { placeholder: "\"./GLUE.js\"", stem: "yccall-task-info", ending: ".js" },
    Slot { placeholder: "\"./GLUE_bg.wasm\"", stem: "yccall-task-info", ending: "_bg.wasm" },
];
/// What gets its hash here: what makes workbooks.
const UNHASHED: [Slot; 3] = [
    Slot { placeholder: "\"./WORKBOOK.js\"", stem: "workbook", ending: ".js" },
    Slot { placeholder: "\"./XLSX.js\"", stem: "yccall-xlsx", ending: ".js" },
    Slot { placeholder: "\"./XLSX_bg.wasm\"", stem: "yccall-xlsx", ending: "_bg.wasm" },
];

/// A name to fill in.
struct Slot {
    /// What stands in [`DOOR`] where the name belongs.
    placeholder: &'static str,
    /// How the name begins, up to `-` and its hash.
    stem: &'static str,
    /// How it ends.
    ending: &'static str,
}

/// Fills in the names of the build that trunk is making.
///
/// # Errors
/// When trunk did not call this, or a file or a placeholder is not there exactly once.
pub fn run() -> anyhow::Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: trunk calls `cargo xtask stamp` at the end of a build, not you")?;
    stamp(&folder)
}

fn stamp(folder: &Path) -> anyhow::Result<()> {
    UNHASHED.iter().try_for_each(|slot| slot.put_hash(folder))?;
    let names = names(folder)?;
    let path = folder.join(DOOR);
    let mut text = std::fs::read_to_string(&path)
        .with_context(|| format!("the build has no {DOOR}: index.html has to copy it there (rel=\"copy-file\")"))?;
    for slot in HASHED.iter().chain(&UNHASHED) {
        text = slot.fill(&text, &names)?;
    }
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))?;

    let path = folder.join(PAGE);
    let text = std::fs::read_to_string(&path).with_context(|| format!("the build has no {PAGE}"))?;
    let text = without_idle_integrity(&text).with_context(|| format!("{PAGE} does not preload the program"))?;
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}

/// The page with no `integrity` where the program is preloaded: no browser heeds it there, and Chromium says so in the
/// console at each visit. Nothing where the program is not preloaded.
fn without_idle_integrity(page: &str) -> Option<String> {
    const ATTRIBUTE: &str = " integrity=\"";
    let (before, link) = page.split_once("<link rel=\"preload\"")?;
    let (link, after) = link.split_once('>')?;
    let link = match link.split_once(ATTRIBUTE) {
        Some((start, rest)) => format!("{start}{}", rest.split_once('"')?.1),
        None => link.to_owned(),
    };
    Some(format!("{before}<link rel=\"preload\"{link}>{after}"))
}

/// The names of all files that lie directly in `folder`.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let unreadable = || format!("could not read {}", folder.display());
    let entries = std::fs::read_dir(folder).with_context(unreadable)?;
    entries.map(|entry| Ok(entry.with_context(unreadable)?.file_name().to_string_lossy().into_owned())).collect()
}

impl Slot {
    /// Renames the file that belongs here and has no hash yet.
    fn put_hash(&self, folder: &Path) -> anyhow::Result<()> {
        let plain = format!("{}{}", self.stem, self.ending);
        let file = folder.join(&plain);
        let content = std::fs::read(&file).with_context(|| format!("the build has no {plain}"))?;
        let mut hasher = DefaultHasher::new();
        hasher.write(&content);
        let hashed = format!("{}-{:x}{}", self.stem, hasher.finish(), self.ending);
        std::fs::rename(&file, folder.join(&hashed)).with_context(|| format!("could not rename {plain} to {hashed}"))
    }

    /// `text` with the one name among `names` that belongs here.
    fn fill(&self, text: &str, names: &[String]) -> anyhow::Result<String> {
        let name = self.name(names)?;
        match text.matches(self.placeholder).count() {
            1 => Ok(text.replace(self.placeholder, &format!("\"./{name}\""))),
            0 => bail!("{DOOR} does not say {} anywhere, so it cannot be told the name {name}", self.placeholder),
            several => bail!("{DOOR} says {} {several} times: once is right", self.placeholder),
        }
    }

    /// The one name that belongs here.
    fn name<'a>(&self, names: &'a [String]) -> anyhow::Result<&'a str> {
        let hash = |name: &'a str| name.strip_prefix(self.stem)?.strip_prefix('-')?.strip_suffix(self.ending);
        let is_hash = |hash: &str| !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut fitting = names.iter().map(String::as_str).filter(|name| hash(name).is_some_and(is_hash));
        let wanted = || format!("{}-HASH{}", self.stem, self.ending);
        let name = fitting.next().ok_or_else(|| anyhow!("the build has no {}", wanted()))?;
        match fitting.next() {
            None => Ok(name),
            Some(other) => bail!("the build has two files {}: {name} and {other}", wanted()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const SOURCE: &str = "import init from \"./GLUE.js\";\nconst names = [\"./GLUE_bg.wasm\", \"./WORKBOOK.js\", \
                          \"./XLSX.js\", \"./XLSX_bg.wasm\"];\n";
    const HTML: &str = r#"<link rel="preload" href="./x_bg.wasm" integrity="sha384-x" as="fetch">"#;
    const FILES: [&str; 6] = [
        "yccall-task-info-50fcda8e.js",
        "yccall-task-info-50fcda8e_bg.wasm",
        "yccall-xlsx.js",
        "yccall-xlsx_bg.wasm",
        "workbook.js",
        "yccall-task-info-extra.js",
    ];

    /// What becomes of `source` in a build with `files`, each of which holds its own name, or the error.
    fn stamped(source: Option<&str>, files: &[&str]) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            std::fs::write(folder.path().join(file), file).unwrap();
        }
        std::fs::write(folder.path().join(PAGE), HTML).unwrap();
        if let Some(source) = source {
            std::fs::write(folder.path().join(DOOR), source).unwrap();
        }
        stamp(folder.path()).map_err(|error| error.to_string())?;
        let text = std::fs::read_to_string(folder.path().join(DOOR)).unwrap();
        let told = text.split('"').filter_map(|part| part.strip_prefix("./"));
        told.for_each(|name| assert!(folder.path().join(name).is_file(), "{name}"));
        Ok(text)
    }

    #[test]
    fn the_names_of_this_build_are_filled_in() {
        let text = stamped(Some(SOURCE), &FILES).unwrap();
        let names: Vec<&str> = text.split('"').filter_map(|part| part.strip_prefix("./")).collect();
        let [glue, wasm, workbook, xlsx_glue, xlsx_wasm] = names[..].try_into().unwrap();
        assert_eq!([glue, wasm], ["yccall-task-info-50fcda8e.js", "yccall-task-info-50fcda8e_bg.wasm"]);
        assert!(workbook.starts_with("workbook-") && workbook.ends_with(".js"), "{workbook}");
        assert!(xlsx_glue.starts_with("yccall-xlsx-") && xlsx_glue.ends_with(".js"), "{xlsx_glue}");
        assert!(xlsx_wasm.starts_with("yccall-xlsx-") && xlsx_wasm.ends_with("_bg.wasm"), "{xlsx_wasm}");
    }

    #[test]
    fn the_integrity_that_no_browser_heeds_goes_and_the_others_stay() {
        let script = r#"<script src="./page-1f.js" integrity="sha384-y" type="module"></script>"#;
        let page = format!("{script}{HTML}</head>");
        let left = r#"<link rel="preload" href="./x_bg.wasm" as="fetch">"#;
        assert_eq!(without_idle_integrity(&page), Some(format!("{script}{left}</head>")));
        assert_eq!(without_idle_integrity(left).as_deref(), Some(left));
        assert_eq!(without_idle_integrity(script), None);
    }

    #[test]
    fn a_build_without_the_door_is_refused() {
        let error = stamped(None, &FILES).unwrap_err();
        assert_eq!(error, "the build has no embed.js: index.html has to copy it there (rel=\"copy-file\")");
    }

    #[test]
    fn a_build_without_wasm_is_refused() {
        let without = |missing: &str| {
            let files: Vec<&str> = FILES.into_iter().filter(|file| *file != missing).collect();
            stamped(Some(SOURCE), &files).unwrap_err()
        };
        assert_eq!(without("yccall-task-info-50fcda8e_bg.wasm"), "the build has no yccall-task-info-HASH_bg.wasm");
        assert_eq!(without("yccall-xlsx_bg.wasm"), "the build has no yccall-xlsx_bg.wasm");
    }

    #[test]
    fn two_builds_in_one_folder_are_refused() {
        let files = [&FILES[..], &["yccall-task-info-0badcafe.js"]].concat();
        let error = stamped(Some(SOURCE), &files).unwrap_err();
        assert!(error.starts_with("the build has two files yccall-task-info-HASH.js: "), "{error}");
    }

    #[test]
    fn a_missing_placeholder_is_named() {
        let error = stamped(Some("import init from \"./GLUE.js\";"), &FILES).unwrap_err();
        assert_eq!(
            error,
            "embed.js does not say \"./GLUE_bg.wasm\" anywhere, so it cannot be told the name \
             yccall-task-info-50fcda8e_bg.wasm"
        );
    }

    #[test]
    fn a_placeholder_said_twice_is_refused() {
        let error = stamped(Some(&SOURCE.repeat(2)), &FILES).unwrap_err();
        assert_eq!(error, "embed.js says \"./GLUE.js\" 2 times: once is right");
    }

    #[test]
    fn the_name_is_the_package_s() {
        let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml")).unwrap();
        assert!(HASHED.iter().all(|slot| manifest.contains(&format!("name = \"{}\"", slot.stem))));
    }
}

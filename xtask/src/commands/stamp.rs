//! `cargo xtask stamp`: trunk's last step, see `Trunk.toml`. Not for people.
//!
//! trunk puts a hash into the names of the wasm and of its glue, so that browsers never mix two builds. `embed.js`
//! keeps its name, since host pages load it by that name. So it is told the other two names here, after they are
//! known. Nothing else in the build is touched.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

/// The file that is told.
const DOOR: &str = "embed.js";
/// What trunk begins the hashed names with: the package's name.
const NAME: &str = "yccall-task-info-";
/// What stands in [`DOOR`] where the glue's name belongs, and how that name ends.
const GLUE: Slot = Slot { placeholder: "\"./GLUE.js\"", ending: ".js" };
/// What stands in [`DOOR`] where the wasm's name belongs, and how that name ends.
const WASM: Slot = Slot { placeholder: "\"./GLUE_bg.wasm\"", ending: "_bg.wasm" };

/// A name to fill in.
struct Slot {
    placeholder: &'static str,
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
    let names = names(folder)?;
    let path = folder.join(DOOR);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("the build has no {DOOR}: index.html has to copy it there (rel=\"copy-file\")"))?;
    let text = GLUE.fill(&text, &names)?;
    let text = WASM.fill(&text, &names)?;
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}

/// The names of all files that lie directly in `folder`.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let unreadable = || format!("could not read {}", folder.display());
    let entries = std::fs::read_dir(folder).with_context(unreadable)?;
    entries.map(|entry| Ok(entry.with_context(unreadable)?.file_name().to_string_lossy().into_owned())).collect()
}

impl Slot {
    /// `text` with the one name among `names` that belongs here.
    fn fill(&self, text: &str, names: &[String]) -> anyhow::Result<String> {
        let name = self.name(names)?;
        match text.matches(self.placeholder).count() {
            1 => Ok(text.replace(self.placeholder, &format!("\"./{name}\""))),
            0 => bail!("{DOOR} does not say {} anywhere, so it cannot be told the name {name}", self.placeholder),
            several => bail!("{DOOR} says {} {several} times: once is right", self.placeholder),
        }
    }

    /// The one name `NAME` + hash + ending.
    fn name<'a>(&self, names: &'a [String]) -> anyhow::Result<&'a str> {
        let hash = |name: &'a str| name.strip_prefix(NAME)?.strip_suffix(self.ending);
        let is_hash = |hash: &str| !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut fitting = names.iter().map(String::as_str).filter(|name| hash(name).is_some_and(is_hash));
        let wanted = || format!("{NAME}HASH{}", self.ending);
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

    const SOURCE: &str =
        "import init from \"./GLUE.js\";\nconst wasm = new URL(\"./GLUE_bg.wasm\", import.meta.url);\n";
    const FILES: [&str; 4] = [
        "yccall-task-info-50fcda8e.js",
        "yccall-task-info-50fcda8e_bg.wasm",
        "index.html",
        "yccall-task-info-extra.js",
    ];

    /// What becomes of `source` in a build with `files`, or the error.
    fn stamped(source: Option<&str>, files: &[&str]) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            std::fs::write(folder.path().join(file), "").unwrap();
        }
        if let Some(source) = source {
            std::fs::write(folder.path().join(DOOR), source).unwrap();
        }
        stamp(folder.path()).map_err(|error| error.to_string())?;
        Ok(std::fs::read_to_string(folder.path().join(DOOR)).unwrap())
    }

    #[test]
    fn the_names_of_this_build_are_filled_in() {
        assert_eq!(
            stamped(Some(SOURCE), &FILES).unwrap(),
            "import init from \"./yccall-task-info-50fcda8e.js\";\n\
             const wasm = new URL(\"./yccall-task-info-50fcda8e_bg.wasm\", import.meta.url);\n"
        );
    }

    #[test]
    fn a_build_without_the_door_is_refused() {
        let error = stamped(None, &FILES).unwrap_err();
        assert_eq!(error, "the build has no embed.js: index.html has to copy it there (rel=\"copy-file\")");
    }

    #[test]
    fn a_build_without_wasm_is_refused() {
        let error = stamped(Some(SOURCE), &["yccall-task-info-50fcda8e.js"]).unwrap_err();
        assert_eq!(error, "the build has no yccall-task-info-HASH_bg.wasm");
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
        assert!(manifest.contains(&format!("name = \"{}\"", NAME.trim_end_matches('-'))));
    }
}

//! `cargo xtask stamp`: trunk's last step, see `Trunk.toml`. Not for people.
//!
//! Names of files that change have a hash in them, so that browsers never mix two builds. trunk puts one into the names
//! of the program and of its glue; what makes workbooks and what fetches beside the page get one here, since trunk leaves
//! naming workers to whoever starts them. `embed.js` keeps its name, since host pages load it by that name. Who loads a file is told its name
//! here, after it is known. From `index.html` the preload of the program goes, which not every browser makes use of.
//! Nothing else in the build is touched.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

/// The file that keeps its name.
pub const DOOR: &str = "embed.js";
/// The page.
const PAGE: &str = "index.html";
/// What trunk names by hash: the program, and its glue.
const HASHED: [Slot; 2] = [
    Slot { placeholder: "\"./GLUE.js\"", stem: "yccall-task-info", ending: ".js" },
    Slot { placeholder: "\"./GLUE_bg.wasm\"", stem: "yccall-task-info", ending: "_bg.wasm" },
];
/// What gets its hash here: what makes workbooks, and what fetches beside the page. Each is told the names before it, so
/// that its own depends on them.
const UNHASHED: [Slot; 7] = [
    Slot { placeholder: "\"./WORKERS.js\"", stem: "workers", ending: ".js" },
    Slot { placeholder: "\"./FETCH_WORKER.js\"", stem: "fetch_worker", ending: ".js" },
    Slot { placeholder: "\"./FETCHER.js\"", stem: "fetcher", ending: ".js" },
    Slot { placeholder: "\"./XLSX.js\"", stem: "yccall-xlsx", ending: ".js" },
    Slot { placeholder: "\"./XLSX_bg.wasm\"", stem: "yccall-xlsx", ending: "_bg.wasm" },
    Slot { placeholder: "\"./WORKER.js\"", stem: "workbook_worker", ending: ".js" },
    Slot { placeholder: "\"./WORKBOOK.js\"", stem: "workbook", ending: ".js" },
];

/// A name to fill in.
struct Slot {
    /// What stands where the name belongs.
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
    let built = names(folder)?;
    let mut names = Names::default();
    for slot in HASHED {
        let name = slot.name(&built)?.to_owned();
        names.0.push(Name { slot, name, said: false });
    }
    for slot in UNHASHED {
        let file = folder.join(slot.plain());
        names.tell(&file)?;
        let name = slot.put_hash(&file)?;
        names.0.push(Name { slot, name, said: false });
    }
    let door = folder.join(DOOR);
    if !door.is_file() {
        bail!("the build has no {DOOR}: index.html has to copy it there (rel=\"copy-file\")");
    }
    names.tell(&door)?;
    names.check()?;
    let path = folder.join(PAGE);
    let text = std::fs::read_to_string(&path).with_context(|| format!("the build has no {PAGE}"))?;
    let text = without_preload(&text).with_context(|| format!("{PAGE} does not preload the program"))?;
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}

/// The page without the program's preload: `embed.js` fetches it at once, and WebKit would not take it for the same file
/// and fetch it twice. Nothing where the program is not preloaded.
fn without_preload(page: &str) -> Option<String> {
    let (before, link) = page.split_once("<link rel=\"preload\"")?;
    let (_, after) = link.split_once('>')?;
    Some(format!("{before}{after}"))
}

/// The names of all files that lie directly in `folder`.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let unreadable = || format!("could not read {}", folder.display());
    let entries = std::fs::read_dir(folder).with_context(unreadable)?;
    entries.map(|entry| Ok(entry.with_context(unreadable)?.file_name().to_string_lossy().into_owned())).collect()
}

/// The names that are known so far.
#[derive(Default)]
struct Names(Vec<Name>);

struct Name {
    slot: Slot,
    name: String,
    /// Whether a file was told it.
    said: bool,
}

impl Names {
    /// Writes the known names into a file, if it is one of text.
    fn tell(&mut self, file: &Path) -> anyhow::Result<()> {
        if file.extension().is_none_or(|extension| extension != "js") {
            return Ok(());
        }
        let plain = || file.file_name().unwrap_or_default().to_string_lossy();
        let mut text = std::fs::read_to_string(file).with_context(|| format!("the build has no {}", plain()))?;
        for Name { slot, name, said } in &mut self.0 {
            *said |= text.contains(slot.placeholder);
            text = text.replace(slot.placeholder, &format!("\"./{name}\""));
        }
        if let Some(slot) = UNHASHED.iter().find(|slot| text.contains(slot.placeholder)) {
            bail!("{} says {}, whose name is known only later", plain(), slot.placeholder);
        }
        std::fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
    }

    /// Every name was told to some file.
    fn check(&self) -> anyhow::Result<()> {
        match self.0.iter().find(|name| !name.said) {
            None => Ok(()),
            Some(Name { slot, name, .. }) => {
                bail!("no file says {}, so none can be told the name {name}", slot.placeholder)
            }
        }
    }
}

impl Slot {
    /// The name without a hash.
    fn plain(&self) -> String {
        format!("{}{}", self.stem, self.ending)
    }

    /// Renames the file that belongs here and has no hash yet. Gives its new name.
    fn put_hash(&self, file: &Path) -> anyhow::Result<String> {
        let content = std::fs::read(file).with_context(|| format!("the build has no {}", self.plain()))?;
        let mut hasher = DefaultHasher::new();
        hasher.write(&content);
        let hashed = format!("{}-{:x}{}", self.stem, hasher.finish(), self.ending);
        std::fs::rename(file, file.with_file_name(&hashed))
            .with_context(|| format!("could not rename {} to {hashed}", self.plain()))?;
        Ok(hashed)
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
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    const DOOR_SAYS: &str =
        "import(\"./GLUE.js\"); fetch(\"./GLUE_bg.wasm\"); import(\"./WORKBOOK.js\"); import(\"./FETCHER.js\");";
    const HTML: &str = r#"<link rel="preload" href="./GLUE.js" integrity="sha384-x" as="fetch">"#;
    const FILES: [(&str, &str); 11] = [
        ("yccall-task-info-50fcda8e.js", ""),
        ("yccall-task-info-50fcda8e_bg.wasm", ""),
        ("yccall-xlsx.js", ""),
        ("yccall-xlsx_bg.wasm", ""),
        ("workbook_worker.js", "import \"./XLSX.js\";"),
        (
            "workbook.js",
            "import \"./WORKERS.js\"; import(\"./WORKER.js\"); new Worker(\"./WORKER.js\"); fetch(\"./XLSX_bg.wasm\");",
        ),
        (PAGE, HTML),
        ("yccall-task-info-extra.js", ""),
        ("workers.js", ""),
        ("fetch_worker.js", ""),
        ("fetcher.js", "import \"./WORKERS.js\"; new Worker(\"./FETCH_WORKER.js\");"),
    ];

    /// The files of a build, each with what it says.
    fn build<'a>(door: Option<&'a str>, files: &[(&'a str, &'a str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in door.map(|text| (DOOR, text)).iter().chain(files) {
            std::fs::write(folder.path().join(file), text).unwrap();
        }
        folder
    }

    /// What is wrong with such a build.
    fn refusal(door: Option<&str>, files: &[(&str, &str)]) -> String {
        stamp(build(door, files).path()).unwrap_err().to_string()
    }

    /// The names that a file of a stamped build says.
    fn said(folder: &Path, file: &str) -> Vec<String> {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let said: Vec<_> = text.split('"').filter_map(|part| part.strip_prefix("./")).map(str::to_owned).collect();
        said.iter().for_each(|name| assert!(folder.join(name).is_file(), "{file} says {name}"));
        said
    }

    #[test]
    fn every_file_is_told_the_names_of_those_that_it_loads() {
        let folder = build(Some(DOOR_SAYS), &FILES);
        let folder = folder.path();
        stamp(folder).unwrap();
        let [glue, wasm, workbook, fetcher] = said(folder, DOOR).try_into().unwrap();
        assert_eq!([glue, wasm], ["yccall-task-info-50fcda8e.js", "yccall-task-info-50fcda8e_bg.wasm"]);
        assert!(workbook.starts_with("workbook-") && workbook.ends_with(".js"), "{workbook}");
        let [workers, worker, same_worker, xlsx_wasm] = said(folder, &workbook).try_into().unwrap();
        assert!(worker.starts_with("workbook_worker-") && worker == same_worker, "{worker} {same_worker}");
        assert!(xlsx_wasm.starts_with("yccall-xlsx-") && xlsx_wasm.ends_with("_bg.wasm"), "{xlsx_wasm}");
        let [xlsx_glue] = said(folder, &worker).try_into().unwrap();
        assert!(xlsx_glue.starts_with("yccall-xlsx-") && xlsx_glue.ends_with(".js"), "{xlsx_glue}");
        let [same_workers, fetch_worker] = said(folder, &fetcher).try_into().unwrap();
        assert!(workers.starts_with("workers-") && workers == same_workers, "{workers} {same_workers}");
        assert!(fetch_worker.starts_with("fetch_worker-"), "{fetch_worker}");
    }

    #[test]
    fn a_file_gets_another_name_when_one_that_it_loads_does() {
        let workbook = |xlsx_glue| {
            let mut files = FILES;
            files[2].1 = xlsx_glue;
            let folder = build(Some(DOOR_SAYS), &files);
            stamp(folder.path()).unwrap();
            said(folder.path(), DOOR).swap_remove(2)
        };
        assert_eq!(workbook("one"), workbook("one"));
        assert_ne!(workbook("one"), workbook("another"));
    }

    #[test]
    fn the_programs_preload_goes_and_all_else_stays() {
        let glue = r#"<link rel="modulepreload" href="./x.js" integrity="sha384-y">"#;
        assert_eq!(without_preload(&format!("{glue}{HTML}</head>")), Some(format!("{glue}</head>")));
        assert_eq!(without_preload(glue), None);
    }

    #[test]
    fn a_build_without_the_door_is_refused() {
        let expected = "the build has no embed.js: index.html has to copy it there (rel=\"copy-file\")";
        assert_eq!(refusal(None, &FILES), expected);
    }

    #[test]
    fn a_build_without_a_file_is_refused() {
        let without = |missing: &str| {
            let files: Vec<_> = FILES.into_iter().filter(|(file, _)| *file != missing).collect();
            refusal(Some(DOOR_SAYS), &files)
        };
        assert_eq!(without("yccall-task-info-50fcda8e_bg.wasm"), "the build has no yccall-task-info-HASH_bg.wasm");
        assert_eq!(without("yccall-xlsx_bg.wasm"), "the build has no yccall-xlsx_bg.wasm");
        assert_eq!(without("workbook.js"), "the build has no workbook.js");
    }

    #[test]
    fn two_builds_in_one_folder_are_refused() {
        let error = refusal(Some(DOOR_SAYS), &[&FILES[..], &[("yccall-task-info-0badcafe.js", "")]].concat());
        assert!(error.starts_with("the build has two files yccall-task-info-HASH.js: "), "{error}");
    }

    #[test]
    fn a_name_that_nobody_asks_for_is_a_mistake() {
        assert_eq!(
            refusal(Some(&DOOR_SAYS.replace("fetch(\"./GLUE_bg.wasm\"); ", "")), &FILES),
            "no file says \"./GLUE_bg.wasm\", so none can be told the name yccall-task-info-50fcda8e_bg.wasm"
        );
    }

    #[test]
    fn a_name_that_is_not_known_yet_is_not_left_blank() {
        let mut files = FILES;
        files[4].1 = "import \"./XLSX.js\"; import \"./WORKBOOK.js\";";
        let expected = "workbook_worker.js says \"./WORKBOOK.js\", whose name is known only later";
        assert_eq!(refusal(Some(DOOR_SAYS), &files), expected);
    }

    #[test]
    fn the_name_is_the_package_s() {
        let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml")).unwrap();
        assert!(HASHED.iter().all(|slot| manifest.contains(&format!("name = \"{}\"", slot.stem))));
    }
}

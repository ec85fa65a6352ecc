//! The names of a build's files.
//!
//! Names of files that change have a hash in them, so that browsers never mix two builds. `embed.js` keeps its name,
//! since host pages load it by that name, and so does the page. Who loads a file is told its name here, after it is
//! known. From `index.html` the preload of the program goes, which not every browser makes use of. Nothing else in the
//! build is touched.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

/// The file that keeps its name.
pub const DOOR: &str = "embed.js";
/// The page, which keeps its name too.
pub const PAGE: &str = "index.html";
/// What gets a hash. Each is told the names before it, so that its own depends on them.
const SLOTS: [Slot; 9] = [
    Slot { placeholder: "\"./GLUE.js\"", stem: "yccall-task-info", ending: ".js" },
    Slot { placeholder: "\"./GLUE_bg.wasm\"", stem: "yccall-task-info", ending: "_bg.wasm" },
    Slot { placeholder: "\"./WORKERS.js\"", stem: "workers", ending: ".js" },
    Slot { placeholder: "\"./FETCH_WORKER.js\"", stem: "fetch_worker", ending: ".js" },
    Slot { placeholder: "\"./FETCHER.js\"", stem: "fetcher", ending: ".js" },
    Slot { placeholder: "\"./XLSX.js\"", stem: "yccall-xlsx", ending: ".js" },
    Slot { placeholder: "\"./XLSX_bg.wasm\"", stem: "yccall-xlsx", ending: "_bg.wasm" },
    Slot { placeholder: "\"./WORKER.js\"", stem: "workbook_worker", ending: ".js" },
    Slot { placeholder: "\"./WORKBOOK.js\"", stem: "workbook", ending: ".js" },
];
/// What the page alone loads, by its own name.
const PAGE_SLOTS: [Slot; 4] = [
    Slot { placeholder: "\"./page.css\"", stem: "page", ending: ".css" },
    Slot { placeholder: "\"./frame.js\"", stem: "frame", ending: ".js" },
    Slot { placeholder: "\"./page.js\"", stem: "page", ending: ".js" },
    Slot { placeholder: "\"./failure.js\"", stem: "failure", ending: ".js" },
];
/// What stands before the hash that a browser compares a file with.
const INTEGRITY: &str = "integrity=\"sha384-";

/// A name to fill in.
struct Slot {
    /// What stands where the name belongs.
    placeholder: &'static str,
    /// How the name begins, up to `-` and its hash.
    stem: &'static str,
    /// How it ends.
    ending: &'static str,
}

/// Gives every file of the build in `folder` its name, and tells who loads it.
///
/// # Errors
/// When a file or a placeholder is not there.
pub fn stamp(folder: &Path) -> anyhow::Result<()> {
    let mut names = Names::default();
    for slot in SLOTS {
        names.put(slot, folder)?;
    }
    let door = folder.join(DOOR);
    if !door.is_file() {
        bail!("the build has no {DOOR}: {PAGE} has to copy it there (rel=\"copy-file\")");
    }
    names.tell(&door)?;
    for slot in PAGE_SLOTS {
        names.put(slot, folder)?;
    }
    let page = folder.join(PAGE);
    names.tell(&page)?;
    names.check()?;
    let text = std::fs::read_to_string(&page).with_context(|| format!("the build has no {PAGE}"))?;
    let text = without_preload(&text).with_context(|| format!("{PAGE} does not preload the program"))?;
    let text = with_integrity(&text, folder)?;
    std::fs::write(&page, text).with_context(|| format!("could not write {}", page.display()))
}

/// The page without the program's preload: `embed.js` fetches it at once, and WebKit would not take it for the same file
/// and fetch it twice. Nothing where the program is not preloaded.
fn without_preload(page: &str) -> Option<String> {
    let (before, link) = page.split_once("<link rel=\"preload\"")?;
    let (_, after) = link.split_once('>')?;
    Some(format!("{before}{after}"))
}

/// The page with the hashes of its files as they are by now.
fn with_integrity(page: &str, folder: &Path) -> anyhow::Result<String> {
    let mut parts = page.split(INTEGRITY);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // In one element with it, and before it, stands whose hash it is.
        let element = text.rsplit_once('<').map_or("", |(_, element)| element);
        let name = element.split_once("\"./").and_then(|(_, name)| name.split_once('"'));
        let (Some((name, _)), Some((_, rest))) = (name, part.split_once('"')) else {
            bail!("{PAGE} has a hash that is of no file");
        };
        let content = std::fs::read(folder.join(name)).with_context(|| format!("the build has no {name}"))?;
        text.extend([INTEGRITY, &BASE64_STANDARD.encode(Sha384::digest(content)), "\"", rest]);
    }
    Ok(text)
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
    /// Tells a file the names so far, and gives it its own.
    fn put(&mut self, slot: Slot, folder: &Path) -> anyhow::Result<()> {
        let file = folder.join(slot.plain());
        self.tell(&file)?;
        let name = slot.put_hash(&file)?;
        self.0.push(Name { slot, name, said: false });
        Ok(())
    }

    /// Writes the known names into a file, if it is one of text.
    fn tell(&mut self, file: &Path) -> anyhow::Result<()> {
        if !file.extension().is_some_and(|ending| ending == "js" || ending == "html") {
            return Ok(());
        }
        let plain = || file.file_name().unwrap_or_default().to_string_lossy();
        let mut text = std::fs::read_to_string(file).with_context(|| format!("the build has no {}", plain()))?;
        for Name { slot, name, said } in &mut self.0 {
            *said |= text.contains(slot.placeholder);
            // What trunk has written into the page has the name that it knows.
            for before in [slot.placeholder, &format!("\"./{}\"", slot.plain())] {
                text = text.replace(before, &format!("\"./{name}\""));
            }
        }
        if let Some(slot) = SLOTS.iter().find(|slot| text.contains(slot.placeholder)) {
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
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    const DOOR_SAYS: &str =
        "import(\"./GLUE.js\"); fetch(\"./GLUE_bg.wasm\"); import(\"./WORKBOOK.js\"); import(\"./FETCHER.js\");";
    const PRELOAD: &str = r#"<link rel="preload" href="./yccall-task-info_bg.wasm" integrity="sha384-x" as="fetch">"#;
    const HTML: &str = r#"<link href="./page.css" integrity="sha384-x"/><script src="./frame.js" integrity="sha384-x"></script>
        <script src="./page.js"></script><link href="./embed.js"><link href="./yccall-task-info.js" integrity="sha384-x">
        <link rel="preload" href="./yccall-task-info_bg.wasm" integrity="sha384-x"><script src="./failure.js"></script>"#;
    const FILES: [(&str, &str); 14] = [
        ("yccall-task-info.js", ""),
        ("yccall-task-info_bg.wasm", ""),
        ("yccall-xlsx.js", ""),
        ("yccall-xlsx_bg.wasm", ""),
        ("workbook_worker.js", "import \"./XLSX.js\";"),
        (
            "workbook.js",
            "import \"./WORKERS.js\"; import(\"./WORKER.js\"); new Worker(\"./WORKER.js\"); fetch(\"./XLSX_bg.wasm\");",
        ),
        (PAGE, HTML),
        ("page.css", "p {}"),
        ("frame.js", "frame();"),
        ("page.js", "import(\"./embed.js\");"),
        ("failure.js", "failed();"),
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
        assert!(glue.starts_with("yccall-task-info-") && glue.ends_with(".js"), "{glue}");
        assert!(wasm.starts_with("yccall-task-info-") && wasm.ends_with("_bg.wasm"), "{wasm}");
        assert!(workbook.starts_with("workbook-") && workbook.ends_with(".js"), "{workbook}");
        let [workers, worker, same_worker, xlsx_wasm] = said(folder, &workbook).try_into().unwrap();
        assert!(worker.starts_with("workbook_worker-") && worker == same_worker, "{worker} {same_worker}");
        assert!(xlsx_wasm.starts_with("yccall-xlsx-") && xlsx_wasm.ends_with("_bg.wasm"), "{xlsx_wasm}");
        let [xlsx_glue] = said(folder, &worker).try_into().unwrap();
        assert!(xlsx_glue.starts_with("yccall-xlsx-") && xlsx_glue.ends_with(".js"), "{xlsx_glue}");
        let [same_workers, fetch_worker] = said(folder, &fetcher).try_into().unwrap();
        assert!(workers.starts_with("workers-") && workers == same_workers, "{workers} {same_workers}");
        assert!(fetch_worker.starts_with("fetch_worker-"), "{fetch_worker}");
        let [sheet, frame, page, door, same_glue, failure] = said(folder, PAGE).try_into().unwrap();
        assert!(sheet.starts_with("page-") && sheet.ends_with(".css"), "{sheet}");
        assert!(frame.starts_with("frame-") && page.starts_with("page-") && failure.starts_with("failure-"));
        assert_eq!([door.as_str(), &same_glue], [DOOR, &glue]);
    }

    #[test]
    fn the_page_has_the_hash_of_each_file_as_it_is() {
        let folder = build(Some(DOOR_SAYS), &FILES);
        stamp(folder.path()).unwrap();
        let page = std::fs::read_to_string(folder.path().join(PAGE)).unwrap();
        // printf 'frame();' | openssl dgst -sha384 -binary | base64
        let frame = "7x3MrWRXeMKZAzzPeXLWgOOhBp2e+DQ5+3YYHM+0LtpwFQqeYjdpM7PI5Z3cpyj8";
        assert!(page.contains(&format!("{INTEGRITY}{frame}\"></script>")), "{page}");
        assert_eq!(page.matches(INTEGRITY).count(), 3);
    }

    #[test]
    fn a_hash_of_no_file_is_a_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let error = |page| with_integrity(page, folder.path()).unwrap_err().to_string();
        assert_eq!(error("<p integrity=\"sha384-x\">"), "index.html has a hash that is of no file");
        assert_eq!(error("<p src=\"./a.js\" integrity=\"sha384-x\">"), "the build has no a.js");
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
        assert_eq!(without_preload(&format!("{glue}{PRELOAD}</head>")), Some(format!("{glue}</head>")));
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
        assert_eq!(without("yccall-task-info_bg.wasm"), "the build has no yccall-task-info_bg.wasm");
        assert_eq!(without("yccall-xlsx_bg.wasm"), "the build has no yccall-xlsx_bg.wasm");
        assert_eq!(without("workbook.js"), "the build has no workbook.js");
    }

    #[test]
    fn a_name_that_nobody_asks_for_is_a_mistake() {
        let error = refusal(Some(&DOOR_SAYS.replace("fetch(\"./GLUE_bg.wasm\"); ", "")), &FILES);
        let expected = "no file says \"./GLUE_bg.wasm\", so none can be told the name yccall-task-info-";
        assert!(error.starts_with(expected), "{error}");
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
        assert!(SLOTS.iter().take(2).all(|slot| manifest.contains(&format!("name = \"{}\"", slot.stem))));
    }
}

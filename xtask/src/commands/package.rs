//! `cargo xtask package`: a folder that npm takes for a package, `target/package`.
//!
//! In it are the files of a release build that make the element, as they are: they name each other in the way that
//! bundlers follow. Only what wasm-bindgen's glue loads by itself, when nobody tells it what, gets its real name, since
//! bundlers look for that file too. The rest comes from `src/embed/npm`. Two packages of one source are equal.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::finish::DOOR;
use crate::process;
use crate::project::Project;
use crate::say::say;
use crate::tools::PageTools;
use crate::trunk;

/// The purpose of the build that the files are taken from.
const PURPOSE: &str = "package";
/// What is the package's alone, below the project's folder.
const OWN: &str = "src/embed/npm";
/// The element's types, below the project's folder.
const TYPES: &str = "src/embed/embed.d.ts";
/// What the names of the element's files begin with, besides the door.
const PARTS: [&str; 5] = ["fetch", "workbook", "workers-", "yccall-task-info-", "yccall-xlsx-"];
/// The module of each glue, as wasm-bindgen names it.
const MODULES: [&str; 2] = ["yccall-task-info", "yccall-xlsx"];
/// The file that tells npm everything.
const MANIFEST: &str = "package.json";
/// What stands in the manifest where the version belongs.
const VERSION: &str = "\"VERSION\"";

/// Builds the page and makes the package.
///
/// # Errors
/// When a tool cannot be brought, trunk fails, or a file is not as expected.
pub fn run(project: &Project) -> anyhow::Result<()> {
    let folder = make(project, &PageTools::bring(project)?)?;
    say(format_args!("\nThe package is in {0}: `npm pack {0}` or `npm publish {0}`.", folder.display()));
    Ok(())
}

/// Builds the page and makes the package. Gives its folder.
///
/// # Errors
/// When trunk fails, or a file is not as expected.
pub fn make(project: &Project, tools: &PageTools) -> anyhow::Result<PathBuf> {
    let build = project.page(PURPOSE);
    let mut command = trunk::release_build(project, tools)?;
    command.arg("--dist").arg(&build);
    process::run(command)?;
    let folder = project.package();
    fill(&folder, &project.root, &build)?;
    Ok(folder)
}

/// Makes `folder` the package of the build in `build`, and of nothing that was there before.
fn fill(folder: &Path, root: &Path, build: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    for file in files(build)?.iter().filter(|file| is_part(&name(file))) {
        copy(file, folder)?;
    }
    for file in files(&root.join(OWN))?.iter().chain([&root.join(TYPES)]) {
        copy(file, folder)?;
    }
    MODULES.iter().try_for_each(|module| name_module(folder, module))?;
    rewrite(&folder.join(MANIFEST), VERSION, &format!("\"{}\"", env!("CARGO_PKG_VERSION")))
}

/// Whether a file of the build makes the element: not the page, not what is compressed for servers.
fn is_part(name: &str) -> bool {
    let is_code = name.ends_with(".js") || name.ends_with(".wasm");
    name == DOOR || is_code && PARTS.iter().any(|part| name.starts_with(part))
}

/// Tells the glue of a module the module's real name.
fn name_module(folder: &Path, module: &str) -> anyhow::Result<()> {
    let files = files(folder)?;
    let part = |ending: &str| {
        let is_it = |file: &&PathBuf| name(file).starts_with(&format!("{module}-")) && name(file).ends_with(ending);
        files.iter().find(is_it).with_context(|| format!("the build has no {module}-HASH{ending}"))
    };
    rewrite(part(".js")?, &format!("\"{module}_bg.wasm\""), &format!("\"./{}\"", name(part("_bg.wasm")?)))
}

/// Puts `there` in the place of the only `here` in a file.
fn rewrite(file: &Path, here: &str, there: &str) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    if text.matches(here).count() != 1 {
        bail!("{} does not say {here} exactly once", name(file));
    }
    std::fs::write(file, text.replace(here, there)).with_context(|| format!("could not write {}", file.display()))
}

fn copy(file: &Path, folder: &Path) -> anyhow::Result<()> {
    std::fs::copy(file, folder.join(name(file))).with_context(|| format!("could not copy {}", file.display()))?;
    Ok(())
}

/// The files that lie directly in `folder`.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let unreadable = || format!("could not read {}", folder.display());
    let entries = std::fs::read_dir(folder).with_context(unreadable)?;
    let paths = entries.map(|entry| Ok(entry.with_context(unreadable)?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.is_file()).collect())
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use std::collections::BTreeMap;

    use super::*;

    const BUILD: [(&str, &str); 12] = [
        ("index.html", ""),
        ("config.json", "{}"),
        ("page-1f.js", ""),
        (DOOR, "import(\"./yccall-task-info-2f.js\");"),
        ("workbook-5f.js", ""),
        ("yccall-task-info-2f.js", "new URL(\"yccall-task-info_bg.wasm\", import.meta.url)"),
        ("yccall-task-info-2f_bg.wasm", "wasm"),
        ("yccall-task-info-2f_bg.wasm.br", "brotli"),
        ("yccall-xlsx-3f.js", "new URL(\"yccall-xlsx_bg.wasm\", import.meta.url)"),
        ("yccall-xlsx-4f_bg.wasm", "wasm"),
        ("workers-6f.js", ""),
        ("fetcher-7f.js", ""),
    ];

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    /// The package of such a build: its files and what they say.
    fn package(build: &[(&str, &str)], folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
        let built = tempfile::tempdir().unwrap();
        build.iter().for_each(|(file, text)| std::fs::write(built.path().join(file), text).unwrap());
        fill(folder, &root(), built.path())?;
        Ok(files(folder)?.iter().map(|file| (name(file), std::fs::read_to_string(file).unwrap())).collect())
    }

    #[test]
    fn the_element_is_in_it_and_the_page_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let package = package(&BUILD, folder.path()).unwrap();
        let expected = [
            "LICENSE",
            "README.md",
            "development.jsx",
            "embed.d.ts",
            "embed.js",
            "fetcher-7f.js",
            "package.json",
            "workbook-5f.js",
            "workers-6f.js",
            "yccall-task-info-2f.js",
            "yccall-task-info-2f_bg.wasm",
            "yccall-xlsx-3f.js",
            "yccall-xlsx-4f_bg.wasm",
        ];
        assert_eq!(package.keys().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_file_is_found_by_the_name_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let package = package(&BUILD, folder.path()).unwrap();
        assert_eq!(package["yccall-task-info-2f.js"], "new URL(\"./yccall-task-info-2f_bg.wasm\", import.meta.url)");
        assert_eq!(package["yccall-xlsx-3f.js"], "new URL(\"./yccall-xlsx-4f_bg.wasm\", import.meta.url)");
    }

    #[test]
    fn the_manifest_has_the_version_and_names_files_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let package = package(&BUILD, folder.path()).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&package[MANIFEST]).unwrap();
        assert_eq!(manifest["name"], "yccall-task-info");
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
        let exports = manifest["exports"]["."].as_object().unwrap();
        for file in exports.values().chain([&manifest["types"]]) {
            let file = file.as_str().unwrap().trim_start_matches("./");
            assert!(package.contains_key(file), "{file}");
        }
        assert!(manifest.get("dependencies").is_none());
    }

    #[test]
    fn what_was_there_before_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("yccall-task-info-1f.js"), "").unwrap();
        assert!(!package(&BUILD, folder.path()).unwrap().contains_key("yccall-task-info-1f.js"));
    }

    #[test]
    fn a_glue_that_names_its_module_otherwise_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut build = BUILD;
        build[5].1 = "new URL('other.wasm', import.meta.url)";
        let error = package(&build, folder.path()).unwrap_err().to_string();
        assert_eq!(error, "yccall-task-info-2f.js does not say \"yccall-task-info_bg.wasm\" exactly once");
    }

    #[test]
    fn the_licence_is_that_of_the_program() {
        let manifest = std::fs::read_to_string(root().join(OWN).join(MANIFEST)).unwrap();
        let program = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let licence = serde_json::from_str::<serde_json::Value>(&manifest).unwrap()["license"].take();
        assert!(program.contains(&format!("license = {licence}")));
    }
}

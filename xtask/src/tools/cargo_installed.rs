//! What `cargo install` brings, in exactly one version each: trunk, the wasm-bindgen programs and geckodriver.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use super::place::Place;
use super::{bringing, cache, lockfile, version};
use crate::process::{answer, run};

/// The version that this project's `Trunk.toml` and `index.html` are written for; newer ones ask for a newer Rust.
const TRUNK_VERSION: &str = "0.21.14";
/// One that knows the Firefox of Debian's stable releases.
const GECKODRIVER_VERSION: &str = "0.37.1";

const TRUNK: Recipe = Recipe {
    package: "trunk",
    programs: &["trunk"],
    why: "it builds the page and serves it",
    takes: "compiled once, 6 to 9 minutes on 2 cores",
};

const WASM_BINDGEN: Recipe = Recipe {
    package: "wasm-bindgen-cli",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    why: "it joins wasm and browser, and has to be of the version in Cargo.lock",
    takes: "compiled once, 2 to 3 minutes on 2 cores",
};

const GECKODRIVER: Recipe = Recipe {
    package: "geckodriver",
    programs: &["geckodriver"],
    why: "it drives Firefox for tests",
    takes: "compiled once, 3 to 4 minutes on 2 cores",
};

/// A package with programs, as its registry knows it.
struct Recipe {
    package: &'static str,
    /// What it installs. All of them are needed, from one folder and in one version.
    programs: &'static [&'static str],
    why: &'static str,
    takes: &'static str,
}

/// Programs in the version asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CargoInstalled {
    /// Where they lie.
    pub place: Place,
    /// Their version.
    pub version: String,
}

impl CargoInstalled {
    /// The path of one of the programs.
    pub fn program(&self, name: &str) -> PathBuf {
        self.place.folder().join(name)
    }
}

/// Brings trunk.
///
/// # Errors
/// When it is missing and cargo cannot install it.
pub fn trunk() -> anyhow::Result<CargoInstalled> {
    TRUNK.bring(TRUNK_VERSION)
}

/// Brings the wasm-bindgen programs of the version that the project in `root` has locked.
///
/// # Errors
/// When they are missing and cargo cannot install them, or `Cargo.lock` names no version.
pub fn wasm_bindgen(root: &Path) -> anyhow::Result<CargoInstalled> {
    WASM_BINDGEN.bring(&lockfile::locked_version(root, "wasm-bindgen")?)
}

/// Brings Firefox's driver.
///
/// # Errors
/// When it is missing and cargo cannot install it.
pub fn geckodriver() -> anyhow::Result<CargoInstalled> {
    GECKODRIVER.bring(GECKODRIVER_VERSION)
}

impl Recipe {
    fn bring(&self, version: &str) -> anyhow::Result<CargoInstalled> {
        let folder = cache::folder(self.package, version)?;
        let kept = Place::Kept(folder.join("bin"));
        let on_path = self.programs.first().and_then(|program| Place::on_path(program));
        let mut places = on_path.into_iter().chain([kept.clone()]);
        if let Some(place) = places.find(|place| self.is_there(place, version, version_of)) {
            return Ok(CargoInstalled { place, version: version.to_owned() });
        }
        bringing(format_args!("{} {version}", self.package), self.why, self.takes);
        self.install(version, &folder).with_context(|| self.by_hand(version))?;
        self.is_there(&kept, version, version_of).then_some(()).with_context(|| self.by_hand(version))?;
        Ok(CargoInstalled { place: kept, version: version.to_owned() })
    }

    /// Whether all programs lie in `place` and answer with `version`.
    fn is_there(&self, place: &Place, version: &str, ask: impl Fn(&Path) -> Option<String>) -> bool {
        let mut answers = self.programs.iter().map(|program| ask(&place.folder().join(program)));
        answers.all(|answer| answer.as_deref().and_then(version::second_word) == Some(version))
    }

    fn install(&self, version: &str, folder: &Path) -> anyhow::Result<()> {
        std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        // Hundreds of megabytes that nobody needs afterwards: the guard removes them, whatever happens.
        let leavings = Leavings(folder.join("building"));
        let mut command = Command::new("cargo");
        command.args(["install", "--locked", "--force", "--version", version, self.package, "--root"]).arg(folder);
        // Called from the tools' folder: the settings of the project in the current folder are not meant for tools.
        command.current_dir(folder).env("CARGO_TARGET_DIR", &leavings.0);
        run(command)
    }

    fn by_hand(&self, version: &str) -> String {
        let package = self.package;
        format!("could not bring {package} {version}; by hand: `cargo install --locked --version {version} {package}`")
    }
}

/// A folder that is removed in the end.
struct Leavings(PathBuf);

impl Drop for Leavings {
    fn drop(&mut self) {
        // What cannot be removed stays in a cache folder: a pity, not a failure.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn version_of(program: &Path) -> Option<String> {
    let mut command = Command::new(program);
    command.arg("--version");
    answer(command)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn place() -> Place {
        Place::Kept(PathBuf::from("/tools/bin"))
    }

    #[test]
    fn a_tool_in_the_right_version_is_there() {
        assert!(TRUNK.is_there(&place(), "0.21.14", |_| Some("trunk 0.21.14\n".to_owned())));
    }

    #[test]
    fn a_newer_tool_is_not_the_one_asked_for() {
        assert!(!TRUNK.is_there(&place(), "0.21.14", |_| Some("trunk 0.22.0\n".to_owned())));
        assert!(!TRUNK.is_there(&place(), "0.21.1", |_| Some("trunk 0.21.14\n".to_owned())));
    }

    #[test]
    fn a_tool_that_does_not_answer_is_not_there() {
        assert!(!TRUNK.is_there(&place(), "0.21.14", |_| None));
    }

    #[test]
    fn wasm_bindgen_counts_only_with_its_test_runner() {
        let alone = |path: &Path| path.ends_with("wasm-bindgen").then(|| "wasm-bindgen 0.2.129\n".to_owned());
        assert!(!WASM_BINDGEN.is_there(&place(), "0.2.129", alone));
        let both = |path: &Path| Some(format!("{} 0.2.129\n", path.file_name()?.to_str()?));
        assert!(WASM_BINDGEN.is_there(&place(), "0.2.129", both));
    }

    #[test]
    fn a_failure_names_the_command_to_type() {
        assert_eq!(
            TRUNK.by_hand("0.21.14"),
            "could not bring trunk 0.21.14; by hand: `cargo install --locked --version 0.21.14 trunk`"
        );
    }

    #[test]
    fn leavings_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("building");
        std::fs::create_dir_all(path.join("debug")).unwrap();
        drop(Leavings(path.clone()));
        assert!(!path.exists());
    }
}

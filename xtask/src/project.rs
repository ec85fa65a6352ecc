//! Where this project lies on the disk.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The profile of programs of this machine that others must not have to wait for.
pub const OPTIMIZED_PROFILE: &str = "release-native";

/// The project's folders.
#[derive(Debug)]
pub struct Project {
    /// The top folder: `Cargo.toml`, `Trunk.toml`, `index.html`.
    pub root: PathBuf,
    /// Where cargo builds the programs of this machine: `target/debug` unless the environment says otherwise.
    programs: PathBuf,
    /// Where whatever is produced on the way belongs: cargo's target folder.
    target: PathBuf,
}

impl Project {
    /// The project that this program was built in.
    ///
    /// # Errors
    /// When the system does not tell where the running program lies.
    pub fn here() -> anyhow::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no folder above it")?;
        let program = std::env::current_exe().context("could not find out where xtask was built")?;
        let programs = program.parent().context("xtask lies in no folder")?;
        // cargo knows best where it builds: this program lies in TARGET/debug, whatever set TARGET.
        let target = programs.parent().context("cargo's target folder is missing")?;
        Ok(Self { root: root.to_owned(), programs: programs.to_owned(), target: target.to_owned() })
    }

    /// A program of this workspace, as `cargo build` leaves it.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(name).with_extension(std::env::consts::EXE_EXTENSION)
    }

    /// A program of this workspace, as `cargo build --profile release-native` leaves it.
    pub fn optimized_program(&self, name: &str) -> PathBuf {
        self.target.join(OPTIMIZED_PROFILE).join(name).with_extension(std::env::consts::EXE_EXTENSION)
    }

    /// The folder of the programs' logs.
    pub fn logs(&self) -> PathBuf {
        self.target.join("logs")
    }

    /// The folder of a build for an upload, as `Trunk.toml` names it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A folder for a page that is only looked at or tested. `dist` is for uploads: it never holds such a page.
    pub fn page(&self, purpose: &str) -> PathBuf {
        self.target.join("page").join(purpose)
    }

    /// The folder that npm takes for a package.
    pub fn package(&self) -> PathBuf {
        self.target.join("package")
    }

    /// The folder of packages that npm has made one file of.
    pub fn packed(&self) -> PathBuf {
        self.target.join("packed")
    }

    /// A file for what was measured.
    pub fn measurements(&self, name: &str) -> PathBuf {
        self.target.join("bench").join(name)
    }

    /// A wasm file of the last release build, as wasm-bindgen left it and before wasm-opt.
    pub fn bound(&self, name: &str) -> PathBuf {
        self.target.join("wasm-bindgen/release").join(name)
    }

    /// A file for settings that another program reads.
    pub fn settings(&self, name: &str) -> PathBuf {
        self.target.join("settings").join(name)
    }
}

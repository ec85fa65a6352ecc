//! Everything that the page is built with.

use super::cargo_installed::{self, CargoInstalled};
use super::wasm_opt::{self, WasmOpt};
use super::{esbuild, rust};
use crate::project::Project;

/// The programs that the page is built with, all in the right versions.
#[derive(Debug)]
pub struct PageTools {
    /// Builds and serves.
    pub trunk: CargoInstalled,
    /// Called by trunk.
    pub wasm_bindgen: CargoInstalled,
    /// Called by `cargo xtask finish` for release builds.
    pub wasm_opt: WasmOpt,
}

impl PageTools {
    /// Brings them, the quickest first.
    ///
    /// # Errors
    /// When one is missing and cannot be brought.
    pub fn bring(project: &Project) -> anyhow::Result<Self> {
        rust::bring_wasm_target()?;
        let wasm_opt = wasm_opt::bring()?;
        esbuild::bring()?;
        let wasm_bindgen = cargo_installed::wasm_bindgen(&project.root)?;
        let trunk = cargo_installed::trunk()?;
        Ok(Self { trunk, wasm_bindgen, wasm_opt })
    }
}

//! `cargo xtask finish`: trunk's last step, see `Trunk.toml`. Not for people.
//!
//! A release build is made as small as it gets: first its modules and what is text, then what depends on their names.

mod glue;
pub mod module;
mod names;
mod order;
mod places;
mod short;
mod text;

pub use names::DOOR;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::tools;

/// The modules of a build, as they are called before their names get a hash.
pub const MODULES: [&str; 2] = ["yccall-task-info_bg.wasm", "yccall-xlsx_bg.wasm"];

/// Finishes the build that trunk is making.
///
/// # Errors
/// When trunk did not call this, a tool cannot be brought or fails, or the build is not as expected.
pub fn run() -> anyhow::Result<()> {
    let told = |name: &str| {
        let by_hand = || format!("{name} is not set: trunk calls `cargo xtask finish` at the end of a build, not you");
        std::env::var_os(name).with_context(by_hand)
    };
    let folder = PathBuf::from(told("TRUNK_STAGING_DIR")?);
    if told("TRUNK_PROFILE")? == "release" {
        shrink(&folder)?;
    }
    names::stamp(&folder)
}

fn shrink(folder: &Path) -> anyhow::Result<()> {
    let (wasm_opt, esbuild) = (tools::bring_wasm_opt()?, tools::bring_esbuild()?);
    let shrink = |name: &str| {
        let module = folder.join(name);
        module::shrink(&wasm_opt, &module, &module, module::Names::Drop)?;
        shorten(&module)
    };
    std::thread::scope(|scope| {
        let [page, workbooks] = MODULES.map(|name| scope.spawn(move || shrink(name)));
        for module in [page, workbooks] {
            module.join().unwrap_or_else(|_| bail!("a module could not be finished"))?;
        }
        text::shrink(&esbuild, folder)
    })
}

/// Gives a module and its glue short names for each other.
fn shorten(module: &Path) -> anyhow::Result<()> {
    let name = module.to_string_lossy();
    let glue = PathBuf::from(name.replace("_bg.wasm", ".js"));
    let unread = |path: &Path| format!("could not read {}", path.display());
    let unwritten = |path: &Path| format!("could not write {}", path.display());
    let bytes = std::fs::read(module).with_context(|| unread(module))?;
    let text = std::fs::read_to_string(&glue).with_context(|| unread(&glue))?;
    let text = glue::trimmed(&bytes, &text).with_context(|| format!("{}", glue.display()))?;
    let (bytes, text) = short::named(&bytes, &text).with_context(|| format!("{}", glue.display()))?;
    std::fs::write(module, bytes).with_context(|| unwritten(module))?;
    std::fs::write(&glue, text).with_context(|| unwritten(&glue))
}

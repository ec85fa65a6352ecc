//! The programs that this project is built and tested with, each brought when it is missing.
//!
//! What is there already, in the right version, is used as it is and not spoken of. What is brought is announced with
//! the reason and the time it takes; what cannot be brought is named with the command that a person would type.
//! Nothing is put into the project's folder, and nothing of another version is replaced.

mod axe;
mod browser;
mod cache;
mod cargo_installed;
mod debian;
mod esbuild;
mod fonts;
mod lighthouse;
mod lockfile;
mod node;
mod page;
mod place;
mod rust;
mod version;
mod wasm_opt;
mod web_servers;

pub use axe::bring as bring_axe;
pub use browser::{Browser, Engine};
pub use cargo_installed::{CargoInstalled, wasm_bindgen};
pub use esbuild::bring as bring_esbuild;
pub use lighthouse::bring as bring_lighthouse;
pub use node::check as check_npm;
pub use page::PageTools;
pub use rust::{CLIPPY, RUSTFMT, WASM_TARGET, bring_component, bring_wasm_target};
pub use wasm_opt::{WasmOpt, bring as bring_wasm_opt};
pub use web_servers::WebServers;

use std::fmt::Display;

use crate::say::say;

/// Announces what is brought.
fn bringing(what: impl Display, why: &str, takes: &str) {
    say(format_args!("bringing {what}: {why} ({takes})"));
}

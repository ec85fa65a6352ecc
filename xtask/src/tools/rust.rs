//! What rustup brings: the standard library for wasm, the formatter, the linter.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use super::bringing;
use crate::process::{answer, run};

/// The target that the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A part of the Rust toolchain that a minimal one does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    /// Its name for rustup.
    name: &'static str,
    /// The cargo command that it brings.
    command: &'static str,
    why: &'static str,
}

/// The formatter.
pub const RUSTFMT: Component = Component { name: "rustfmt", command: "fmt", why: "it checks the formatting" };
/// The linter.
pub const CLIPPY: Component = Component { name: "clippy", command: "clippy", why: "it reads the code for mistakes" };

/// Brings the standard library that the page is compiled with.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn bring_wasm_target() -> anyhow::Result<()> {
    let mut command = Command::new("rustc");
    command.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    // Asked of the compiler and not of rustup, so that a Rust of the system's own packages counts too.
    if answer(command).is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    let why = "the page is compiled for it";
    rustup(&["target", "add", WASM_TARGET], &format!("the Rust target {WASM_TARGET}"), why)
}

/// Brings a component of the toolchain.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn bring_component(component: Component) -> anyhow::Result<()> {
    let mut command = Command::new("cargo");
    command.args([component.command, "--version"]);
    if answer(command).is_some() {
        return Ok(());
    }
    rustup(&["component", "add", component.name], component.name, component.why)
}

fn rustup(arguments: &[&str], what: &str, why: &str) -> anyhow::Result<()> {
    let by_hand = format!("rustup {}", arguments.join(" "));
    if which::which("rustup").is_err() {
        bail!("{what} is missing: install it with your system's packages, or rustup and then `{by_hand}`");
    }
    bringing(what, why, "half a minute");
    let mut command = Command::new("rustup");
    command.args(arguments);
    run(command).with_context(|| format!("could not bring {what}; by hand: `{by_hand}`"))
}

//! wasm-opt, which makes the release build small. npm brings it: the ones in Debian and on crates.io are too old for
//! what today's Rust compiles to.

use std::process::Command;

use anyhow::Context as _;

use super::place::Place;
use super::{bringing, cache, node, version};
use crate::process::answer;

/// The npm package and version that is brought.
const PACKAGE: &str = "binaryen@132.0.0";
/// The oldest version that will do; Binaryen counts in whole numbers.
const OLDEST: u32 = 132;

/// A wasm-opt that is new enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasmOpt {
    /// Where it lies.
    pub place: Place,
}

/// Brings wasm-opt.
///
/// # Errors
/// When it is missing and npm is too, or npm cannot install it.
pub fn bring() -> anyhow::Result<WasmOpt> {
    let folder = cache::folder("binaryen", &OLDEST.to_string())?;
    let kept = Place::Kept(folder.join("node_modules/.bin"));
    if let Some(found) = Place::on_path("wasm-opt").and_then(recent).or_else(|| recent(kept.clone())) {
        return Ok(found);
    }
    node::check()?;
    bringing(format_args!("wasm-opt {OLDEST}"), "it makes the release build small", "less than a minute");
    let by_hand = || format!("could not bring wasm-opt {OLDEST}; by hand: `npm install --global {PACKAGE}`");
    node::install(PACKAGE, &folder).with_context(by_hand)?;
    recent(kept).with_context(by_hand)
}

/// The wasm-opt in `place`, if there is one and it is new enough.
fn recent(place: Place) -> Option<WasmOpt> {
    let mut command = Command::new(place.folder().join("wasm-opt"));
    command.arg("--version");
    let version = version::major(&answer(command)?)?;
    (version >= OLDEST).then_some(WasmOpt { place })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_package_is_of_the_oldest_version_that_will_do() {
        assert!(PACKAGE.starts_with(&format!("binaryen@{OLDEST}.")));
    }
}

//! Node.js and its npm, which bring wasm-opt and build the sample portals. They are too many things to too many people to
//! be brought here.

use anyhow::bail;

/// Makes sure that both are there.
///
/// # Errors
/// How to get them.
pub fn check() -> anyhow::Result<()> {
    if which::which("node").and(which::which("npm")).is_err() {
        bail!("Node.js or its npm is missing: install both (on Debian `apt-get install nodejs npm`), then run again");
    }
    Ok(())
}

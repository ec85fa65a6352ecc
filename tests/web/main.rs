//! Placeholder while the dependencies compile.
#![cfg(target_arch = "wasm32")]

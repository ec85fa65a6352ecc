//! The wasm module of the page and its element: nothing but the library, which tests link too. Where a library is a
//! module itself, cargo optimizes it apart from what it consists of, and it is a tenth larger.

// Linked for what it exports.
use yccall_task_info as _;

/// A module has nothing to do until it is called, and exists for wasm alone.
fn main() {}

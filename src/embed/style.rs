//! The element's style sheet, in one text.

use wasm_bindgen::prelude::wasm_bindgen;

/// The sheets of `style/`, as `style/build.rs` joins them. `embed.js` makes one constructed sheet of it that every element
/// adopts: no `<style>` in anybody's document, and nothing for a content policy to refuse.
#[wasm_bindgen]
#[must_use]
pub fn style_sheet() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/style.css")).to_owned()
}

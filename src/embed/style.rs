//! The element's style sheet, in one text.

use wasm_bindgen::prelude::wasm_bindgen;

/// The sheets of `style/`, tokens first. `embed.js` makes one constructed sheet of it that every element adopts: no
/// `<style>` in anybody's document, and nothing for a content policy to refuse.
#[wasm_bindgen]
#[must_use]
pub fn style_sheet() -> String {
    concat!(
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/controls.css"),
        include_str!("../../style/top-bar.css"),
        include_str!("../../style/connect-form.css"),
        include_str!("../../style/messages.css"),
        include_str!("../../style/filter-bar.css"),
        include_str!("../../style/more-filters.css"),
        include_str!("../../style/chips.css"),
        include_str!("../../style/popover.css"),
        include_str!("../../style/charts.css"),
        include_str!("../../style/status-line.css"),
        include_str!("../../style/export.css"),
        include_str!("../../style/load-bar.css"),
        include_str!("../../style/summary.css"),
        include_str!("../../style/records.css"),
        include_str!("../../style/details.css"),
        include_str!("../../style/table.css"),
        include_str!("../../style/pager.css"),
        include_str!("../../style/forced-colors.css"),
        include_str!("../../style/print.css"),
    )
    .to_owned()
}

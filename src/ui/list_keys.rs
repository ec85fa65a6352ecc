//! From record to record by keyboard, as long as the focus is in the list.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::event_target::{record_of, target_of};

/// Moves the focus to what opens the next record's details (down, j) or the one's before (up, k).
pub(super) fn move_by_key(event: &KeyboardEvent, list: &Element) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let step = match event.key().as_str() {
        "ArrowDown" | "j" => 1,
        "ArrowUp" | "k" => u32::MAX,
        _ => return,
    };
    let Some(target) = target_of(event) else { return };
    // There these keys mean something else.
    if target.closest("input, select, textarea").ok().flatten().is_some() {
        return;
    }
    if let Some(opener) =
        record_of(&target).and_then(|record| neighbour(&record, list, step)).and_then(|record| opener(&record))
    {
        event.prevent_default();
        // An element that cannot take the focus leaves it where it is.
        opener.focus().ok();
    }
}

/// The record so many places further on; with wrapping, so that [`u32::MAX`] is one place back.
fn neighbour(record: &Element, list: &Element, step: u32) -> Option<Element> {
    let records = list.query_selector_all("[data-yti=record]").ok()?;
    let place =
        (0..records.length()).find(|&at| records.item(at).is_some_and(|other| record.is_same_node(Some(&other))))?;
    records.item(place.wrapping_add(step))?.dyn_into().ok()
}

fn opener(record: &Element) -> Option<HtmlElement> {
    record.query_selector("[data-yti=details]").ok().flatten()?.dyn_into().ok()
}

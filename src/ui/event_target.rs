//! Which record an event of the list is about: one listener serves them all.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::state::Slot;

/// The element that an event happened to.
pub(super) fn target_of(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// What is typed or chosen in the field that an event happened to.
pub(super) fn value_of(event: &Event) -> String {
    // Inputs and lists alike have it.
    let value = event.target().and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the details that an event happened to are open.
pub(super) fn is_open(event: &Event) -> bool {
    target_of(event).is_some_and(|details| details.has_attribute("open"))
}

/// The card or row that an element is in, be it in the details below a row.
pub(super) fn record_of(element: &Element) -> Option<Element> {
    let around = element.closest("[data-yti=record], [data-yti=record-details]").ok().flatten()?;
    if around.matches("[data-yti=record]").unwrap_or(false) { Some(around) } else { around.previous_element_sibling() }
}

/// Whether a click is for the record it happens to: its details' button or any other place, but not where it does
/// something else or ends the selecting of a text.
pub(super) fn is_for_record(event: &MouseEvent) -> bool {
    let is_on = |selector| target_of(event).is_some_and(|target| target.closest(selector).ok().flatten().is_some());
    let is_selecting = || window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    is_on("[data-yti=details]") || !(is_on("button") || is_selecting())
}

/// The slot, of those on screen, that a card or row shows.
pub(super) fn slot_of(record: &Element, slots: &[Slot]) -> Option<Slot> {
    let index: u64 = record.get_attribute("data-index")?.parse().ok()?;
    slots.iter().find(|slot| slot.index == index).copied()
}

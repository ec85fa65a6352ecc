//! The focus stays at its place in the list when the record there is drawn anew.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

use super::event_target::record_of;

/// What in a record can have the focus.
const CONTROLS: &str = "button, summary";

/// To be called just before records are drawn. What had the focus in one of them has it again afterwards, be it another
/// element by then.
pub(super) fn keep_focus(list: &Element) {
    let Ok(root) = list.get_root_node().dyn_into::<ShadowRoot>() else { return };
    let Some((record, control)) = root.active_element().and_then(|focused| place_of(&focused)) else { return };
    let list = list.clone();
    queue_microtask(move || {
        if root.active_element().is_none()
            && let Some(control) = control_at(&list, &record, control)
        {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus leaves it where it is.
            control.focus_with_options(&options).ok();
        }
    });
}

/// The record that a control is in, by its place in the task, and which of the record's controls it is.
fn place_of(control: &Element) -> Option<(String, u32)> {
    let record = record_of(control)?;
    let controls = record.query_selector_all(CONTROLS).ok()?;
    let place =
        (0..controls.length()).find(|&at| controls.item(at).is_some_and(|it| it.is_same_node(Some(control))))?;
    Some((record.get_attribute("data-index")?, place))
}

fn control_at(list: &Element, record: &str, control: u32) -> Option<HtmlElement> {
    let record = list.query_selector(&format!("[data-yti=record][data-index='{record}']")).ok()??;
    record.query_selector_all(CONTROLS).ok()?.item(control)?.dyn_into().ok()
}

//! A panel that a button opens over what is below: nothing moves, and nothing else is locked.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, KeyboardEvent};

use super::dom::{El, Holder as _, Phase, el, listen};
use super::word::{Pick, word};
use crate::state::Session;

/// A button and its panel.
pub(super) struct Popover {
    /// Both, open or closed.
    pub(super) details: El,
    /// What is shown while it is open, empty at first.
    pub(super) panel: El,
}

/// A button with this hook and word, and its panel. Escape closes it and gives the focus back to the button; so does a
/// press anywhere else, which keeps the focus it brings.
pub(super) fn popover(session: Session, hook: &'static str, label: Pick) -> Popover {
    let button = el("summary").class("button").attr("data-yti", hook).text_of(word(session, label));
    // A press on it keeps the focus, and with it Escape, here.
    let panel = el("div").class("popover-panel panel").attr("tabindex", "-1");
    let details = el("details").class("popover").child(button).child(panel.clone());
    let opened = {
        let details: HtmlDetailsElement = details.cast();
        move || Some(details.clone()).filter(HtmlDetailsElement::open)
    };

    listen(&window(), "pointerdown", Phase::Bubble, {
        let opened = opened.clone();
        move |event| {
            if let Some(details) = opened()
                && !event.composed_path().includes(&details, 0)
            {
                details.set_open(false);
            }
        }
    });
    // Not the window's: Escape may be meant for something of the host's.
    let details = details.on_as("keydown", move |event: KeyboardEvent| {
        if let Some(details) = opened().filter(|_| event.key() == "Escape") {
            event.stop_propagation();
            close(&details);
        }
    });
    Popover { details, panel }
}

/// Closes a panel and gives the focus to its button.
pub(super) fn close(details: &HtmlDetailsElement) {
    // First: a focus that comes from what is hidden shows no ring in Firefox.
    if let Some(button) = details.first_element_child().and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // It is there, so it can have the focus.
        button.focus().ok();
    }
    details.set_open(false);
}

//! A panel that a button opens over what is below: nothing moves, and nothing else is locked.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, KeyboardEvent};

use super::word::{Pick, word};
use crate::state::Session;

/// A button and its panel. Escape closes it and gives the focus back to the button; so does a press anywhere else,
/// which keeps the focus it brings.
#[component]
pub(super) fn Popover(
    /// Whose language it speaks.
    session: Session,
    /// The button's hook.
    hook: &'static str,
    /// The button's word.
    label: Pick,
    /// The element that is open or closed, for whoever closes it.
    details: NodeRef<html::Details>,
    /// What is in the panel.
    children: Children,
) -> impl IntoView {
    let opened = move || details.get_untracked().filter(HtmlDetailsElement::open);

    let press = window_event_listener_untyped("pointerdown", move |event| {
        if let Some(details) = opened()
            && !event.composed_path().includes(&details, 0)
        {
            details.set_open(false);
        }
    });
    on_cleanup(move || press.remove());
    // Not the window's: Escape may be meant for something of the host's.
    let key = move |event: KeyboardEvent| {
        if let Some(details) = opened().filter(|_| event.key() == "Escape") {
            event.stop_propagation();
            close(&details);
        }
    };

    view! {
        <details class="popover" node_ref=details on:keydown=key>
            <summary class="button" data-yti=hook>
                {word(session, label)}
            </summary>
            // A press on it keeps the focus, and with it Escape, here.
            <div class="popover-panel panel" tabindex="-1">{children()}</div>
        </details>
    }
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

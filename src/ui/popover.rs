//! A panel that a button opens over what is below: nothing moves, and nothing else is locked.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, KeyboardEvent};

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
    /// Whether the panel is open. Setting it opens or closes it.
    is_open: RwSignal<bool>,
    /// What is in the panel.
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let button = NodeRef::<html::Summary>::new();
    let is_in = move |details: &HtmlDetailsElement, event: &Event| event.composed_path().includes(details, 0);

    let press = window_event_listener_untyped("pointerdown", move |event| {
        if is_open.get_untracked() && details.get_untracked().is_some_and(|details| !is_in(&details, &event)) {
            is_open.set(false);
        }
    });
    let key = window_event_listener_untyped("keydown", move |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if is_escape && is_open.get_untracked() {
            is_open.set(false);
            if let Some(button) = button.get_untracked() {
                // It is there, so it can have the focus.
                button.focus().ok();
            }
        }
    });
    on_cleanup(move || {
        press.remove();
        key.remove();
    });

    let follow = move |_| {
        if let Some(details) = details.get_untracked() {
            is_open.set(details.open());
        }
    };
    view! {
        <details class="popover" node_ref=details prop:open=move || is_open.get() on:toggle=follow>
            <summary class="button" node_ref=button data-yti=hook>
                {word(session, label)}
            </summary>
            <div class="popover-panel panel">{children()}</div>
        </details>
    }
}

//! A person's choice of presentation, remembered by the browser.
//!
//! Remembers nothing else, and nothing of any record. Where there is no storage, or it is blocked, the choice lasts as
//! long as the element.

use leptos::prelude::*;
use web_sys::Storage;

use crate::state::Presentation;

/// Where the choice is kept.
const KEY: &str = "yti-view";

/// The choice as it was last made here; every change is remembered.
pub(super) fn remembered_presentation() -> RwSignal<Presentation> {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let presentation = RwSignal::new(kept.and_then(|text| Presentation::parse(&text)).unwrap_or_default());
    Effect::watch(
        move || presentation.get(),
        |chosen, _, _| {
            if let Some(storage) = storage() {
                // Full or forbidden: the choice holds for now all the same.
                storage.set_item(KEY, &chosen.to_string()).ok();
            }
        },
        false,
    );
    presentation
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

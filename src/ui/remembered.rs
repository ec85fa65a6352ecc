//! A person's choice of how something is to be, remembered by the browser.
//!
//! For plain choices alone, and nothing of any record. Where there is no storage, or it is blocked, the choice lasts as
//! long as the element.

use leptos::prelude::*;
use web_sys::Storage;

/// The choice kept under a key as it was last made here, or the default; every change is remembered.
pub(super) fn remembered<T: Copy + Default + ToString + Send + Sync + 'static>(
    key: &'static str,
    parse: fn(&str) -> Option<T>,
) -> RwSignal<T> {
    let kept = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    let choice = RwSignal::new(kept.and_then(|text| parse(&text)).unwrap_or_default());
    Effect::watch(
        move || choice.get().to_string(),
        move |chosen, _, _| {
            if let Some(storage) = storage() {
                // Full or forbidden: the choice holds for now all the same.
                storage.set_item(key, chosen).ok();
            }
        },
        false,
    );
    choice
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

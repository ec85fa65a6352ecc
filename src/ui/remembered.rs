//! A person's choice of how something is to be, remembered by the browser.
//!
//! For plain choices alone, and nothing of any record. Where there is no storage, or it is blocked, the choice lasts as
//! long as the element.

use leptos::prelude::window;
use web_sys::Storage;

use crate::state::{RwSignal, whenever};

/// The choice kept under a key as it was last made here, or the default; every change is remembered.
pub(super) fn remembered<T: Copy + Default + ToString + Send + Sync + 'static>(
    key: &'static str,
    parse: fn(&str) -> Option<T>,
) -> RwSignal<T> {
    let kept = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    let choice = RwSignal::new(kept.and_then(|text| parse(&text)).unwrap_or_default());
    let mut is_made = false;
    whenever(move || {
        let chosen = choice.get().to_string();
        // What it begins with nobody has chosen here.
        let is_chosen = std::mem::replace(&mut is_made, true);
        if let Some(storage) = storage().filter(|_| is_chosen) {
            // Full or forbidden: the choice holds for now all the same.
            storage.set_item(key, &chosen).ok();
        }
    });
    choice
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

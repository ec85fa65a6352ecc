//! Copying a text, or selecting it where the browser refuses.

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CopyOutcome {
    /// The text is in the clipboard.
    Copied,
    /// The browser refused (no secure context, no permission): the shown text is selected, for the person to copy.
    Selected,
}

/// Copies `text`; where that is refused, selects what `shown` contains, which comes to sight if it was
/// hidden. Tells `done` which.
pub(super) fn copy_or_select(text: &str, shown: Element, done: impl FnOnce(CopyOutcome) + 'static) {
    // Outside a secure context there is no clipboard at all, although the bindings promise one.
    let promise = window().is_secure_context().then(|| window().navigator().clipboard().write_text(text));
    spawn_local(async move {
        let copied = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        if copied {
            done(CopyOutcome::Copied);
        } else {
            // An attribute that may be missing.
            shown.remove_attribute("hidden").ok();
            if let Ok(Some(selection)) = window().get_selection() {
                // Where there is nothing to select the person still sees the text: nothing more can be done.
                selection.select_all_children(&shown).ok();
            }
            done(CopyOutcome::Selected);
        }
    });
}

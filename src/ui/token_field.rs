//! The token's field: hidden characters, and a button that shows them.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::word::{changing, word};
use crate::state::{RwSignal, Session};

/// A password field that no password manager keeps, since a token is gone in 12 hours.
#[component]
pub(super) fn TokenField(
    /// Whose language it speaks.
    session: Session,
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it cannot be submitted as it is.
    #[prop(into)]
    invalid: Signal<bool>,
    /// The input's id; the hint's is the same with `-hint`, the problem's with `-problem`.
    id: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let t = move || session.texts();
    let action = changing(move || if shown.get() { t().hide_token } else { t().show_token });
    view! {
        <div class="field">
            <label for=id>{word(session, |t| t.token)}</label>
            <div class="with-button">
                <input
                    id=id
                    name="token"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || invalid.get().then_some("true")
                    aria-describedby=format!("{id}-hint {id}-problem")
                />
                <button
                    type="button"
                    class="button icon-only"
                    data-yti="show-token"
                    title=action.clone()
                    aria-label=action
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || icon(if shown.get() { Icon::EyeOff } else { Icon::Eye })}
                </button>
            </div>
            <p class="hint" id=format!("{id}-hint")>
                {word(session, |t| t.token_hint)}
            </p>
            <p class="problem" id=format!("{id}-problem")>
                {move || invalid.get().then(|| t().token_missing)}
            </p>
        </div>
    }
}

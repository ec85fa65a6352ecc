//! How many are shown of how many, what the filters see, and what is going on.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::word::word;
use crate::state::{Activity, Session};

/// The counts, and while a page is on its way the word and the button to stop it. Its height never changes.
#[component]
pub(super) fn StatusLine(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let total = move || session.paging().map_or(0, |paging| paging.total_items);
    let on_page = move || session.page().map_or(0, |page| page.records.len());
    let doing = move || match session.activity() {
        Activity::Idle | Activity::Failed { .. } => String::new(),
        Activity::Loading { attempt: 1, .. } => t().loading.to_owned(),
        Activity::Loading { attempt, .. } => (t().retrying)(attempt, session.attempts()),
    };
    view! {
        <div class="status-line">
            <p
                role="status"
                data-yti="result-count"
                data-scope="page"
                data-shown=move || session.rows().len().to_string()
                data-total=move || total().to_string()
            >
                <Show when=move || session.has_page()>
                    <strong>{move || (t().page_shown)(session.rows().len(), on_page())}</strong>
                    <span class="whole">{move || (t().task_total)(total())}</span>
                </Show>
            </p>
            <p class="scope-note">{icon(Icon::Info)} <span>{word(session, |t| t.page_scope)}</span></p>
            <span class="push"></span>
            <p role="status" class="doing">
                {doing}
            </p>
            <button
                type="button"
                class="button"
                class:away=move || !session.is_loading()
                data-yti="cancel"
                on:click=move |_| session.cancel()
            >
                {word(session, |t| t.cancel)}
            </button>
        </div>
    }
}

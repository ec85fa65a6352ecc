//! How many are shown of how many, what the filters see, in which order, and what is going on.

use leptos::prelude::*;

use super::export::{ExportPanel, SavedFiles};
use super::fixed::blank;
use super::icon::{Icon, icon};
use super::layout_switch::LayoutSwitch;
use super::order_select::OrderSelect;
use super::show::Show;
use super::spoken::Spoken;
use super::word::{changing, word};
use crate::state::{Activity, LoadState, Memo, Presentation, RwSignal, Scope, Session};

/// The counts and the scope, and while something is on its way the word and the button to stop it. Its height never
/// changes.
#[component]
pub(super) fn StatusLine(
    /// Whose counts.
    session: Session,
    /// How the records are shown.
    presentation: RwSignal<Presentation>,
    /// Where files of them go.
    saved: SavedFiles,
) -> impl IntoView {
    let t = move || session.texts();
    let listing = session.listing;
    let is_page = move || session.scope() == Scope::Page;
    let shown = changing(move || match session.scope() {
        Scope::Page => (t().page_shown)(listing.shown(), listing.held()),
        Scope::Task => (t().task_shown)(listing.shown(), listing.held()),
    });
    let doing = changing(move || match session.activity() {
        Activity::Idle | Activity::Failed { .. } => String::new(),
        Activity::Loading { attempt: 1, .. } => t().loading.to_owned(),
        Activity::Loading { attempt, .. } => (t().retrying)(attempt, session.attempts()),
    });
    let task_is_loading = Memo::new(move |_| session.task_load().is_some_and(|load| load.state == LoadState::Running));
    view! {
        <div class="status-line">
            <p
                role="status"
                // Not at every step of a load: what came of it is said at its end.
                aria-live=move || task_is_loading.get().then_some("off")
                data-yti="result-count"
                data-scope=move || session.scope().as_str()
                data-shown=move || listing.shown().to_string()
                data-total=move || session.total_items().to_string()
            >
                <Show when=move || session.has_page()>
                    <strong>{shown.clone()}</strong>
                    <Show when=is_page>
                        <span class="whole">{move || (t().task_total)(session.total_items())}</span>
                    </Show>
                </Show>
            </p>
            <Show when=move || is_page() && session.has_page()>
                <p class="scope-note">
                    {icon(Icon::Info)} <span>{word(session, |t| t.page_scope)}</span>
                    <button
                        type="button"
                        class="button"
                        data-yti="load-task"
                        aria-disabled=move || task_is_loading.get().to_string()
                        on:click=move |_| {
                            if !task_is_loading.get_untracked() {
                                session.load_task();
                            }
                        }
                    >
                        {word(session, |t| t.load_task)}
                    </button>
                </p>
            </Show>
            {blank("push")}
            <p role="status" class="doing">
                {doing}
            </p>
            <Spoken session />
            <button
                type="button"
                class="button"
                class:away=move || !session.is_busy()
                data-yti="cancel"
                on:click=move |_| session.cancel()
            >
                {word(session, |t| t.cancel)}
            </button>
            <Show when=move || session.has_page()>
                <ExportPanel session presentation saved />
            </Show>
            <LayoutSwitch session presentation />
            <OrderSelect session />
        </div>
    }
}

//! A task on screen: narrow down, what it adds up to, the records, where am I.

use leptos::prelude::*;

use super::chips::Chips;
use super::empty_state::EmptyState;
use super::error_panel::ErrorPanel;
use super::export::{ExportOutcome, SavedFiles};
use super::filter_bar::FilterBar;
use super::icon::{Icon, icon};
use super::load_bar::LoadBar;
use super::pager::Pager;
use super::record_list::RecordList;
use super::show::Show;
use super::skeleton::Skeleton;
use super::status_line::StatusLine;
use super::summary::SummaryPanel;
use crate::state::{Memo, Presentation, RwSignal, Scope, Session};

/// Everything below the title once a connection stands.
#[component]
pub(super) fn TaskView(
    /// Whose task.
    session: Session,
    /// How its records are shown.
    presentation: RwSignal<Presentation>,
) -> impl IntoView {
    let saved = SavedFiles::new();
    view! {
        <FilterBar session />
        <Chips session />
        // Before the first page too, without figures: what is below must not move when they come.
        <Show when=move || session.has_page() || session.is_busy()>
            <SummaryPanel session />
        </Show>
        <StatusLine session presentation saved />
        <ExportOutcome session saved />
        <LoadBar session />
        <ErrorPanel session />
        <ClampNotice session />
        <EmptyState session />
        <Show
            when=move || session.has_page()
            fallback=move || view! { <Show when=move || session.is_busy()><Skeleton /></Show> }
        >
            <RecordList session presentation />
            <Pager session />
        </Show>
    }
}

/// That the server gives fewer records a page than asked for.
#[component]
fn ClampNotice(session: Session) -> impl IntoView {
    let clamped = Memo::new(move |_| {
        let page = session.page().filter(|_| session.scope() == Scope::Page)?;
        Some((page.asked.page_size.get(), page.clamped_to()?))
    });
    let notice = move |(asked, given)| {
        view! {
            <p class="notice" data-yti="notice" data-kind="clamped">
                {icon(Icon::Info)}
                <span>{(session.texts().clamped)(asked, given)}</span>
            </p>
        }
        .into_any()
    };
    // There before its words are: only then are they read out.
    view! {
        <div role="status" class="notices">
            {move || clamped.get().map(notice)}
        </div>
    }
}

//! A task on screen: narrow down, what it adds up to, the records, where am I.

use leptos::prelude::*;

use super::chips::Chips;
use super::empty_state::EmptyState;
use super::error_panel::ErrorPanel;
use super::filter_bar::FilterBar;
use super::icon::{Icon, icon};
use super::load_bar::LoadBar;
use super::pager::Pager;
use super::record_list::RecordList;
use super::skeleton::Skeleton;
use super::status_line::StatusLine;
use super::summary::SummaryPanel;
use crate::state::{Presentation, Scope, Session};

/// Everything below the title once a connection stands.
#[component]
pub(super) fn TaskView(
    /// Whose task.
    session: Session,
    /// How its records are shown.
    presentation: RwSignal<Presentation>,
) -> impl IntoView {
    view! {
        <FilterBar session />
        <Chips session />
        <Show when=move || session.has_page()>
            <SummaryPanel session />
        </Show>
        <StatusLine session presentation />
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
    move || {
        let page = session.page().filter(|_| session.scope() == Scope::Page)?;
        let given = page.clamped_to()?;
        Some(view! {
            <p class="notice" role="status" data-yti="notice" data-kind="clamped">
                {icon(Icon::Info)}
                <span>{(session.texts().clamped)(page.asked.page_size.get(), given)}</span>
            </p>
        })
    }
}

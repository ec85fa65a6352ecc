//! No records to show, and why.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::word::changing;
use crate::state::{Memo, Scope, Session};

/// Why a loaded page shows no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The task has none.
    NoRecords,
    /// The task has some, before this page.
    PastEnd,
    /// The filters hide this many.
    Filtered(usize),
}

/// Says why there is nothing, and offers the way on. Shows nothing while there are cards or no page.
#[component]
pub(super) fn EmptyState(session: Session) -> impl IntoView {
    let reason = Memo::new(move |_| {
        if !session.has_page() {
            return None;
        }
        match (session.listing.shown(), session.listing.held()) {
            (0, 0) if session.total_items() == 0 => Some(Reason::NoRecords),
            // The first records of a whole task are still on their way.
            (0, 0) if session.scope() == Scope::Task => None,
            (0, 0) => Some(Reason::PastEnd),
            (0, hidden) => Some(Reason::Filtered(hidden)),
            _ => None,
        }
    });
    let t = move || session.texts();
    changing(move || {
        let (hook, title, text, action) = match reason.get()? {
            Reason::NoRecords => {
                let reload = view! {
                    <button type="button" class="button" on:click=move |_| session.reload()>
                        {t().reload}
                    </button>
                };
                ("empty", t().empty_title, t().empty_text.to_owned(), reload.into_any())
            }
            Reason::PastEnd => {
                let go = view! {
                    <button type="button" class="button" on:click=move |_| session.go_to(u64::MAX)>
                        {t().last}
                    </button>
                };
                ("past-end", t().past_end_title, t().past_end_text.to_owned(), go.into_any())
            }
            Reason::Filtered(hidden) => {
                let clear = view! {
                    <button type="button" class="button" on:click=move |_| session.clear_filters()>
                        {t().clear_filters}
                    </button>
                };
                (
                    "no-match",
                    match session.scope() {
                        Scope::Page => t().no_match_title,
                        Scope::Task => t().no_match_in_task_title,
                    },
                    (t().no_match_text)(session.scope() == Scope::Task, hidden),
                    clear.into_any(),
                )
            }
        };
        let panel = view! {
            <section class="empty panel" data-yti="empty" data-kind=hook>
                {icon(Icon::Inbox)}
                <h2>{title}</h2>
                <p>{text}</p>
                {action}
            </section>
        };
        Some(panel.into_any())
    })
}

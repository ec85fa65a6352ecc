//! No records to show, and why.

use super::dom::{El, Group, Holder as _, el, group};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::word::word;
use crate::state::{Scope, Session};

/// Why a loaded page shows no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The task has none.
    NoRecords,
    /// The task has some, before this page.
    PastEnd,
    /// The filters hide all there are.
    Filtered,
}

/// Says why there is nothing, and offers the way on. Shows nothing while there are cards or no page.
pub(super) fn empty_state(session: Session) -> Group {
    let reason = move || {
        if !session.has_page() {
            return None;
        }
        match (session.listing.shown(), session.listing.held()) {
            (0, 0) if session.total_items() == 0 => Some(Reason::NoRecords),
            // The first records of a whole task are still on their way.
            (0, 0) if session.scope() == Scope::Task => None,
            (0, 0) => Some(Reason::PastEnd),
            (0, _) => Some(Reason::Filtered),
            _ => None,
        }
    };
    // A reason's panel stays while the filters hide more and more of a task that comes: its button keeps the focus.
    group().switch(reason, move |reason| Some(panel(session, reason?)))
}

fn panel(session: Session, reason: Reason) -> El {
    let t = move || session.texts();
    let is_task = move || session.scope() == Scope::Task;
    let (title, text, action) = (el("h2"), el("p"), button("button"));
    let (kind, title, text, action) = match reason {
        Reason::NoRecords => (
            "empty",
            title.text_of(word(session, |t| t.empty_title)),
            text.text_of(word(session, |t| t.empty_text)),
            action.on("click", move |_| session.reload()).text_of(word(session, |t| t.reload)),
        ),
        Reason::PastEnd => (
            "past-end",
            title.text_of(word(session, |t| t.past_end_title)),
            text.text_of(word(session, |t| t.past_end_text)),
            action.on("click", move |_| session.go_to(u64::MAX)).text_of(word(session, |t| t.last)),
        ),
        Reason::Filtered => (
            "no-match",
            title.text_of(move || if is_task() { t().no_match_in_task_title } else { t().no_match_title }),
            text.text_of(move || (t().no_match_text)(is_task(), session.listing.held())),
            action.on("click", move |_| session.clear_filters()).text_of(word(session, |t| t.clear_filters)),
        ),
    };
    el("section")
        .attrs(&[("class", "empty panel"), ("data-yti", "empty"), ("data-kind", kind)])
        .child(icon(Icon::Inbox))
        .children([title, text, action])
}

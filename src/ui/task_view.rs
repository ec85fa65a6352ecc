//! A task on screen: narrow down, what it adds up to, the records, where am I.

use super::chips::chips;
use super::dom::{El, Group, Holder as _, el, group};
use super::empty_state::empty_state;
use super::error_panel::error_panel;
use super::export::{SavedFiles, export_outcome};
use super::filter_bar::filter_bar;
use super::icon::{Icon, icon};
use super::load_bar::load_bar;
use super::pager::pager;
use super::record_list::record_list;
use super::skeleton::skeleton;
use super::status_line::status_line;
use super::summary::summary_panel;
use crate::state::{Memo, Presentation, RwSignal, Scope, Session};

/// Everything below the title once a connection stands: whose task, and how its records are shown.
pub(super) fn task_view(session: Session, presentation: RwSignal<Presentation>) -> Group {
    let saved = SavedFiles::new();
    group()
        .child(filter_bar(session))
        .child(chips(session))
        // Before the first page too, without figures: what is below must not move when they come.
        .shown_when(move || session.has_page() || session.is_busy(), move || summary_panel(session))
        .child(status_line(session, presentation, saved))
        .child(export_outcome(session, saved))
        .child(load_bar(session))
        .child(error_panel(session))
        .child(clamp_notice(session))
        .child(empty_state(session))
        .shown_when(
            move || session.has_page(),
            move || group().child(record_list(session, presentation)).child(pager(session)),
        )
        .shown_when(move || !session.has_page() && session.is_busy(), skeleton)
}

/// That the server gives fewer records a page than asked for.
fn clamp_notice(session: Session) -> El {
    let clamped = Memo::new(move |_| {
        let page = session.page().filter(|_| session.scope() == Scope::Page)?;
        Some((page.asked.page_size.get(), page.clamped_to()?))
    });
    let notice = move || {
        let (asked, given) = clamped.get()?;
        let words = el("span").text(&(session.texts().clamped)(asked, given));
        let notice = el("p").attrs(&[("class", "notice"), ("data-yti", "notice"), ("data-kind", "clamped")]);
        Some(notice.child(icon(Icon::Info)).child(words))
    };
    // There before its words are: only then are they read out.
    el("div").attr("role", "status").class("notices").changing(notice)
}

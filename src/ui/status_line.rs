//! How many are shown of how many, what the filters see, in which order, and what is going on.

use super::dom::{El, Holder as _, el};
use super::export::{SavedFiles, export_panel};
use super::fixed::{blank, button};
use super::icon::{Icon, icon};
use super::layout_switch::layout_switch;
use super::order_select::order_select;
use super::spoken::spoken;
use super::word::word;
use crate::state::{Activity, LoadState, Memo, Presentation, RwSignal, Scope, Session};

/// The counts and the scope, and while something is on its way the word and the button to stop it. Its height never
/// changes. `presentation` is how the records are shown, `saved` where files of them go.
pub(super) fn status_line(session: Session, presentation: RwSignal<Presentation>, saved: SavedFiles) -> El {
    let t = move || session.texts();
    let doing = move || match session.activity() {
        Activity::Idle | Activity::Failed { .. } => String::new(),
        Activity::Loading { attempt: 1, .. } => t().loading.to_owned(),
        Activity::Loading { attempt, .. } => (t().retrying)(attempt, session.attempts()),
    };
    let task_is_loading = Memo::new(move |_| session.task_load().is_some_and(|load| load.state == LoadState::Running));
    let cancel = button("button")
        .class_when("away", move || !session.is_busy())
        .attr("data-yti", "cancel")
        .on("click", move |_| session.cancel())
        .text_of(word(session, |t| t.cancel));
    el("div")
        .class("status-line")
        .child(counts(session, task_is_loading))
        .shown_when(
            move || session.scope() == Scope::Page && session.has_page(),
            move || scope_note(session, task_is_loading),
        )
        .child(blank("push"))
        .child(el("p").attr("role", "status").class("doing").text_of(doing))
        .child(spoken(session))
        .child(cancel)
        .shown_when(move || session.has_page(), move || export_panel(session, presentation, saved))
        .child(layout_switch(session, presentation))
        .child(order_select(session))
}

fn counts(session: Session, task_is_loading: Memo<bool>) -> El {
    let t = move || session.texts();
    let listing = session.listing;
    let shown = move || match session.scope() {
        Scope::Page => (t().page_shown)(listing.shown(), listing.held()),
        Scope::Task => (t().task_shown)(listing.shown(), listing.held()),
    };
    el("p")
        .attrs(&[("role", "status"), ("data-yti", "result-count")])
        // Not at every step of a load: what came of it is said at its end.
        .attr_of("aria-live", move || task_is_loading.get().then_some("off"))
        .attr_of("data-scope", move || session.scope().as_str())
        .attr_of("data-shown", move || listing.shown().to_string())
        .attr_of("data-total", move || session.total_items().to_string())
        .shown_when(move || session.has_page(), move || el("strong").text_of(shown))
        .shown_when(
            move || session.has_page() && session.scope() == Scope::Page,
            move || el("span").class("whole").text_of(move || (t().task_total)(session.total_items())),
        )
}

/// That filters see one page alone, and the way to have them see all.
fn scope_note(session: Session, task_is_loading: Memo<bool>) -> El {
    let load = button("button")
        .attr("data-yti", "load-task")
        .attr_of("aria-disabled", move || task_is_loading.get())
        .on("click", move |_| {
            if !task_is_loading.get_untracked() {
                session.load_task();
            }
        })
        .text_of(word(session, |t| t.load_task));
    el("p")
        .class("scope-note")
        .child(icon(Icon::Info))
        .child(el("span").text_of(word(session, |t| t.page_scope)))
        .child(load)
}

//! Who am I looking at, and how do I want to see it.

use super::clipboard::{CopyOutcome, copy_or_select};
use super::dom::{El, Group, Holder as _, el, group};
use super::fixed::{blank, button};
use super::icon::{Icon, icon};
use super::refresh_choice::refresh_choice;
use super::time_of_day::time_of_day;
use super::word::word;
use crate::protocol::TaskId;
use crate::state::{Memo, RwSignal, Session, Stage, Theme, whenever};

/// Title, task, loading it again, and the switches for language and theme.
pub(super) fn top_bar(session: Session) -> El {
    let t = move || session.texts();
    let theme_said = move || {
        let theme = match session.theme.get() {
            Theme::Auto => t().theme_auto,
            Theme::Light => t().theme_light,
            Theme::Dark => t().theme_dark,
        };
        format!("{}: {theme}", t().theme)
    };
    let theme_icon = move || {
        icon(match session.theme.get() {
            Theme::Auto => Icon::Contrast,
            Theme::Light => Icon::Sun,
            Theme::Dark => Icon::Moon,
        })
    };
    let theme = button("button icon-only")
        .attr("data-yti", "theme")
        .attr_of("title", theme_said)
        .attr_of("aria-label", theme_said)
        .on("click", move |_| session.theme.update(|theme| *theme = theme.next()))
        .changing(theme_icon);
    let language = button("button")
        .attr("data-yti", "language")
        .attr_of("lang", move || session.lang.get().other().tag())
        .on("click", move |_| session.lang.update(|lang| *lang = lang.other()))
        .child(icon(Icon::Globe))
        .child(el("span").text_of(word(session, |t| t.switch_language)));
    el("header")
        .class("top-bar")
        .child(el("h1").text_of(word(session, |t| t.title)))
        .shown_when(move || session.task_id().is_some(), task_pill(session))
        .child(blank("push"))
        .shown_when(move || session.stage() == Stage::Task, move || task_buttons(session))
        .children([theme, language])
}

/// What is there for as long as a task is.
fn task_buttons(session: Session) -> Group {
    // No status: read out every ten seconds it would drown everything else.
    let updated = el("p")
        .attrs(&[("class", "updated"), ("data-yti", "updated")])
        .text_of(move || session.refreshed_at().map(|at| (session.texts().updated)(&time_of_day(at))));
    let change = button("button")
        .attr("data-yti", "change-task")
        .on("click", move |_| session.disconnect())
        .child(icon(Icon::Back))
        .child(el("span").text_of(word(session, |t| t.change_task)));
    group().children([updated, change, reload_button(session), refresh_choice(session)])
}

/// Loads what is on screen again. Its icon goes round once for each time that happens by itself.
fn reload_button(session: Session) -> El {
    let rounds = Memo::new(move |before: Option<&usize>| {
        let is_refreshing = session.is_refreshing();
        before.map_or(0, |before| before + usize::from(is_refreshing))
    });
    // An animation begins when it is another than before.
    let turn =
        move || rounds.get().checked_sub(1).map(|before| if before.is_multiple_of(2) { "one" } else { "another" });
    button("button")
        .attr("data-yti", "reload")
        .on("click", move |_| session.reload())
        .child(el("i").attr_of("data-turn", turn).child(icon(Icon::Reload)))
        .child(el("span").text_of(word(session, |t| t.reload)))
}

/// Makes the task's ID, to read and to copy.
fn task_pill(session: Session) -> impl Fn() -> El + 'static {
    let outcome = RwSignal::new(None::<CopyOutcome>);
    // A new task has not been copied yet.
    whenever(move || {
        let _: Option<TaskId> = session.task_id();
        outcome.set(None);
    });
    move || {
        let id = el("span").class("task-id").text_of(move || session.task_id().map(|id| id.as_str().to_owned()));
        let shown = id.clone();
        let copy = button("copy")
            .attr_of("title", word(session, |t| t.copy_task_id))
            .attr_of("aria-label", word(session, |t| t.copy_task_id))
            .on("click", move |_| {
                let Some(task_id) = session.task_id() else { return };
                outcome.set(None);
                copy_or_select(task_id.as_str(), shown.clone().into_element(), move |done| outcome.set(Some(done)));
            })
            .child(icon(Icon::Copy));
        let said = el("span").attrs(&[("role", "status"), ("class", "said")]).text_of(move || match outcome.get() {
            Some(CopyOutcome::Copied) => session.texts().copied,
            Some(CopyOutcome::Selected) => session.texts().copy_refused,
            None => "",
        });
        el("span").class("task-pill").children([id, copy, said])
    }
}

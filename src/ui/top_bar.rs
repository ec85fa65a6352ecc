//! Who am I looking at, and how do I want to see it.

use leptos::prelude::*;

use super::clipboard::{CopyOutcome, copy_or_select};
use super::fixed::blank;
use super::icon::{Icon, icon};
use super::refresh_choice::RefreshChoice;
use super::show::Show;
use super::time_of_day::time_of_day;
use super::word::{changing, word};
use crate::protocol::TaskId;
use crate::state::{Memo, RwSignal, Session, Stage, Theme, whenever};

/// Title, task, loading it again, and the switches for language and theme.
#[component]
pub(super) fn TopBar(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let theme_word = move || match session.theme.get() {
        Theme::Auto => t().theme_auto,
        Theme::Light => t().theme_light,
        Theme::Dark => t().theme_dark,
    };
    let theme_icon = changing(move || {
        icon(match session.theme.get() {
            Theme::Auto => Icon::Contrast,
            Theme::Light => Icon::Sun,
            Theme::Dark => Icon::Moon,
        })
    });
    view! {
        <header class="top-bar">
            <h1>{word(session, |t| t.title)}</h1>
            <TaskPill session />
            {blank("push")}
            <Show when=move || session.stage() == Stage::Task>
                <Updated session />
                <button type="button" class="button" data-yti="change-task" on:click=move |_| session.disconnect()>
                    {icon(Icon::Back)}
                    <span>{word(session, |t| t.change_task)}</span>
                </button>
                <ReloadButton session />
                <RefreshChoice session />
            </Show>
            <button
                type="button"
                class="button icon-only"
                data-yti="theme"
                title=move || format!("{}: {}", t().theme, theme_word())
                aria-label=move || format!("{}: {}", t().theme, theme_word())
                on:click=move |_| session.theme.update(|theme| *theme = theme.next())
            >
                {theme_icon}
            </button>
            <button
                type="button"
                class="button"
                data-yti="language"
                lang=move || session.lang.get().other().tag()
                on:click=move |_| session.lang.update(|lang| *lang = lang.other())
            >
                {icon(Icon::Globe)}
                <span>{word(session, |t| t.switch_language)}</span>
            </button>
        </header>
    }
}

/// When what is on screen came, where it is loaded again by itself. No status: read out every ten seconds it would drown
/// everything else.
#[component]
fn Updated(session: Session) -> impl IntoView {
    let said = changing(move || session.refreshed_at().map(|at| (session.texts().updated)(&time_of_day(at))));
    view! {
        <p class="updated" data-yti="updated">
            {said}
        </p>
    }
}

/// Loads what is on screen again. Its icon goes round once for each time that happens by itself.
#[component]
fn ReloadButton(session: Session) -> impl IntoView {
    let rounds = Memo::new(move |before: Option<&usize>| {
        let is_refreshing = session.is_refreshing();
        before.map_or(0, |before| before + usize::from(is_refreshing))
    });
    // An animation begins when it is another than before.
    let turn =
        move || rounds.get().checked_sub(1).map(|before| if before.is_multiple_of(2) { "one" } else { "another" });
    view! {
        <button type="button" class="button" data-yti="reload" on:click=move |_| session.reload()>
            <i data-turn=turn>{icon(Icon::Reload)}</i>
            <span>{word(session, |t| t.reload)}</span>
        </button>
    }
}

/// The task's ID, to read and to copy.
#[component]
fn TaskPill(session: Session) -> impl IntoView {
    let outcome = RwSignal::new(None::<CopyOutcome>);
    let text = NodeRef::<leptos::html::Span>::new();
    let copy = move |_| {
        let (Some(task_id), Some(text)) = (session.task_id(), text.get_untracked()) else { return };
        outcome.set(None);
        copy_or_select(task_id.as_str(), text.into(), move |done| outcome.set(Some(done)));
    };
    let said = changing(move || match outcome.get() {
        Some(CopyOutcome::Copied) => session.texts().copied,
        Some(CopyOutcome::Selected) => session.texts().copy_refused,
        None => "",
    });
    // A new task has not been copied yet.
    whenever(move || {
        let _: Option<TaskId> = session.task_id();
        outcome.set(None);
    });
    view! {
        <Show when=move || session.task_id().is_some()>
            <span class="task-pill">
                <span class="task-id" node_ref=text>
                    {move || session.task_id().map(|id| id.as_str().to_owned())}
                </span>
                <button
                    type="button"
                    class="copy"
                    title=word(session, |t| t.copy_task_id)
                    aria-label=word(session, |t| t.copy_task_id)
                    on:click=copy
                >
                    {icon(Icon::Copy)}
                </button>
                <span role="status" class="said">
                    {said.clone()}
                </span>
            </span>
        </Show>
    }
}

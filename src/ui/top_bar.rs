//! Who am I looking at, and how do I want to see it.

use leptos::prelude::*;

use super::clipboard::{CopyOutcome, copy_or_select};
use super::icon::{Icon, icon};
use super::word::word;
use crate::protocol::TaskId;
use crate::state::{Session, Stage, Theme};

/// Title, task, and the switches for language and theme.
#[component]
pub(super) fn TopBar(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let theme_word = move || match session.theme.get() {
        Theme::Auto => t().theme_auto,
        Theme::Light => t().theme_light,
        Theme::Dark => t().theme_dark,
    };
    let theme_icon = move || {
        icon(match session.theme.get() {
            Theme::Auto => Icon::Contrast,
            Theme::Light => Icon::Sun,
            Theme::Dark => Icon::Moon,
        })
    };
    view! {
        <header class="top-bar">
            <h1>{word(session, |t| t.title)}</h1>
            <TaskPill session />
            <span class="push"></span>
            <Show when=move || session.stage() == Stage::Task>
                <button type="button" class="button" data-yti="change-task" on:click=move |_| session.disconnect()>
                    {icon(Icon::Back)}
                    <span>{word(session, |t| t.change_task)}</span>
                </button>
                <button type="button" class="button" data-yti="reload" on:click=move |_| session.reload()>
                    {icon(Icon::Reload)}
                    <span>{word(session, |t| t.reload)}</span>
                </button>
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
    let said = move || match outcome.get() {
        Some(CopyOutcome::Copied) => session.texts().copied,
        Some(CopyOutcome::Selected) => session.texts().copy_refused,
        None => "",
    };
    // A new task has not been copied yet.
    Effect::new(move |_| {
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
                    {said}
                </span>
            </span>
        </Show>
    }
}

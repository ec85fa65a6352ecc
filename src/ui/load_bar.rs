//! How far the whole task is, and what a person should know about what is on screen.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::show::Show;
use super::time_of_day::time_of_day;
use super::word::{Pick, changing, word};
use crate::state::{LoadState, Memo, Session, TaskLoad};

/// A thin bar while the task loads; below it, what is missing or has changed.
#[component]
pub(super) fn LoadBar(session: Session) -> impl IntoView {
    let is_running = Memo::new(move |_| session.task_load().is_some_and(|load| load.state == LoadState::Running));
    view! {
        <Show when=move || is_running.get()>
            <Running session />
        </Show>
        <Notices session />
    }
}

#[component]
fn Running(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let figure = move |figure: fn(&TaskLoad) -> u64| session.task_load().as_ref().map_or(0, figure);
    let pace = changing(move || {
        let load = session.task_load()?;
        let left = load.seconds_left().map(|seconds| seconds.ceil() as u64);
        Some((t().pace)(load.speed.round() as u64, left))
    });
    view! {
        <section class="load panel" aria-label=word(session, |t| t.loading)>
            <progress
                data-yti="progress"
                aria-label=word(session, |t| t.loading)
                max=move || figure(|load| load.total.max(1)).to_string()
                prop:value=move || figure(|load| load.loaded) as f64
            ></progress>
            <span>{move || (t().loaded)(figure(|load| load.loaded), figure(|load| load.total))}</span>
            <span class="pace">{pace}</span>
        </section>
    }
}

/// What a person should know, that is not an error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Notice {
    /// Stopped before everything had come: loaded, total.
    Partial(u64, u64),
    /// A reload stopped, and what is on screen is older: loaded, total.
    Older(u64, u64),
    /// Records that could not be had, as places from 1.
    Gap(u64, u64),
    /// The task's total moved while it was loaded: from, to.
    Drift(u64, u64),
    /// Records that are there more than once.
    Duplicates(usize),
    /// What is on screen could not be loaded again by itself since that time of day.
    RefreshFailed(String),
}

impl Notice {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Partial(..) | Self::Older(..) => "partial",
            Self::Gap(..) => "gap",
            Self::Drift(..) => "drift",
            Self::Duplicates(_) => "duplicates",
            Self::RefreshFailed(_) => "refresh-failed",
        }
    }
}

fn notices(load: &TaskLoad) -> Vec<Notice> {
    let mut notices = Vec::new();
    if matches!(load.state, LoadState::Stopped(_)) && load.loaded > 0 {
        let notice = if load.is_reload { Notice::Older } else { Notice::Partial };
        notices.push(notice(load.loaded, load.total));
    }
    if load.state != LoadState::Running {
        notices.extend(load.gaps.iter().map(|gap| Notice::Gap(gap.start + 1, gap.end)));
    }
    notices.extend(load.drift.map(|(from, to)| Notice::Drift(from, to)));
    if load.duplicates > 0 {
        notices.push(Notice::Duplicates(load.duplicates));
    }
    notices
}

#[component]
fn Notices(session: Session) -> impl IntoView {
    let notices = Memo::new(move |_| {
        let mut notices = session.task_load().as_ref().map(notices).unwrap_or_default();
        notices.extend(session.refresh_fails_since().map(|since| Notice::RefreshFailed(time_of_day(since))));
        notices
    });
    let t = move || session.texts();
    let notice = move |notice: Notice| {
        let kind = notice.kind();
        let action: Option<Pick> = match notice {
            Notice::Partial(..) | Notice::Older(..) => Some(|t| t.resume),
            Notice::Gap(..) => Some(|t| t.fetch_missing),
            Notice::Drift(..) | Notice::Duplicates(_) | Notice::RefreshFailed(_) => None,
        };
        let text = changing(move || match &notice {
            Notice::Partial(loaded, total) => (t().partial)(*loaded, *total),
            Notice::Older(loaded, total) => (t().older)(*loaded, *total),
            Notice::Gap(from, to) => (t().gap)(*from, *to),
            Notice::Drift(from, to) => (t().drift)(*from, *to),
            Notice::Duplicates(count) => (t().duplicates)(*count),
            Notice::RefreshFailed(since) => (t().refresh_failed)(since),
        });
        let button = action.map(|action| {
            view! {
                <button type="button" class="button" data-yti="resume" on:click=move |_| session.resume_task()>
                    {word(session, action)}
                </button>
            }
            .into_any()
        });
        view! {
            <p class="notice" data-yti="notice" data-kind=kind>
                {icon(Icon::Info)} <span>{text}</span> {button}
            </p>
        }
    };
    view! {
        // One that comes is said by itself, not with those that are there already.
        <div role="status" aria-atomic="false" class="notices">
            <For each=move || notices.get() key=Clone::clone children=notice />
        </div>
    }
}

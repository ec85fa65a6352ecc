//! How far the whole task is, and what a person should know about what is on screen.

use super::dom::{El, Group, Holder as _, el, group};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::time_of_day::time_of_day;
use super::word::{Pick, word};
use crate::state::{LoadState, Session, TaskLoad};

/// A thin bar while the task loads; below it, what is missing or has changed.
pub(super) fn load_bar(session: Session) -> Group {
    let is_running = move || session.task_load().is_some_and(|load| load.state == LoadState::Running);
    group().shown_when(is_running, move || running(session)).child(notices(session))
}

fn running(session: Session) -> El {
    let t = move || session.texts();
    let figure = move |figure: fn(&TaskLoad) -> u64| session.task_load().as_ref().map_or(0, figure);
    let pace = move || {
        let load = session.task_load()?;
        let left = load.seconds_left().map(|seconds| seconds.ceil() as u64);
        Some((t().pace)(load.speed.round() as u64, left))
    };
    let progress = el("progress")
        .attr("data-yti", "progress")
        .attr_of("aria-label", word(session, |t| t.loading))
        .attr_of("max", move || figure(|load| load.total.max(1)).to_string())
        .prop_of("value", move || figure(|load| load.loaded) as f64);
    el("section")
        .class("load panel")
        .attr_of("aria-label", word(session, |t| t.loading))
        .child(progress)
        .child(el("span").text_of(move || (t().loaded)(figure(|load| load.loaded), figure(|load| load.total))))
        .child(el("span").class("pace").text_of(pace))
}

/// What a person should know, that is not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
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

fn notices_of(load: &TaskLoad) -> Vec<Notice> {
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

fn notices(session: Session) -> El {
    let notices = move || {
        let mut notices = session.task_load().as_ref().map(notices_of).unwrap_or_default();
        notices.extend(session.refresh_fails_since().map(|since| Notice::RefreshFailed(time_of_day(since))));
        notices
    };
    let t = move || session.texts();
    let notice = move |notice: Notice| {
        let kind = notice.kind();
        let action: Option<Pick> = match notice {
            Notice::Partial(..) | Notice::Older(..) => Some(|t| t.resume),
            Notice::Gap(..) => Some(|t| t.fetch_missing),
            Notice::Drift(..) | Notice::Duplicates(_) | Notice::RefreshFailed(_) => None,
        };
        let text = move || match &notice {
            Notice::Partial(loaded, total) => (t().partial)(*loaded, *total),
            Notice::Older(loaded, total) => (t().older)(*loaded, *total),
            Notice::Gap(from, to) => (t().gap)(*from, *to),
            Notice::Drift(from, to) => (t().drift)(*from, *to),
            Notice::Duplicates(count) => (t().duplicates)(*count),
            Notice::RefreshFailed(since) => (t().refresh_failed)(since),
        };
        let action = action.map(|action| {
            button("button")
                .attr("data-yti", "resume")
                .on("click", move |_| session.resume_task())
                .text_of(word(session, action))
        });
        el("p")
            .attrs(&[("class", "notice"), ("data-yti", "notice"), ("data-kind", kind)])
            .child(icon(Icon::Info))
            .child(el("span").text_of(text))
            .child(action)
    };
    // One that comes is said by itself, not with those that are there already.
    el("div").attrs(&[("role", "status"), ("aria-atomic", "false"), ("class", "notices")]).each(notices, notice)
}

//! The filters that are needed less often: agent, times, seconds.

use leptos::prelude::*;

use super::agent_field::AgentField;
use super::fixed::sign;
use super::word::{Pick, changing, word};
use crate::protocol::CivilTime;
use crate::state::Session;
use crate::task::{Filter, Span};

/// Folded until somebody wants them.
#[component]
pub(super) fn MoreFilters(session: Session) -> impl IntoView {
    view! {
        <details class="more">
            <summary data-yti="more-filters">{word(session, |t| t.more_filters)}</summary>
            <div class="more-row">
                <AgentField session />
                <TimeSpan session name="call" label=|t| t.fields.calltime span=|filter| &mut filter.call_time />
                <TimeSpan session name="created" label=|t| t.fields.createtime span=|filter| &mut filter.created />
                <SecondsSpan session name="talk" label=|t| t.fields.billsec span=|filter| &mut filter.talk />
                <SecondsSpan session name="wait" label=|t| t.fields.duration span=|filter| &mut filter.wait />
            </div>
        </details>
    }
}

/// From and to a moment on the server's clock.
#[component]
fn TimeSpan(
    session: Session,
    name: &'static str,
    label: Pick,
    span: fn(&mut Filter) -> &mut Span<CivilTime>,
) -> impl IntoView {
    let write = |time: Option<CivilTime>| time.map(|time| time.to_string().replace(' ', "T")).unwrap_or_default();
    let read = |typed: &str| {
        let text = typed.replace('T', " ");
        // Browsers leave the seconds out where they are 0.
        CivilTime::parse(&text).or_else(|| CivilTime::parse(&format!("{text}:00")))
    };
    view! { <Ends session name label kind="datetime-local" span write read /> }
}

/// From and to a number of seconds.
#[component]
fn SecondsSpan(
    session: Session,
    name: &'static str,
    label: Pick,
    span: fn(&mut Filter) -> &mut Span<u32>,
) -> impl IntoView {
    let write = |seconds: Option<u32>| seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    let read = |typed: &str| typed.trim().parse().ok();
    view! { <Ends session name label kind="number" span write read /> }
}

/// The two inputs of a span.
#[component]
fn Ends<T: Copy + Send + Sync + 'static>(
    session: Session,
    name: &'static str,
    label: Pick,
    kind: &'static str,
    span: fn(&mut Filter) -> &mut Span<T>,
    write: fn(Option<T>) -> String,
    read: fn(&str) -> Option<T>,
) -> impl IntoView {
    let end = move |which: &str, end_label: Pick, end: fn(&mut Span<T>) -> &mut Option<T>| {
        let shown = changing(move || write(*end(span(&mut session.listing.filter().get()))));
        let change = move |event| {
            let typed = read(&event_target_value(&event));
            session.update_filter(|filter| *end(span(filter)) = typed);
        };
        view! {
            <input
                type=kind
                name=format!("{name}-{which}")
                min="0"
                step="1"
                aria-label=word(session, end_label)
                title=word(session, end_label)
                prop:value=shown
                on:change=change
            />
        }
    };
    view! {
        <fieldset class="span-field">
            <legend>{word(session, label)}</legend>
            {end("from", |t| t.from, |span| &mut span.from)} {sign("–")}
            {end("to", |t| t.to, |span| &mut span.to)}
        </fieldset>
    }
}

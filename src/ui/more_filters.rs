//! The filters that are needed less often: agent, times, seconds.

use leptos::prelude::*;

use super::fixed::sign;
use super::word::{Pick, changing, word};
use crate::protocol::CivilTime;
use crate::state::Session;
use crate::task::{AgentChoice, Filter, Span};

/// What a person types to see the records without an agent.
const NOBODY: &str = "—";

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

/// Typed or picked from those there are, with what each would show.
#[component]
fn AgentField(session: Session) -> impl IntoView {
    let listing = session.listing;
    let value = changing(move || match &listing.filter().read().agent {
        None => String::new(),
        Some(AgentChoice::Nobody) => NOBODY.to_owned(),
        Some(AgentChoice::Extension(extension)) => extension.clone(),
    });
    let choose = move |event| {
        let typed = event_target_value(&event);
        session.update_filter(|filter| {
            filter.agent = match typed.trim() {
                "" => None,
                NOBODY => Some(AgentChoice::Nobody),
                extension => Some(AgentChoice::Extension(extension.to_owned())),
            };
        });
    };
    let options = changing(move || {
        let facets = listing.facets();
        let facets = facets.read();
        let nobody = (NOBODY.to_owned(), facets.agent(Some(&AgentChoice::Nobody)));
        let agents = facets.agents().iter().map(|agent| (agent.extension.to_string(), agent.records));
        let option = |(extension, records): (String, usize)| {
            view! {
                <option
                    value=extension.clone()
                    data-facet=format!("extnumber:{extension}")
                    data-count=records.to_string()
                >
                    {crate::i18n::grouped(records as u64)}
                </option>
            }
            .into_any()
        };
        std::iter::once(nobody).chain(agents).map(option).collect_view()
    });
    view! {
        <label class="span-field">
            <span>{word(session, |t| t.fields.extnumber)}</span>
            <input
                name="extnumber"
                list="agents"
                autocomplete="off"
                placeholder=word(session, |t| t.all)
                prop:value=value
                on:change=choose
            />
            <datalist id="agents">{options}</datalist>
        </label>
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

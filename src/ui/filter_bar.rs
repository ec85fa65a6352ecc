//! Narrowing down: called status, answer type, search.

use leptos::prelude::*;

use super::badge::{answer_icon, called_icon};
use super::icon::{Icon, icon};
use super::more_filters::MoreFilters;
use super::segments::{ALL, Segment, Segments};
use super::word::{Pick, word};
use crate::state::Session;
use crate::state::words::{answer_word, called_word};
use crate::task::{AnswerClass, CalledClass};

/// The word for no choice.
const EVERY: Pick = |t| t.all;

/// The filters. What they see is said in the line below, beside the counts.
#[component]
pub(super) fn FilterBar(session: Session) -> impl IntoView {
    let filter = session.listing.filter();
    view! {
        <section class="filters panel" part="toolbar" aria-label=word(session, |t| t.filters)>
            <Segments
                session
                name="called"
                legend=|t| t.fields.status
                segments=called_segments(session)
                chosen=Signal::derive(move || filter.read().called.map_or(ALL, CalledClass::as_str))
                on_choose=move |value| session.update_filter(|filter| filter.called = CalledClass::parse(value))
            />
            <Segments
                session
                name="answertype"
                legend=|t| t.fields.answertype
                segments=answer_segments(session)
                chosen=Signal::derive(move || filter.read().answer.map_or(ALL, AnswerClass::as_str))
                on_choose=move |value| session.update_filter(|filter| filter.answer = AnswerClass::parse(value))
            />
            <div class="search-row">
                <div class="search">
                {icon(Icon::Search)}
                <input
                    type="search"
                    name="q"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=word(session, |t| t.search)
                    placeholder=word(session, |t| t.search_placeholder)
                    prop:value=move || filter.read().search.clone()
                    on:input=move |event| session.update_filter(|filter| filter.search = event_target_value(&event))
                />
                </div>
                <ClearFilters session />
            </div>
            <MoreFilters session />
        </section>
    }
}

/// The button that shows everything again; it keeps its place while there is nothing to clear.
#[component]
pub(super) fn ClearFilters(session: Session) -> impl IntoView {
    let idle = move || !session.listing.filter().read().is_active();
    view! {
        <button
            type="button"
            class="button"
            data-yti="clear-filters"
            aria-disabled=move || idle().to_string()
            on:click=move |_| session.clear_filters()
        >
            {icon(Icon::Cross)}
            <span>{word(session, |t| t.clear_filters)}</span>
        </button>
    }
}

fn called_segments(session: Session) -> Vec<Segment> {
    let segment = |class: Option<CalledClass>| Segment {
        value: class.map_or(ALL, CalledClass::as_str),
        icon: class.map(called_icon),
        word: class.map_or(EVERY, called_word),
        count: Some(Signal::derive(move || session.listing.facets().read().called(class))),
    };
    [None].into_iter().chain(CalledClass::ALL.map(Some)).map(segment).collect()
}

fn answer_segments(session: Session) -> Vec<Segment> {
    let segment = |class: Option<AnswerClass>| Segment {
        value: class.map_or(ALL, AnswerClass::as_str),
        icon: class.map(answer_icon),
        word: class.map_or(EVERY, answer_word),
        count: Some(Signal::derive(move || session.listing.facets().read().answer(class))),
    };
    [None].into_iter().chain(AnswerClass::ALL.map(Some)).map(segment).collect()
}

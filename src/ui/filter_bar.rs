//! Narrowing down: called status, answer type, search.

use std::rc::Rc;

use super::badge::{answer_icon, called_icon};
use super::dom::{El, Holder as _, el};
use super::event_target::value_of;
use super::fixed::button;
use super::icon::{Icon, icon};
use super::more_filters::more_filters;
use super::segments::{ALL, Segment, Segments, segments};
use super::word::{Pick, word};
use crate::state::Session;
use crate::state::words::{answer_word, called_word};
use crate::task::{AnswerClass, CalledClass};

/// The word for no choice.
const EVERY: Pick = |t| t.all;

/// The filters. What they see is said in the line below, beside the counts.
pub(super) fn filter_bar(session: Session) -> El {
    let filter = session.listing.filter();
    let called = segments(Segments {
        session,
        name: "called",
        is_filter: true,
        legend: |t| t.fields.status,
        segments: called_segments(session),
        chosen: Rc::new(move || filter.read().called.map_or(ALL, CalledClass::as_str)),
        on_choose: Rc::new(move |value| session.update_filter(|filter| filter.called = CalledClass::parse(value))),
    });
    let answer = segments(Segments {
        session,
        name: "answertype",
        is_filter: true,
        legend: |t| t.fields.answertype,
        segments: answer_segments(session),
        chosen: Rc::new(move || filter.read().answer.map_or(ALL, AnswerClass::as_str)),
        on_choose: Rc::new(move |value| session.update_filter(|filter| filter.answer = AnswerClass::parse(value))),
    });
    let search = el("input")
        .attrs(&[("type", "search"), ("name", "q"), ("autocomplete", "off"), ("spellcheck", "false")])
        .attr_of("aria-label", word(session, |t| t.search))
        .attr_of("placeholder", word(session, |t| t.search_placeholder))
        .prop_of("value", move || filter.read().search.clone())
        .on("input", move |event| session.update_filter(|filter| filter.search = value_of(&event)));
    let search = el("div").class("search").child(icon(Icon::Search)).child(search);
    el("section")
        .attrs(&[("class", "filters panel"), ("part", "toolbar")])
        .attr_of("aria-label", word(session, |t| t.filters))
        .children([called, answer])
        .child(el("div").class("search-row").children([search, clear_filters(session)]))
        .child(more_filters(session))
}

/// The button that shows everything again; it keeps its place while there is nothing to clear.
fn clear_filters(session: Session) -> El {
    button("button")
        .attr("data-yti", "clear-filters")
        .attr_of("aria-disabled", move || !session.listing.filter().read().is_active())
        .on("click", move |_| session.clear_filters())
        .child(icon(Icon::Cross))
        .child(el("span").text_of(word(session, |t| t.clear_filters)))
}

fn called_segments(session: Session) -> Vec<Segment> {
    let segment = |class: Option<CalledClass>| Segment {
        value: class.map_or(ALL, CalledClass::as_str),
        icon: class.map(called_icon),
        word: class.map_or(EVERY, called_word),
        count: Some(Rc::new(move || session.listing.facets().read().called(class))),
    };
    [None].into_iter().chain(CalledClass::ALL.map(Some)).map(segment).collect()
}

fn answer_segments(session: Session) -> Vec<Segment> {
    let segment = |class: Option<AnswerClass>| Segment {
        value: class.map_or(ALL, AnswerClass::as_str),
        icon: class.map(answer_icon),
        word: class.map_or(EVERY, answer_word),
        count: Some(Rc::new(move || session.listing.facets().read().answer(class))),
    };
    [None].into_iter().chain(AnswerClass::ALL.map(Some)).map(segment).collect()
}

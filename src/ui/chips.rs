//! The filters that are in force, each with a way to take it back.

use leptos::prelude::*;

use super::badge::{answer_word, called_word};
use super::icon::{Icon, icon};
use super::word::word;
use crate::i18n::Texts;
use crate::state::Session;
use crate::task::{AgentChoice, Criterion, Filter, Quality, Span};

/// One removable chip for each part of the filter. Shows nothing where nothing is hidden.
#[component]
pub(super) fn Chips(session: Session) -> impl IntoView {
    let chips = move || {
        let filter = session.listing.filter().get();
        let texts = session.texts();
        filter.active().map(|criterion| (criterion, words(&filter, criterion, texts))).collect::<Vec<_>>()
    };
    let chip = move |(criterion, words): (Criterion, String)| {
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    title=word(session, |t| t.remove_filter)
                    on:click=move |_| session.update_filter(|filter| filter.clear(criterion))
                >
                    <span dir="auto">{words}</span>
                    {icon(Icon::Cross)}
                </button>
            </li>
        }
    };
    view! {
        <ul class="chips" aria-label=word(session, |t| t.filters)>
            <For each=chips key=Clone::clone children=chip />
        </ul>
    }
}

/// A part of the filter in words: `接通类型：呼叫接听`.
pub(super) fn words(filter: &Filter, criterion: Criterion, texts: &'static Texts) -> String {
    let fields = &texts.fields;
    let (label, value) = match criterion {
        Criterion::Called => (fields.status, filter.called.map_or("", |class| called_word(class)(texts)).to_owned()),
        Criterion::Answer => {
            (fields.answertype, filter.answer.map_or("", |class| answer_word(class)(texts)).to_owned())
        }
        Criterion::Agent => (
            fields.extnumber,
            match &filter.agent {
                Some(AgentChoice::Extension(extension)) => extension.clone(),
                Some(AgentChoice::Nobody) | None => texts.nobody.to_owned(),
            },
        ),
        Criterion::Search => (texts.search, filter.search.trim().to_owned()),
        Criterion::CallTime => (fields.calltime, ends(filter.call_time)),
        Criterion::Created => (fields.createtime, ends(filter.created)),
        Criterion::Talk => (fields.billsec, (texts.seconds_span)(ends(filter.talk))),
        Criterion::Wait => (fields.duration, (texts.seconds_span)(ends(filter.wait))),
        Criterion::Hours => (fields.calltime, ends(clock(filter.hours))),
        Criterion::Quality => {
            (texts.data_quality, filter.quality.map_or("", |quality| quality_word(quality, texts)).to_owned())
        }
    };
    (texts.filter_chip)(label, &value)
}

/// Hours of day as a clock shows their first and their last minute.
pub(super) fn clock(hours: Span<u8>) -> Span<String> {
    let minute = |hour: u8, minute: &str| format!("{hour}:{minute}");
    Span { from: hours.from.map(|hour| minute(hour, "00")), to: hours.to.map(|hour| minute(hour, "59")) }
}

/// What is worth a second look, in a word.
pub(super) const fn quality_word(quality: Quality, texts: &'static Texts) -> &'static str {
    match quality {
        Quality::Contradictory => texts.contradictory,
        Quality::Undocumented => texts.undocumented,
        Quality::Duplicate => texts.duplicate,
        Quality::NoResult => texts.no_result,
    }
}

/// A range in words.
pub(super) fn ends<T: ToString>(span: Span<T>) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) => format!("{} – {}", from.to_string(), to.to_string()),
        (Some(from), None) => format!("≥ {}", from.to_string()),
        (None, Some(to)) => format!("≤ {}", to.to_string()),
        (None, None) => String::new(),
    }
}

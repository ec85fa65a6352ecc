//! What became of the records: one bar of all of them, and below it every part in words, which a click filters by.

use leptos::prelude::*;

use super::drawing::{WIDTH, block, share_of_width, words};
use super::ink::{Ink, swatch};
use super::number_table::{NumberTable, Numbers};
use crate::i18n::{grouped, percent};
use crate::state::Session;
use crate::task::{AnswerClass, CalledClass, Figures, Filter};
use crate::ui::badge::{answer_icon, answer_word, called_icon, called_word};
use crate::ui::icon::{Icon, icon};
use crate::ui::word::{Pick, word};

/// How wide a part of the bar must be to have room for its share in words.
const ROOM: u64 = WIDTH / 7;

/// How high the bar is, in pixels.
const HEIGHT: u64 = 36;

/// The first so many are always named; the others, where the task has any.
const USUAL: usize = 5;

/// The records of one outcome. Every record has exactly one.
struct Outcome {
    /// In hooks.
    name: &'static str,
    word: Pick,
    icon: Icon,
    ink: Ink,
    called: CalledClass,
    answer: Option<AnswerClass>,
    count: fn(&Figures) -> u64,
}

static OUTCOMES: [Outcome; 7] = [
    Outcome::of(AnswerClass::Connected, Ink::Connected, |f| f.connected),
    Outcome::of(AnswerClass::Caller, Ink::Caller, Figures::agent_missed),
    Outcome::of(AnswerClass::Callee, Ink::Callee, |f| f.customer_missed),
    Outcome::of(AnswerClass::None, Ink::None, |f| f.no_result),
    Outcome {
        name: "not-called",
        word: called_word(CalledClass::NotCalled),
        icon: called_icon(CalledClass::NotCalled),
        ink: Ink::Pale,
        called: CalledClass::NotCalled,
        answer: None,
        count: |f| f.not_called,
    },
    Outcome {
        word: |t| t.charts.other_answer,
        ..Outcome::of(AnswerClass::Other, Ink::PaleStripes, |f| f.called - f.with_result() - f.no_result)
    },
    Outcome {
        name: "other-status",
        word: |t| t.charts.other_status,
        icon: called_icon(CalledClass::Other),
        ink: Ink::PaleDots,
        called: CalledClass::Other,
        answer: None,
        count: |f| f.all - f.called - f.not_called,
    },
];

impl Outcome {
    const fn of(answer: AnswerClass, ink: Ink, count: fn(&Figures) -> u64) -> Self {
        Self {
            name: answer.as_str(),
            word: answer_word(answer),
            icon: answer_icon(answer),
            ink,
            called: CalledClass::Called,
            answer: Some(answer),
            count,
        }
    }

    fn is_picked(&self, filter: &Filter) -> bool {
        filter.called == Some(self.called) && filter.answer == self.answer
    }

    /// Sets the filter to these records; if it is already, takes it back.
    fn pick(&self, session: Session) {
        session.update_filter(|filter| {
            let wanted = !self.is_picked(filter);
            filter.called = wanted.then_some(self.called);
            filter.answer = self.answer.filter(|_| wanted);
        });
    }
}

/// How many records each outcome has, in the order of [`OUTCOMES`].
type Counts = [u64; OUTCOMES.len()];

fn counts(figures: &Figures) -> Counts {
    OUTCOMES.each_ref().map(|outcome| (outcome.count)(figures))
}

/// The records by what became of them.
#[component]
pub(super) fn OutcomeChart(
    /// Whose records they are, and whose filter is set.
    session: Session,
) -> impl IntoView {
    let shown = Memo::new(move |_| session.listing.with_summaries(|of| counts(&of.shown().figures)));
    let all = Memo::new(move |_| shown.read().iter().sum::<u64>());
    let named = Memo::new(move |_| {
        let whole = session.listing.with_summaries(|of| counts(&of.whole().figures));
        let named = (0..).zip(whole).filter(|(place, count)| *place < USUAL || *count > 0);
        named.map(|(place, _)| place).collect::<Vec<_>>()
    });
    let part = move |place: usize| Some((OUTCOMES.get(place)?, *shown.read().get(place)?));
    let numbers = Signal::derive(move || {
        let (t, all) = (session.texts(), all.get());
        let row = |(outcome, count): (&'static Outcome, u64)| {
            ((outcome.word)(t).to_owned(), vec![grouped(count), percent(count, all)])
        };
        Numbers {
            heads: vec![t.charts.outcome, t.charts.number, t.charts.share],
            rows: named.read().iter().filter_map(|&place| part(place)).map(row).collect(),
        }
    });
    let legend = move |place: usize| {
        let count = move || part(place).map_or(0, |(_, count)| count);
        OUTCOMES.get(place).map(|outcome| view! { <OutcomeButton session outcome count=Signal::derive(count) all /> })
    };
    view! {
        <div
            class="chart outcome panel"
            data-chart="outcome"
            role="group"
            aria-label=word(session, |t| t.charts.outcome)
        >
            <div class="chart-head">
                <h3>{word(session, |t| t.charts.outcome)}</h3>
            </div>
            <p class="gist">{move || (session.texts().charts.records)(all.get())}</p>
            <svg class="bar" aria-hidden="true">
                {move || bar(session, &shown.read(), all.get())}
            </svg>
            <ul class="parts">
                <For each=move || named.get() key=|place| *place children=legend />
            </ul>
            <NumberTable session label=|t| t.charts.outcome numbers />
        </div>
    }
}

/// An outcome in words, to be picked.
#[component]
fn OutcomeButton(session: Session, outcome: &'static Outcome, count: Signal<u64>, all: Memo<u64>) -> impl IntoView {
    let filter = session.listing.filter();
    view! {
        <li>
            <button
                type="button"
                data-outcome=outcome.name
                data-count=move || count.get().to_string()
                aria-pressed=move || outcome.is_picked(&filter.read()).to_string()
                on:click=move |_| outcome.pick(session)
            >
                {swatch(outcome.ink)}
                {icon(outcome.icon)}
                <span>{word(session, outcome.word)}</span>
                <strong>{move || grouped(count.get())}</strong>
                <small>{move || percent(count.get(), all.get())}</small>
            </button>
        </li>
    }
}

/// The bar: what a pointer picks here, the buttons below offer to everybody.
fn bar(session: Session, counts: &Counts, all: u64) -> AnyView {
    let mut views = Vec::new();
    let mut before = 0;
    for (outcome, &count) in OUTCOMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
        let (from, to) = (share_of_width(before, all), share_of_width(before + count, all));
        before += count;
        let words =
            (to - from >= ROOM).then(|| words("share middle", (from + to) / 2, HEIGHT / 2, percent(count, all)));
        let part = view! {
            <g data-outcome=outcome.name on:click=move |_| outcome.pick(session)>
                {block(outcome.ink, from, to - from, 0, HEIGHT)}
                {words}
            </g>
        };
        views.push(part.into_any());
    }
    if views.is_empty() {
        return words("nothing middle", WIDTH / 2, HEIGHT / 2, session.texts().charts.nothing.to_owned());
    }
    views.into_any()
}

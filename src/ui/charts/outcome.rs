//! What became of the records: one bar of all of them, and below it every part in words, which a click filters by.

use leptos::prelude::*;
use leptos::svg::Svg;
use web_sys::{Element, MouseEvent};

use super::drawing::{WIDTH, block, share_of_width, words};
use super::elements::empty;
use super::ink::{Ink, swatch};
use super::number_table::{NumberTable, Numbers};
use crate::i18n::{Texts, grouped};
use crate::state::words::{answer_word, called_word};
use crate::state::{Memo, Session, whenever};
use crate::task::{AnswerClass, CalledClass, Figures, Filter, Ratio};
use crate::ui::badge::{answer_icon, called_icon};
use crate::ui::event_target::target_of;
use crate::ui::icon::{Icon, icon};
use crate::ui::summary::amount::percent;
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
    let svg = NodeRef::<Svg>::new();
    let shown = Memo::new(move |_| session.listing.with_summaries(|of| counts(&of.shown().figures)));
    let whole = Memo::new(move |_| session.listing.with_summaries(|of| counts(&of.whole().figures)));
    let of = |counts: Memo<Counts>, place: usize| counts.read().get(place).copied().unwrap_or_default();
    let all = move || shown.read().iter().sum::<u64>();
    let is_named = move |place: usize| place < USUAL || of(whole, place) > 0;
    whenever(move || {
        if let Some(svg) = svg.get() {
            draw(&svg, &shown.read(), session.texts());
        }
    });
    let numbers = move || {
        let (t, all) = (session.texts(), all());
        let named = OUTCOMES.iter().enumerate().filter(|(place, _)| is_named(*place));
        let row = |(place, outcome): (usize, &Outcome)| {
            let count = of(shown, place);
            ((outcome.word)(t).to_owned(), vec![grouped(count), percent(Ratio { numerator: count, denominator: all })])
        };
        Numbers { heads: vec![t.charts.outcome, t.charts.number, t.charts.share], rows: named.map(row).collect() }
    };
    // What a pointer picks in the bar, the buttons below it offer to everybody.
    let pick = move |event: MouseEvent| {
        let part = target_of(&event).and_then(|part| part.get_attribute("data-outcome"));
        if let Some(outcome) = OUTCOMES.iter().find(|outcome| part.as_deref() == Some(outcome.name)) {
            outcome.pick(session);
        }
    };
    let button = |(place, outcome): (usize, &'static Outcome)| {
        let count = move || of(shown, place);
        view! {
            <li hidden=move || !is_named(place)>
                <button
                    type="button"
                    data-outcome=outcome.name
                    data-count=move || count().to_string()
                    aria-pressed=move || outcome.is_picked(&session.listing.filter().read()).to_string()
                    on:click=move |_| outcome.pick(session)
                >
                    {swatch(outcome.ink)}
                    {icon(outcome.icon)}
                    <span>{word(session, outcome.word)}</span>
                    <strong>{move || grouped(count())}</strong>
                    <small>{move || percent(Ratio { numerator: count(), denominator: all() })}</small>
                </button>
            </li>
        }
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
            <p class="gist">{move || (session.texts().charts.records)(all())}</p>
            <svg node_ref=svg class="bar" aria-hidden="true" on:click=pick></svg>
            <ul class="parts">{OUTCOMES.iter().enumerate().map(button).collect_view()}</ul>
            <NumberTable session label=|t| t.charts.outcome numbers=Box::new(numbers) />
        </div>
    }
}

/// Draws the bar, in place of the one before.
fn draw(svg: &Element, counts: &Counts, texts: &'static Texts) {
    empty(svg);
    let all = counts.iter().sum();
    let mut before = 0;
    for (outcome, &count) in OUTCOMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
        let (from, to) = (share_of_width(before, all), share_of_width(before + count, all));
        before += count;
        if let Some(part) = block(svg, outcome.ink, [from, to - from], [0, HEIGHT]) {
            part.set_attribute("data-outcome", outcome.name).ok();
            part.set_attribute("data-count", &count.to_string()).ok();
        }
        if to - from >= ROOM {
            words(
                svg,
                "share middle",
                (from + to) / 2,
                HEIGHT / 2,
                &percent(Ratio { numerator: count, denominator: all }),
            );
        }
    }
    if all == 0 {
        words(svg, "nothing middle", WIDTH / 2, HEIGHT / 2, texts.charts.nothing);
    }
}

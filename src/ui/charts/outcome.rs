//! What became of the records: one bar of all of them, and below it every part in words, which a click filters by.

use super::drawing::{WIDTH, block, share_of_width, words};
use super::ink::{Ink, swatch};
use super::number_table::{Numbers, number_table};
use crate::i18n::{Texts, grouped};
use crate::state::words::{answer_word, called_word};
use crate::state::{Memo, Session};
use crate::task::{AnswerClass, CalledClass, Figures, Filter, Ratio};
use crate::ui::badge::{answer_icon, called_icon};
use crate::ui::dom::{El, Holder as _, el, follow, svg};
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

/// The records of a session, whose filter is set, by what became of them.
pub(super) fn outcome_chart(session: Session) -> El {
    let shown = Memo::new(move |_| session.listing.with_summaries(|of| counts(&of.shown().figures)));
    let whole = Memo::new(move |_| session.listing.with_summaries(|of| counts(&of.whole().figures)));
    let of = |counts: Memo<Counts>, place: usize| counts.read().get(place).copied().unwrap_or_default();
    let all = move || shown.read().iter().sum::<u64>();
    let is_named = move |place: usize| place < USUAL || of(whole, place) > 0;
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
    let pick = move |event| {
        let part = target_of(&event).and_then(|part| part.get_attribute("data-outcome"));
        if let Some(outcome) = OUTCOMES.iter().find(|outcome| part.as_deref() == Some(outcome.name)) {
            outcome.pick(session);
        }
    };
    let bar = svg("svg").attrs(&[("class", "bar"), ("aria-hidden", "true")]).on("click", pick);
    follow({
        let bar = bar.clone();
        move || draw(&bar, &shown.read(), session.texts())
    });
    let button = |(place, outcome): (usize, &'static Outcome)| {
        let count = move || of(shown, place);
        let button = el("button")
            .attrs(&[("type", "button"), ("data-outcome", outcome.name)])
            .attr_of("data-count", move || count().to_string())
            .attr_of("aria-pressed", move || outcome.is_picked(&session.listing.filter().read()))
            .on("click", move |_| outcome.pick(session))
            .child(swatch(outcome.ink))
            .child(icon(outcome.icon))
            .child(el("span").text_of(word(session, outcome.word)))
            .child(el("strong").text_of(move || grouped(count())))
            .child(el("small").text_of(move || percent(Ratio { numerator: count(), denominator: all() })));
        el("li").attr_when("hidden", move || !is_named(place)).child(button)
    };
    let title = el("h3").text_of(word(session, |t| t.charts.outcome));
    el("div")
        .attrs(&[("class", "chart outcome panel"), ("data-chart", "outcome"), ("role", "group")])
        .attr_of("aria-label", word(session, |t| t.charts.outcome))
        .child(el("div").class("chart-head").child(title))
        .child(el("p").class("gist").text_of(move || (session.texts().charts.records)(all())))
        .child(bar)
        .child(el("ul").class("parts").children(OUTCOMES.iter().enumerate().map(button)))
        .child(number_table(session, |t| t.charts.outcome, Box::new(numbers)))
}

/// Draws the bar, in place of the one before.
fn draw(bar: &El, counts: &Counts, texts: &'static Texts) {
    bar.set_text_content(None);
    let all = counts.iter().sum();
    let mut before = 0;
    for (outcome, &count) in OUTCOMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
        let (from, to) = (share_of_width(before, all), share_of_width(before + count, all));
        before += count;
        let part = block(outcome.ink, [from, to - from], [0, HEIGHT]);
        bar.child(part.attrs(&[("data-outcome", outcome.name), ("data-count", &count.to_string())]));
        if to - from >= ROOM {
            let share = percent(Ratio { numerator: count, denominator: all });
            bar.child(words("share middle", (from + to) / 2, HEIGHT / 2, &share));
        }
    }
    if all == 0 {
        bar.child(words("nothing middle", WIDTH / 2, HEIGHT / 2, texts.charts.nothing));
    }
}

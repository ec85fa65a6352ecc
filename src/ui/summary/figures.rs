//! The figures: each with its value for the rows shown, beside it for the whole task, and its formula for whoever asks.

use super::amount::{counts, exact, words};
use crate::i18n::grouped;
use crate::state::words::figure_texts;
use crate::state::{BasisPoints, Memo, Scope, Session};
use crate::task::{Amount, Figure, Figures};
use crate::ui::dom::{El, Holder as _, el, group};
use crate::ui::icon::{Icon, icon};

/// One tile a figure of a session's records. It opens, by mouse, touch or key, to its formula and its counts.
///
/// `is_filtered` says whether a filter hides any.
pub(super) fn figure_strip(session: Session, is_filtered: Memo<bool>) -> El {
    let shown = Memo::new(move |_| session.listing.with_summaries(|summaries| summaries.shown().figures));
    let whole = Memo::new(move |_| session.listing.with_summaries(|summaries| summaries.whole().figures));
    let is_beside = Memo::new(move |_| is_filtered.get() && session.scope() == Scope::Task);
    let tiles = Figure::ALL.map(|figure| tile(session, figure, shown, whole, is_beside));
    el("div").class("figures").children(tiles)
}

fn tile(session: Session, figure: Figure, shown: Memo<Figures>, whole: Memo<Figures>, is_beside: Memo<bool>) -> El {
    let amount = Memo::new(move |_| shown.read().amount(figure));
    let beside = move || {
        let texts = session.texts();
        is_beside.get().then(|| (texts.of_whole_task)(&words(whole.read().amount(figure), texts)))
    };
    let is_past_limit =
        Memo::new(move |_| figure == Figure::AbandonRate && is_past(amount.get(), session.abandon_limit()));
    let warning = move || {
        is_past_limit.get().then(|| {
            let words = (session.texts().past_limit)(&session.abandon_limit().to_string());
            group().child(icon(Icon::Warning)).child(el("span").class("visually-hidden").text(&words))
        })
    };
    let basis = move || {
        let texts = session.texts();
        let split = (figure == Figure::AgentMissed).then(|| {
            let figures = shown.get();
            (texts.missed_split)(&grouped(figures.missed_with_agent), &grouped(figures.missed_without_agent))
        });
        let limit = (figure == Figure::AbandonRate).then(|| (texts.limit)(&session.abandon_limit().to_string()));
        let lines = [counts(amount.get()), split, limit];
        group().children(lines.into_iter().flatten().map(|line| el("p").text(&line)))
    };
    let texts_of = move || figure_texts(figure, session.texts());
    let value = el("strong").changing(warning).text_of(move || words(amount.get(), session.texts()));
    let summary = el("summary")
        .child(el("span").class("name").text_of(move || texts_of().name))
        .child(value)
        .child(el("small").text_of(beside));
    let tile = el("details")
        .attrs(&[("class", "figure"), ("name", "yti-figure"), ("data-kpi", figure.as_str())])
        .class_when("past", move || is_past_limit.get())
        .attr_of("data-value", move || exact(amount.get()))
        .child(summary)
        .child(el("div").class("basis").child(el("p").text_of(move || texts_of().formula)).changing(basis));
    match figure.answer() {
        Some(answer) => tile.attr("data-answertype", answer.as_str()),
        None => tile,
    }
}

/// Whether a share is above a limit. What is undefined is above nothing.
fn is_past(amount: Amount, limit: BasisPoints) -> bool {
    let parts = |count: u64, of: u32| u128::from(count) * u128::from(of);
    match amount {
        Amount::Share(ratio) => parts(ratio.numerator, BasisPoints::ONE) > parts(ratio.denominator, limit.get()),
        Amount::Records(_) | Amount::Seconds(_) => false,
    }
}

//! The figures: each with its value for the rows shown, beside it for the whole task, and its formula for whoever asks.

use leptos::prelude::*;

use super::amount::{counts, exact, words};
use crate::i18n::grouped;
use crate::state::words::figure_texts;
use crate::state::{BasisPoints, Memo, Scope, Session};
use crate::task::{Amount, AnswerClass, Figure, Figures};
use crate::ui::icon::{Icon, icon};
use crate::ui::word::changing;

/// One tile a figure. It opens, by mouse, touch or key, to its formula and its counts.
#[component]
pub(super) fn FigureStrip(
    /// Whose records.
    session: Session,
    /// Whether a filter hides any.
    is_filtered: Memo<bool>,
) -> impl IntoView {
    let shown = Memo::new(move |_| session.listing.with_summaries(|summaries| summaries.shown().figures));
    let whole = Memo::new(move |_| session.listing.with_summaries(|summaries| summaries.whole().figures));
    let is_beside = Memo::new(move |_| is_filtered.get() && session.scope() == Scope::Task);
    let tiles = Figure::ALL.map(|figure| tile(session, figure, shown, whole, is_beside));
    view! { <div class="figures">{tiles.into_iter().collect_view()}</div> }
}

fn tile(
    session: Session,
    figure: Figure,
    shown: Memo<Figures>,
    whole: Memo<Figures>,
    is_beside: Memo<bool>,
) -> AnyView {
    let amount = Memo::new(move |_| shown.read().amount(figure));
    let beside = changing(move || {
        let texts = session.texts();
        is_beside.get().then(|| (texts.of_whole_task)(&words(whole.read().amount(figure), texts)))
    });
    let is_past_limit =
        Memo::new(move |_| figure == Figure::AbandonRate && is_past(amount.get(), session.abandon_limit()));
    let warning = changing(move || {
        is_past_limit.get().then(|| {
            view! {
                {icon(Icon::Warning)}
                <span class="visually-hidden">{(session.texts().past_limit)(&session.abandon_limit().to_string())}</span>
            }
            .into_any()
        })
    });
    let basis = changing(move || {
        let texts = session.texts();
        let split = (figure == Figure::AgentMissed).then(|| {
            let figures = shown.get();
            (texts.missed_split)(&grouped(figures.missed_with_agent), &grouped(figures.missed_without_agent))
        });
        let limit = (figure == Figure::AbandonRate).then(|| (texts.limit)(&session.abandon_limit().to_string()));
        [counts(amount.get()), split, limit]
            .into_iter()
            .flatten()
            .map(|line| view! { <p>{line}</p> }.into_any())
            .collect_view()
    });
    let texts_of = move || figure_texts(figure, session.texts());
    view! {
        <details
            class="figure"
            class:past=move || is_past_limit.get()
            name="yti-figure"
            data-kpi=figure.as_str()
            data-answertype=figure.answer().map(AnswerClass::as_str)
            data-value=move || exact(amount.get())
        >
            <summary>
                <span class="name">{move || texts_of().name}</span>
                <strong>{warning} {move || words(amount.get(), session.texts())}</strong>
                <small>{beside}</small>
            </summary>
            <div class="basis">
                <p>{move || texts_of().formula}</p>
                {basis}
            </div>
        </details>
    }
    .into_any()
}

/// Whether a share is above a limit. What is undefined is above nothing.
fn is_past(amount: Amount, limit: BasisPoints) -> bool {
    let parts = |count: u64, of: u32| u128::from(count) * u128::from(of);
    match amount {
        Amount::Share(ratio) => parts(ratio.numerator, BasisPoints::ONE) > parts(ratio.denominator, limit.get()),
        Amount::Records(_) | Amount::Seconds(_) => false,
    }
}

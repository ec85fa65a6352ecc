//! What the records add up to: figures above them, and behind one press the pictures, how each agent
//! did and what to look at twice.
//!
//! Everything follows the filter, a moment behind the records themselves. In page scope it speaks of the page alone, and
//! says so.

mod agents;
pub(super) mod amount;
mod figures;
mod quality;

use leptos::prelude::*;

use self::agents::Agents;
use self::figures::FigureStrip;
use self::quality::QualityList;
use super::charts::Charts;
use super::show::Show;
use super::word::{changing, word};
use crate::state::{Memo, RwSignal, Scope, Session};

/// The panel above the records.
#[component]
pub(super) fn SummaryPanel(
    /// Whose records.
    session: Session,
) -> impl IntoView {
    let records = Memo::new(move |_| {
        session.listing.with_summaries(|summaries| (summaries.shown().figures.all, summaries.whole().figures.all))
    });
    let is_filtered = Memo::new(move |_| session.listing.filter().read().is_active());
    let of_what = changing(move || {
        let (shown, whole) = records.get();
        let texts = session.texts();
        match (session.scope(), is_filtered.get()) {
            (Scope::Page, false) => (texts.summary_of_page)(whole),
            (Scope::Page, true) => (texts.summary_of_page_filtered)(shown, whole),
            (Scope::Task, false) => (texts.summary_of_task)(whole),
            (Scope::Task, true) => (texts.summary_of_task_filtered)(shown, whole),
        }
    });
    let is_open = RwSignal::new(false);
    view! {
        <section class="summary panel" part="summary" aria-label=word(session, |t| t.summary)>
            <header class="summary-head">
                <h2>{word(session, |t| t.summary)}</h2>
                <p data-yti="summary-scope">{of_what}</p>
            </header>
            <FigureStrip session is_filtered />
            <details class="more insights" on:toggle=move |event| is_open.set(super::event_target::is_open(&event))>
                <summary data-yti="insights">{word(session, |t| t.insights)}</summary>
                <Show when=move || is_open.get()>
                    <div class="insights-body">
                        <Charts session />
                        <QualityList session />
                        <Agents session />
                    </div>
                </Show>
            </details>
        </section>
    }
}

//! What the records add up to: figures above them, and behind one press the pictures, how each agent
//! did and what to look at twice.
//!
//! Everything follows the filter, a moment behind the records themselves. In page scope it speaks of the page alone, and
//! says so.

mod agents;
pub(super) mod amount;
mod figures;
mod quality;

use self::agents::agents;
use self::figures::figure_strip;
use self::quality::quality_list;
use super::charts::charts;
use super::dom::{El, Holder as _, el};
use super::event_target;
use super::word::word;
use crate::state::{Memo, RwSignal, Scope, Session};

/// The panel above the records of a session.
pub(super) fn summary_panel(session: Session) -> El {
    let records = Memo::new(move |_| {
        session.listing.with_summaries(|summaries| (summaries.shown().figures.all, summaries.whole().figures.all))
    });
    let is_filtered = Memo::new(move |_| session.listing.filter().read().is_active());
    let of_what = move || {
        let (shown, whole) = records.get();
        let texts = session.texts();
        match (session.scope(), is_filtered.get()) {
            (Scope::Page, false) => (texts.summary_of_page)(whole),
            (Scope::Page, true) => (texts.summary_of_page_filtered)(shown, whole),
            (Scope::Task, false) => (texts.summary_of_task)(whole),
            (Scope::Task, true) => (texts.summary_of_task_filtered)(shown, whole),
        }
    };
    let is_open = RwSignal::new(false);
    let head = el("header")
        .class("summary-head")
        .child(el("h2").text_of(word(session, |t| t.summary)))
        .child(el("p").attr("data-yti", "summary-scope").text_of(of_what));
    let insights = move || {
        let body = el("div").class("insights-body");
        body.child(charts(session)).child(quality_list(session)).child(agents(session))
    };
    let more = el("details")
        .class("more insights")
        .on("toggle", move |event| is_open.set(event_target::is_open(&event)))
        .child(el("summary").attr("data-yti", "insights").text_of(word(session, |t| t.insights)))
        .shown_when(move || is_open.get(), insights);
    el("section")
        .attrs(&[("class", "summary panel"), ("part", "summary")])
        .attr_of("aria-label", word(session, |t| t.summary))
        .child(head)
        .child(figure_strip(session, is_filtered))
        .child(more)
}

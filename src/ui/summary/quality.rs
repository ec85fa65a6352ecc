//! What is worth a second look, and just those records at a press.

use leptos::prelude::*;

use crate::i18n::grouped;
use crate::state::words::quality_word;
use crate::state::{Memo, Session};
use crate::task::Quality;
use crate::ui::word::word;

use super::amount::UNDEFINED;

/// One button a kind, pressed while only those are shown. A second press shows the others again.
#[component]
pub(super) fn QualityList(
    /// Whose records.
    session: Session,
) -> impl IntoView {
    let buttons = Quality::ALL.map(|quality| {
        let count = Memo::new(move |_| {
            session.listing.with_summaries(|summaries| summaries.whole().figures.quality(quality))
        });
        let is_chosen = Memo::new(move |_| session.listing.filter().read().quality == Some(quality));
        view! {
            <li>
                <button
                    type="button"
                    class="button quality"
                    name="quality"
                    value=quality.as_str()
                    aria-pressed=move || is_chosen.get().to_string()
                    on:click=move |_| {
                        session.update_filter(|filter| filter.quality = (!is_chosen.get_untracked()).then_some(quality));
                    }
                >
                    <span>{move || quality_word(quality, session.texts())}</span>
                    <b
                        data-facet=format!("quality:{}", quality.as_str())
                        data-count=move || count.get().map(|count| count.to_string()).unwrap_or_default()
                    >
                        {move || count.get().map_or_else(|| UNDEFINED.to_owned(), grouped)}
                    </b>
                </button>
            </li>
        }
    });
    view! {
        <section class="insight">
            <h3>{word(session, |t| t.data_quality)}</h3>
            <ul class="qualities">{buttons.into_iter().collect_view()}</ul>
        </section>
    }
}

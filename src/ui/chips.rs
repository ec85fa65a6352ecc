//! The filters that are in force, each with a way to take it back.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::word::word;
use crate::i18n::Texts;
use crate::state::Session;
use crate::state::words::criterion_words;
use crate::task::{Criterion, Filter};

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
    let (label, value) = criterion_words(filter, criterion, texts);
    (texts.filter_chip)(label, &value)
}

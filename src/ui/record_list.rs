//! The records that are shown, as cards.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::clipboard::{CopyOutcome, copy_or_select};
use super::record_card::record_card;
use super::word::word;
use crate::i18n::Lang;
use crate::protocol::Record;
use crate::state::{Session, Slot};

/// The filtered records of the page on screen, in task order.
#[component]
pub(super) fn RecordList(session: Session) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let copied = RwSignal::new(None::<CopyOutcome>);
    let said = move || match copied.get() {
        Some(CopyOutcome::Copied) => session.texts().copied,
        Some(CopyOutcome::Selected) => session.texts().copy_refused,
        None => "",
    };

    // A new page begins at its beginning, wherever the last one was left.
    Effect::new(move |before: Option<Option<u64>>| {
        let page = session.paging().map(|paging| paging.page);
        if before.is_some_and(|before| before != page)
            && let Some(list) = list.get_untracked()
            && list.get_bounding_client_rect().top() < 0.0
        {
            list.scroll_into_view();
        }
        page
    });

    // A card keeps what a person did to it, its opened details, as long as its record is shown.
    let slots = Memo::new(move |_| (session.slots(), session.lang.get()));
    let shown = move || slots.with(|(slots, lang)| slots.iter().map(|&slot| (slot, *lang)).collect::<Vec<_>>());
    let card = move |(slot, lang): (Slot, Lang)| {
        let card = |record: &Record<'_>| view! { <li>{record_card(record, slot.index, lang.texts())}</li> };
        session.listing.with_record(slot, card)
    };

    view! {
        <ul
            class="cards"
            node_ref=list
            aria-label=word(session, |t| t.records)
            aria-busy=move || session.is_loading().to_string()
            on:click=move |event| copy_number(&event, copied)
        >
            <For each=shown key=|shown| *shown children=card />
        </ul>
        <p class="toast" role="status" class:shown=move || copied.get().is_some()>
            {said}
        </p>
    }
}

/// One listener for every card's copy button.
fn copy_number(event: &MouseEvent, copied: RwSignal<Option<CopyOutcome>>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-copy]").ok().flatten()) else {
        copied.set(None);
        return;
    };
    let (Some(number), Some(shown)) = (button.get_attribute("data-copy"), button.previous_element_sibling()) else {
        return;
    };
    copied.set(None);
    copy_or_select(&number, shown, move |outcome| copied.set(Some(outcome)));
}

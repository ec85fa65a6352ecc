//! The records that are shown, as cards or in a table, and what a person does with them.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::clipboard::{CopyOutcome, copy_or_select};
use super::event_target::{record_of, slot_of, target_of};
use super::focus_kept::keep_focus;
use super::list_keys::move_by_key;
use super::record_card::{is_on_face, record_card};
use super::record_details::{Extent, record_details};
use super::record_json::record_json;
use super::record_table::RecordTable;
use super::word::word;
use crate::i18n::Lang;
use crate::protocol::Record;
use crate::state::{Layout, Presentation, Session, Slot};

/// The filtered records of the page on screen, in order.
#[component]
pub(super) fn RecordList(
    /// Whose records.
    session: Session,
    /// How to show them.
    #[prop(into)]
    presentation: Signal<Presentation>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
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

    let slots = Memo::new(move |_| session.slots());
    let slot_around = move |element: &Element| {
        record_of(element).and_then(|record| slots.with_untracked(|slots| slot_of(&record, slots)))
    };

    // One listener for every record's buttons.
    let copy = move |event: MouseEvent| {
        copied.set(None);
        let json = |button: &Element| session.listing.with_record(slot_around(button)?, record_json);
        if let Some((text, shown)) = target_of(&event).and_then(|target| to_copy(&target, json)) {
            copy_or_select(&text, shown, move |outcome| copied.set(Some(outcome)));
        }
    };
    // A closed card has only what its face lacks: the rest comes when somebody opens it.
    let complete = move |event: Event| {
        let Some(details) = target_of(&event) else { return };
        let Some(slot) = slot_around(&details) else { return };
        session.listing.with_record(slot, |record| complete_details(&details, record, session));
    };
    // Read just before they are drawn.
    let to_draw = Signal::derive(move || {
        if let Some(list) = list.get_untracked() {
            keep_focus(&list);
        }
        slots.get()
    });
    let layout = Memo::new(move |_| presentation.get().layout);
    let columns = Memo::new(move |_| presentation.get().columns);

    view! {
        <div
            class="records"
            node_ref=list
            aria-busy=move || session.is_loading().to_string()
            on:click=copy
            on:keydown=move |event: KeyboardEvent| {
                if let Some(list) = list.get_untracked() {
                    move_by_key(&event, &list);
                }
            }
            on:toggle:capture=complete
        >
            {move || match layout.get() {
                Layout::Cards => view! { <RecordCards session slots=to_draw /> }.into_any(),
                Layout::Table => view! { <RecordTable session slots=to_draw columns /> }.into_any(),
            }}
        </div>
        <p class="toast" role="status">
            {said}
        </p>
    }
}

/// A card each.
#[component]
fn RecordCards(session: Session, #[prop(into)] slots: Signal<Vec<Slot>>) -> impl IntoView {
    // A card keeps what a person did to it, its opened details, as long as its record is shown.
    let shown = move || {
        let lang = session.lang.get();
        slots.with(|slots| slots.iter().map(|&slot| (slot, lang)).collect::<Vec<_>>())
    };
    let card = move |(slot, lang): (Slot, Lang)| {
        let card = |record: &Record<'_>| view! { <li>{record_card(record, slot.index, lang.texts())}</li> };
        session.listing.with_record(slot, card)
    };
    view! {
        <ul class="cards" aria-label=word(session, |t| t.records)>
            <For each=shown key=|shown| *shown children=card />
        </ul>
    }
}

/// What a press on `target` copies, and where a person sees it.
fn to_copy(target: &Element, json: impl FnOnce(&Element) -> Option<String>) -> Option<(String, Element)> {
    if let Some(button) = target.closest("[data-copy]").ok().flatten() {
        return Some((button.get_attribute("data-copy")?, button.previous_element_sibling()?));
    }
    let button = target.closest("[data-yti=copy-json]").ok().flatten()?;
    let (json, shown) = (json(&button)?, button.next_element_sibling()?);
    shown.set_text_content(Some(&json));
    Some((json, shown))
}

fn complete_details(details: &Element, record: &Record<'_>, session: Session) {
    let Ok(Some(body)) = details.query_selector(".details:not(:has([data-yti=copy-json]))") else { return };
    body.set_text_content(None);
    let texts = session.lang.get_untracked().texts();
    let whole = record_details(record, Extent::Whole, |field| is_on_face(record, field), texts);
    // Static: once it is there, it needs nobody.
    whole.build().mount(&body, None);
}

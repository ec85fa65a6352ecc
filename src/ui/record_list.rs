//! The records that are shown, as cards or in a table, and what a person does with them.

use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::clipboard::{CopyOutcome, copy_or_select};
use super::dom::{Group, Holder as _, el, group};
use super::event_target::{is_for_record, record_of, slot_of, target_of};
use super::list_keys::move_by_key;
use super::opened::Opened;
use super::record_cards::record_cards;
use super::record_json::record_json;
use super::record_table::record_table;
use crate::state::{Layout, Memo, Presentation, RwSignal, Session, whenever};

/// The filtered records of the page on screen, in order: whose, and how to show them.
pub(super) fn record_list(session: Session, presentation: RwSignal<Presentation>) -> Group {
    let copied = RwSignal::new(None::<CopyOutcome>);
    let slots = Memo::new(move |_| session.slots());
    let opened = Opened::new();
    let slot_around =
        move |element: &Element| record_of(element).and_then(|record| slot_of(&record, &slots.read_untracked()));

    // One listener for every record and its buttons.
    let press = move |event: MouseEvent| {
        if let Some(slot) = target_of(&event).filter(|_| is_for_record(&event)).and_then(|target| slot_around(&target))
        {
            session.select(slot);
        }
        copied.set(None);
        let json = |button: &Element| session.listing.with_record(slot_around(button)?, record_json);
        if let Some((text, shown)) = target_of(&event).and_then(|target| to_copy(&target, json)) {
            copy_or_select(&text, shown, move |outcome| copied.set(Some(outcome)));
        }
    };
    let columns = Memo::new(move |_| presentation.get().columns);
    let list = el("div").class("records").attr_of("aria-busy", move || session.is_loading());
    let moved_in = list.clone();
    let list =
        list.on_as("click", press).on_as("keydown", move |event: KeyboardEvent| move_by_key(&event, &moved_in)).switch(
            move || presentation.get().layout,
            move |layout| match layout {
                Layout::Cards => record_cards(session, slots, opened),
                Layout::Table => record_table(session, slots, columns, opened),
            },
        );

    // A new page begins at its beginning, wherever the last one was left.
    let mut before = None;
    let scrolled = list.clone();
    whenever(move || {
        let page = session.paging().map(|paging| paging.page);
        if before.replace(page).is_some_and(|before| before != page) && scrolled.get_bounding_client_rect().top() < 0.0
        {
            scrolled.scroll_into_view();
        }
    });
    let said = el("p").class("toast").attr("role", "status").text_of(move || match copied.get() {
        Some(CopyOutcome::Copied) => session.texts().copied,
        Some(CopyOutcome::Selected) => session.texts().copy_refused,
        None => "",
    });
    group().children([list, said])
}

/// What a press on `target` copies, and where a person sees it.
fn to_copy(target: &Element, json: impl FnOnce(&Element) -> Option<String>) -> Option<(String, Element)> {
    if let Some(button) = target.closest("[data-copy]").ok().flatten() {
        let shown = button.previous_element_sibling()?;
        return Some((shown.text_content()?, shown));
    }
    let button = target.closest("[data-yti=copy-json]").ok().flatten()?;
    let (json, shown) = (json(&button)?, button.next_element_sibling()?);
    shown.set_text_content(Some(&json));
    Some((json, shown))
}

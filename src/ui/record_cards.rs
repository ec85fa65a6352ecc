//! The records that are shown, as cards.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, Event};

use super::event_target::{record_of, slot_of, target_of};
use super::opened::Opened;
use super::record_card::{Card, blank_card};
use super::recycled::{Pool, Wanted, show_all};
use super::word::word;
use crate::i18n::Lang;
use crate::state::{Memo, Session, Slot, whenever};

/// The filtered records of the page on screen, a card each.
#[component]
pub(super) fn RecordCards(
    /// Whose records.
    session: Session,
    /// Which of them.
    slots: Memo<Vec<Slot>>,
    /// Whose details are open.
    opened: Opened,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let cards = StoredValue::new_local(Pool::<Card>::default());
    let mut made: Option<(Lang, Element)> = None;
    whenever(move || {
        let (lang, slots, list) = (session.lang.get(), slots.read(), list.get()?);
        let like = match &made {
            Some((made_for, blank)) if *made_for == lang => blank.clone(),
            _ => {
                cards.update_value(Pool::clear);
                made.insert((lang, blank_card(lang.texts())?)).1.clone()
            }
        };
        let make = Box::new(move || Card::like(&like, opened, lang.texts()));
        let list = Element::from(list);
        show_all(cards, Wanted { session, slots: slots.to_vec(), list: list.clone(), make });
        mark_opened(&list, &slots, opened);
        Some(())
    });

    // One listener for every card.
    let toggled = move |event: Event| {
        let Some(card) = target_of(&event).and_then(|details| record_of(&details)) else { return };
        let Some(slot) = slot_of(&card, &slots.read_untracked()) else { return };
        cards.update_value(|cards| {
            if let Some(card) = cards.find(slot) {
                session.listing.with_record(slot, |record| card.toggled(slot, record));
            }
        });
        if let Some(list) = list.get_untracked() {
            mark_opened(&list, &slots.read_untracked(), opened);
        }
    };

    view! {
        <ul class="cards" aria-label=word(session, |t| t.records) node_ref=list on:toggle:capture=toggled></ul>
    }
}

/// For the style sheet: whether any card is higher than its neighbours.
fn mark_opened(list: &Element, slots: &[Slot], opened: Opened) {
    let any = slots.iter().any(|slot| opened.has(slot.index));
    list.set_class_name(if any { "cards opened" } else { "cards" });
}

//! The records that are shown, as cards.

use web_sys::Element;

use super::dom::{El, Phase, el, listen};
use super::event_target::{record_of, slot_of, target_of};
use super::opened::Opened;
use super::record_card::{Card, blank_card};
use super::recycled::{Pool, Wanted, show_all};
use super::word::word;
use crate::i18n::Lang;
use crate::state::{Kept, Memo, Session, Slot, whenever};

/// The filtered records of the page on screen, a card each: whose records, which of them, and whose details are open.
pub(super) fn record_cards(session: Session, slots: Memo<Vec<Slot>>, opened: Opened) -> El {
    let list = el("ul").class("cards").attr_of("aria-label", word(session, |t| t.records));
    let cards = Kept::new(Pool::<Card>::default());
    let mut made: Option<(Lang, Element)> = None;
    let shown_in = list.clone();
    whenever(move || {
        let (lang, slots) = (session.lang.get(), slots.read());
        let like = match &made {
            Some((made_for, blank)) if *made_for == lang => blank.clone(),
            _ => {
                cards.update_value(Pool::clear);
                made.insert((lang, blank_card(lang.texts()))).1.clone()
            }
        };
        let make = Box::new(move || Card::like(&like, opened, lang.texts()));
        let list = shown_in.clone().into_element();
        show_all(cards, Wanted { session, slots: slots.to_vec(), list: list.clone(), make });
        mark_opened(&list, &slots, opened);
    });

    // One listener for every card.
    let toggled_in = list.clone();
    listen(&list, "toggle", Phase::Capture, move |event| {
        let Some(card) = target_of(event).and_then(|details| record_of(&details)) else { return };
        let Some(slot) = slot_of(&card, &slots.read_untracked()) else { return };
        cards.update_value(|cards| {
            if let Some(card) = cards.find(slot) {
                session.listing.with_record(slot, |record| card.toggled(slot, record));
            }
        });
        mark_opened(&toggled_in, &slots.read_untracked(), opened);
    });
    list
}

/// For the style sheet: whether any card is higher than its neighbours.
fn mark_opened(list: &Element, slots: &[Slot], opened: Opened) {
    let any = slots.iter().any(|slot| opened.has(slot.index));
    list.set_class_name(if any { "cards opened" } else { "cards" });
}

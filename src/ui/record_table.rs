//! The records that are shown, as a compact table.

use web_sys::{Element, MouseEvent};

use super::column_head::{column_head, place_head};
use super::dom::{El, Holder as _, el, group};
use super::event_target::{is_for_record, slot_of, target_of};
use super::opened::Opened;
use super::record_row::{Row, blank_row};
use super::recycled::{Pool, Wanted, show_all};
use super::word::word;
use crate::i18n::Lang;
use crate::state::{Columns, Kept, Memo, Session, Slot, whenever};

/// The filtered records of the page on screen, a row each. The table scrolls sideways in its own box.
///
/// Whose records, which of them and which of their fields, and whose details are open.
pub(super) fn record_table(session: Session, slots: Memo<Vec<Slot>>, columns: Memo<Columns>, opened: Opened) -> El {
    let rows = Kept::new(Pool::<Row>::default());
    // One listener for every row.
    let body = el("tbody").on_as("click", move |event: MouseEvent| {
        let Some(row) = row_to_toggle(&event) else { return };
        let Some(slot) = slot_of(&row, &slots.read_untracked()) else { return };
        rows.update_value(|rows| {
            if let Some(row) = rows.find(slot) {
                session.listing.with_record(slot, |record| row.toggle(slot, record));
            }
        });
    });
    let mut made: Option<((Lang, Columns), Element)> = None;
    let shown_in = body.clone();
    whenever(move || {
        let (kind, slots) = ((session.lang.get(), columns.get()), slots.read());
        let (lang, columns) = kind;
        let like = match &made {
            Some((made_for, blank)) if *made_for == kind => blank.clone(),
            _ => {
                rows.update_value(Pool::clear);
                made.insert((kind, blank_row(columns))).1.clone()
            }
        };
        let make = Box::new(move || Row::like(&like, columns, opened, lang.texts()));
        show_all(rows, Wanted { session, slots: slots.to_vec(), list: shown_in.clone().into_element(), make });
    });

    let heads = move |columns: Columns| group().children(columns.fields().map(|field| column_head(session, field)));
    let head = el("tr").child(place_head(session)).switch(move || columns.get(), heads);
    let table =
        el("table").attr_of("aria-label", word(session, |t| t.records)).children([el("thead").child(head), body]);
    el("div").class("table-box panel").child(table)
}

/// The row that a click opens or closes.
fn row_to_toggle(event: &MouseEvent) -> Option<Element> {
    let row = target_of(event)?.closest("[data-yti=record]").ok().flatten()?;
    is_for_record(event).then_some(row)
}

//! The records that are shown, as a compact table.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, MouseEvent};

use super::column_head::{column_head, place_head};
use super::event_target::{is_for_record, slot_of, target_of};
use super::opened::Opened;
use super::record_row::{Row, blank_row};
use super::recycled::{Pool, Wanted, show_all};
use super::word::word;
use crate::i18n::Lang;
use crate::state::{Columns, Memo, Session, Slot, whenever};

/// The filtered records of the page on screen, a row each. The table scrolls sideways in its own box.
#[component]
pub(super) fn RecordTable(
    /// Whose records.
    session: Session,
    /// Which of them.
    slots: Memo<Vec<Slot>>,
    /// Which of their fields.
    columns: Memo<Columns>,
    /// Whose details are open.
    opened: Opened,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let rows = StoredValue::new_local(Pool::<Row>::default());
    let mut made: Option<((Lang, Columns), Element)> = None;
    whenever(move || {
        let (kind, slots, body) = ((session.lang.get(), columns.get()), slots.read(), body.get()?);
        let (lang, columns) = kind;
        let like = match &made {
            Some((made_for, blank)) if *made_for == kind => blank.clone(),
            _ => {
                rows.update_value(Pool::clear);
                made.insert((kind, blank_row(columns)?)).1.clone()
            }
        };
        let make = Box::new(move || Row::like(&like, columns, opened, lang.texts()));
        show_all(rows, Wanted { session, slots: slots.to_vec(), list: body.into(), make });
        Some(())
    });

    // One listener for every row.
    let toggle = move |event: MouseEvent| {
        let Some(row) = row_to_toggle(&event) else { return };
        let Some(slot) = slot_of(&row, &slots.read_untracked()) else { return };
        rows.update_value(|rows| {
            if let Some(row) = rows.find(slot) {
                session.listing.with_record(slot, |record| row.toggle(slot, record));
            }
        });
    };

    view! {
        <div class="table-box panel">
            <table aria-label=word(session, |t| t.records)>
                <thead>
                    <tr>
                        {place_head(session)}
                        {move || columns.get().fields().map(|field| column_head(session, field)).collect_view()}
                    </tr>
                </thead>
                <tbody node_ref=body on:click=toggle></tbody>
            </table>
        </div>
    }
}

/// The row that a click opens or closes.
fn row_to_toggle(event: &MouseEvent) -> Option<Element> {
    let row = target_of(event)?.closest("[data-yti=record]").ok().flatten()?;
    is_for_record(event).then_some(row)
}

//! The records that are shown, as a compact table.

use leptos::prelude::*;
use rustc_hash::FxHashSet;
use web_sys::{Element, MouseEvent};

use super::column_head::{column_head, place_head};
use super::event_target::{slot_of, target_of};
use super::record_row::{details_row, record_row};
use super::word::word;
use crate::i18n::Lang;
use crate::protocol::Record;
use crate::state::{Columns, Session, Slot};

/// What a line of the table shows of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Row,
    Details,
}

/// One line. A line that is equal to one before is that one: it keeps what a person did to it, the focus too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Line {
    slot: Slot,
    part: Part,
    columns: Columns,
    lang: Lang,
}

/// The filtered records of the page on screen, a row each. The table scrolls sideways in its own box.
#[component]
pub(super) fn RecordTable(
    /// Whose records.
    session: Session,
    /// Which of them.
    #[prop(into)]
    slots: Signal<Vec<Slot>>,
    /// Which of their fields.
    #[prop(into)]
    columns: Signal<Columns>,
) -> impl IntoView {
    let opened = RwSignal::new(FxHashSet::<Slot>::default());

    let lines = move || {
        let (columns, lang, opened) = (columns.get(), session.lang.get(), opened.read());
        let line = |&slot: &Slot| {
            let details = opened.contains(&slot).then_some(Part::Details);
            [Some(Part::Row), details].into_iter().flatten().map(move |part| Line { slot, part, columns, lang })
        };
        slots.with(|slots| slots.iter().flat_map(line).collect::<Vec<_>>())
    };
    let line = move |Line { slot, part, columns, lang }: Line| {
        let texts = lang.texts();
        let is_open = opened.read_untracked().contains(&slot);
        let line = |record: &Record<'_>| match part {
            Part::Row => record_row(record, slot.index, columns, is_open, texts).into_any(),
            Part::Details => details_row(record, columns, texts).into_any(),
        };
        session.listing.with_record(slot, line)
    };

    // One listener for every row.
    let toggle = move |event: MouseEvent| {
        let Some(row) = row_to_toggle(&event) else { return };
        let Some(slot) = slots.with_untracked(|slots| slot_of(&row, slots)) else { return };
        let is_open = opened.try_update(|opened| {
            // Records that have been replaced do not come back.
            opened.retain(|other| session.listing.with_record(*other, |_| ()).is_some());
            let is_open = opened.insert(slot);
            if !is_open {
                opened.remove(&slot);
            }
            is_open
        });
        if let (Some(is_open), Ok(Some(button))) = (is_open, row.query_selector("[aria-expanded]")) {
            // An attribute of an element that is there.
            button.set_attribute("aria-expanded", &is_open.to_string()).ok();
        }
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
                <tbody on:click=toggle>
                    <For each=lines key=|line| *line children=line />
                </tbody>
            </table>
        </div>
    }
}

/// The row that a click opens or closes: its button's or any other place in it, but not where the click does something
/// else or ends the selecting of a text.
fn row_to_toggle(event: &MouseEvent) -> Option<Element> {
    let target = target_of(event)?;
    let row = target.closest("[data-yti=record]").ok().flatten()?;
    if target.closest("[data-yti=details]").ok().flatten().is_some() {
        return Some(row);
    }
    let is_selecting = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    let is_elsewhere = target.closest("button").ok().flatten().is_some();
    (!is_selecting && !is_elsewhere).then_some(row)
}

//! Cards or a table, and the table's columns.

use std::rc::Rc;

use super::dom::{El, Group, Holder as _, el, group};
use super::popover::{Popover, popover};
use super::segments::{Segment, Segments, segments};
use super::word::Pick;
use crate::protocol::Field;
use crate::state::words::label;
use crate::state::{Columns, Layout, Presentation, RwSignal, Session};

const fn layout_word(layout: Layout) -> Pick {
    match layout {
        Layout::Cards => |t| t.cards,
        Layout::Table => |t| t.table,
    }
}

/// The switch between layouts, and beside it what the table has columns for: whose language it speaks, and the choice.
pub(super) fn layout_switch(session: Session, presentation: RwSignal<Presentation>) -> Group {
    let layout = move || presentation.read().layout;
    let segment =
        |layout: Layout| Segment { value: layout.as_str(), icon: None, word: layout_word(layout), count: None };
    let choose = move |name: &str| {
        if let Some(layout) = Layout::parse(name) {
            presentation.update(|presentation| presentation.layout = layout);
        }
    };
    group().shown_when(move || layout() == Layout::Table, move || column_choice(session, presentation)).child(segments(
        Segments {
            session,
            name: "view",
            is_filter: true,
            legend: |t| t.layout,
            segments: Layout::ALL.map(segment).into(),
            chosen: Rc::new(move || layout().as_str()),
            on_choose: Rc::new(choose),
        },
    ))
}

fn column_choice(session: Session, presentation: RwSignal<Presentation>) -> El {
    let column = move |field: Field| {
        let input = el("input")
            .attrs(&[("type", "checkbox"), ("name", "column"), ("value", field.wire_name())])
            .prop_of("checked", move || presentation.read().columns.has(field))
            .on("change", move |_| presentation.update(|now| now.columns = now.columns.toggled(field)));
        el("label").child(input).child(el("span").text_of(move || label(field, &session.texts().fields)))
    };
    let Popover { details, panel } = popover(session, "columns", |t| t.columns);
    panel.child(el("div").class("column-list").children(Columns::ORDER.map(column)));
    details
}

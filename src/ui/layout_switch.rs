//! Cards or a table, and the table's columns.

use leptos::prelude::*;

use super::popover::Popover;
use super::segments::{Segment, Segments};
use super::show::Show;
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

/// The switch between layouts, and beside it what the table has columns for.
#[component]
pub(super) fn LayoutSwitch(
    /// Whose language it speaks.
    session: Session,
    /// The choice.
    presentation: RwSignal<Presentation>,
) -> impl IntoView {
    let layout = move || presentation.read().layout;
    let segment =
        |layout: Layout| Segment { value: layout.as_str(), icon: None, word: layout_word(layout), count: None };
    let choose = move |name: &str| {
        if let Some(layout) = Layout::parse(name) {
            presentation.update(|presentation| presentation.layout = layout);
        }
    };
    view! {
        <Show when=move || layout() == Layout::Table>
            <ColumnChoice session presentation />
        </Show>
        <Segments
            session
            name="view"
            legend=|t| t.layout
            segments=Layout::ALL.map(segment).into()
            chosen=Signal::derive(move || layout().as_str())
            on_choose=choose
        />
    }
}

#[component]
fn ColumnChoice(session: Session, presentation: RwSignal<Presentation>) -> impl IntoView {
    let column = move |field: Field| {
        view! {
            <label>
                <input
                    type="checkbox"
                    name="column"
                    value=field.wire_name()
                    prop:checked=move || presentation.read().columns.has(field)
                    on:change=move |_| presentation.update(|now| now.columns = now.columns.toggled(field))
                />
                <span>{move || label(field, &session.texts().fields)}</span>
            </label>
        }
    };
    view! {
        <Popover session hook="columns" label=|t| t.columns details=NodeRef::new()>
            <div class="column-list">{Columns::ORDER.map(column).into_iter().collect_view()}</div>
        </Popover>
    }
}

//! A row of the table, for one record after another, and its details as the row below it.
//!
//! Static, as cards are.

use web_sys::Element;

use super::dom::{El, Holder as _, el};
use super::field_cell::{FieldCell, blank_answer, blank_number, blank_status};
use super::field_value::EMPTY;
use super::icon::{Icon, icon};
use super::opened::Opened;
use super::record_details::record_details;
use super::record_json::record_json;
use super::recycled::{Recycled, TextSpot, copy_of, set};
use crate::i18n::{Texts, grouped};
use crate::protocol::{Field, Record};
use crate::state::{Columns, Slot};
use crate::task::{AnswerClass, CalledClass};

/// The row that all others of these columns are copied from.
pub(super) fn blank_row(columns: Columns) -> Element {
    let opener = el("button")
        .attrs(&[("type", "button"), ("data-yti", "details"), ("aria-expanded", "false")])
        .child(icon(Icon::Next))
        .child(el("span").text(EMPTY));
    el("tr")
        .attrs(&[("part", "record"), ("data-yti", "record")])
        .child(el("td").class("opener").child(opener))
        .children(columns.fields().map(blank_cell))
        .into_element()
}

fn blank_cell(field: Field) -> El {
    let cell = el("td").class(column_class(field));
    match field {
        Field::Telphone => cell.child(blank_number()),
        Field::Status => cell.child(blank_status()),
        Field::AnswerType => cell.child(blank_answer()),
        _ => cell.attrs(&[("data-field", field.wire_name()), ("dir", "auto")]).text(EMPTY),
    }
}

/// One row, with the row of its details where they are open.
#[derive(Debug)]
pub(super) struct Row {
    row: Element,
    opener: Element,
    place: TextSpot,
    cells: Vec<FieldCell>,
    /// The row below, and what it gives, as JSON.
    details: Option<(Element, String)>,
    columns: Columns,
    opened: Opened,
    texts: &'static Texts,
}

impl Row {
    /// A row like `blank`, of [`blank_row`].
    pub(super) fn like(blank: &Element, columns: Columns, opened: Opened, texts: &'static Texts) -> Option<Self> {
        let row = copy_of(blank)?;
        let opener = row.query_selector("[data-yti=details]").ok().flatten()?;
        let place = TextSpot::in_element(&opener.last_element_child()?)?;
        Some(Self { cells: FieldCell::all_in(&row)?, row, opener, place, details: None, columns, opened, texts })
    }

    /// Opens its details, or closes them.
    pub(super) fn toggle(&mut self, slot: Slot, record: &Record<'_>) {
        self.opened.set(slot.index, self.details.is_none());
        self.show_details(slot, record);
    }

    fn show_details(&mut self, slot: Slot, record: &Record<'_>) {
        let is_open = self.opened.has(slot.index);
        if is_open != self.details.is_some() {
            set(&self.opener, "aria-expanded", if is_open { "true" } else { "false" });
            self.row.set_class_name(if is_open { "opened" } else { "" });
        }
        let json = is_open.then(|| record_json(record));
        if self.details.as_ref().map(|(_, shown)| shown) == json.as_ref() {
            return;
        }
        if let Some((before, _)) = self.details.take() {
            before.remove();
        }
        if let Some(json) = json {
            let details = details_row(record, self.columns, self.texts);
            // Below a row that is in the table.
            self.row.after_with_node_1(&details).ok();
            self.details = Some((details, json));
        }
    }
}

impl Recycled for Row {
    fn show(&mut self, slot: Slot, record: &Record<'_>) {
        let place = grouped(slot.index + 1);
        set(&self.row, "data-index", &slot.index.to_string());
        set(&self.row, "data-status", CalledClass::of(&record.status).as_str());
        set(&self.row, "data-answertype", AnswerClass::of(&record.answertype).as_str());
        set(&self.opener, "aria-label", &(self.texts.details_of)(&place));
        self.place.say(place);
        for cell in &mut self.cells {
            cell.show(record, self.texts);
        }
        self.show_details(slot, record);
    }

    fn append_to(&self, list: &Element) {
        list.append_child(&self.row).ok();
    }

    fn remove(&self) {
        self.row.remove();
        if let Some((details, _)) = &self.details {
            details.remove();
        }
    }
}

/// The details of the record in the row above.
fn details_row(record: &Record<'_>, columns: Columns, texts: &'static Texts) -> Element {
    let cells = columns.fields().count() + 1;
    let details = el("div").class("details").child(record_details(record, &|field| columns.has(field), texts));
    let cell = el("td").attr("colspan", &cells.to_string()).child(details);
    el("tr").attr("data-yti", "record-details").child(cell).into_element()
}

/// How a column's cells are set.
pub(super) const fn column_class(field: Field) -> &'static str {
    match field {
        Field::Telphone | Field::Duration | Field::BillSec => "end",
        Field::Mark | Field::Chengshudu | Field::UserId | Field::MemberId | Field::CustomUuid => "free",
        Field::TaskId
        | Field::Status
        | Field::ExtNumber
        | Field::Answered
        | Field::AnswerType
        | Field::CallTime
        | Field::CreateTime => "",
    }
}

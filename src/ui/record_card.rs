//! A card, for one record after another.
//!
//! A card is static: it holds no signal, so a thousand of them cost their elements and nothing more.

use web_sys::Element;

use super::dom::{El, Holder as _, el};
use super::field_cell::{FieldCell, blank_answer, blank_number, blank_status};
use super::field_value::{EMPTY, is_id, text};
use super::opened::Opened;
use super::record_details::{blank_detail, record_details, undocumented_details};
use super::record_json::record_json;
use super::recycled::{Recycled, TextSpot, copy_of, set};
use crate::i18n::{Texts, grouped};
use crate::protocol::{Field, Record};
use crate::state::Slot;
use crate::state::words::label;
use crate::task::{AnswerClass, CalledClass};

/// Ids and custom values: on the card's face where they say something, else in its details.
const IDS: [Field; 4] = [Field::UserId, Field::MemberId, Field::CustomUuid, Field::Chengshudu];

/// What a closed card keeps in its details, in the document's order, for whoever looks for a field by its hook.
const REST: [Field; 7] = [
    Field::TaskId,
    Field::UserId,
    Field::MemberId,
    Field::Chengshudu,
    Field::CustomUuid,
    Field::Answered,
    Field::CreateTime,
];

/// Whether a field stands on the face of the record's card, and not only in its details.
fn is_on_face(record: &Record<'_>, field: Field) -> bool {
    match field {
        Field::TaskId | Field::CreateTime | Field::Answered => false,
        Field::UserId => is_id(&record.userid),
        Field::MemberId => is_id(&record.memberid),
        Field::CustomUuid => is_id(&record.customuuid),
        Field::Chengshudu => is_id(&record.chengshudu),
        Field::Telphone
        | Field::Status
        | Field::ExtNumber
        | Field::AnswerType
        | Field::CallTime
        | Field::Duration
        | Field::BillSec
        | Field::Mark => true,
    }
}

/// The card that all others of a language are copied from.
pub(super) fn blank_card(texts: &'static Texts) -> Element {
    let facts = |fields: &[Field]| el("dl").children(fields.iter().map(|&field| blank_fact(field, texts)));
    let head = el("header").class("card-head").child(blank_number()).child(el("span").class("card-index").text(EMPTY));
    let mark = el("p").attrs(&[("data-field", Field::Mark.wire_name()), ("dir", "auto")]).text(EMPTY);
    let mark = el("div").class("mark").children([el("span").class("name").text(texts.fields.mark), mark]);
    let rest = el("dl").class("facts").children(REST.map(|field| blank_detail(field, texts)));
    let details = el("details")
        .child(el("summary").attr("data-yti", "details").text(texts.details))
        .child(el("div").class("details").child(rest));
    let card = el("article")
        .attrs(&[("class", "card"), ("part", "record"), ("data-yti", "record")])
        .children([head, el("div").class("badges").children([blank_answer(), blank_status()])])
        .child(facts(&[Field::CallTime, Field::ExtNumber, Field::Duration, Field::BillSec]).class("facts main"))
        .children([mark, facts(&IDS).class("ids"), details]);
    el("li").child(card).into_element()
}

/// The place of a field on the card's face: its label and what it says.
fn blank_fact(field: Field, texts: &'static Texts) -> El {
    let is_time = matches!(field, Field::Duration | Field::BillSec);
    let said = el("dd").attrs(&[("data-field", field.wire_name()), ("dir", "auto")]).text(EMPTY);
    let said = said.child(is_time.then(|| el("small").text(EMPTY)));
    let fact = if is_time { el("div").class("time") } else { el("div") };
    fact.children([el("dt").text(label(field, &texts.fields)), said])
}

/// One card.
#[derive(Debug)]
pub(super) struct Card {
    item: Element,
    article: Element,
    index: TextSpot,
    cells: Vec<FieldCell>,
    mark: Element,
    ids: MovingIds,
    details: Element,
    body: Element,
    rest: Element,
    /// What the details give while they give every field, as JSON.
    whole: Option<String>,
    undocumented: Option<Element>,
    shown: Option<(Slot, CalledClass, AnswerClass)>,
    opened: Opened,
    texts: &'static Texts,
}

impl Card {
    /// A card like `blank`, of [`blank_card`].
    pub(super) fn like(blank: &Element, opened: Opened, texts: &'static Texts) -> Option<Self> {
        let item = copy_of(blank)?;
        let part = |selector: &str| item.query_selector(selector).ok().flatten();
        Some(Self {
            article: part("article")?,
            index: TextSpot::in_element(&part(".card-index")?)?,
            cells: FieldCell::all_in(&item)?,
            mark: part(".mark")?,
            ids: MovingIds::of(part(".ids")?, part(".details .facts")?),
            details: part("details")?,
            body: part(".details")?,
            rest: part(".details .facts")?,
            whole: None,
            undocumented: None,
            shown: None,
            opened,
            texts,
            item,
        })
    }

    /// The person has opened or closed it.
    pub(super) fn toggled(&mut self, slot: Slot, record: &Record<'_>) {
        let is_open = self.is_open();
        self.opened.set(slot.index, is_open);
        if is_open {
            self.give_all(record);
        }
        self.mark_opened(is_open);
    }

    /// Whether its details are open.
    pub(super) fn is_open(&self) -> bool {
        self.details.has_attribute("open")
    }

    /// For the style sheet, which could look for the details itself, but then at every change in any card.
    fn mark_opened(&self, is_open: bool) {
        self.article.set_class_name(if is_open { "card opened" } else { "card" });
    }

    /// Every field in the details: what a thousand closed ones could not afford.
    fn give_all(&mut self, record: &Record<'_>) {
        let json = record_json(record);
        if self.whole.as_ref() != Some(&json) {
            self.body.set_text_content(None);
            let details = record_details(record, &|field| is_on_face(record, field), self.texts);
            // Into an element that is there.
            self.body.append_child(details.node()).ok();
            self.whole = Some(json);
        }
    }

    /// Only what the face lacks.
    fn give_rest(&mut self, record: &Record<'_>) {
        let undocumented = undocumented_details(record, self.texts).map(El::into_element);
        if self.whole.is_some() || undocumented.is_some() || self.undocumented.is_some() {
            self.body.set_text_content(None);
            for part in [Some(&self.rest), undocumented.as_ref()].into_iter().flatten() {
                // Into an element that is there.
                self.body.append_child(part).ok();
            }
        }
        self.whole = None;
        self.undocumented = undocumented;
    }
}

impl Recycled for Card {
    fn show(&mut self, slot: Slot, record: &Record<'_>) {
        let (called, answer) = (CalledClass::of(&record.status), AnswerClass::of(&record.answertype));
        let before = self.shown.replace((slot, called, answer));
        if before.is_none_or(|(before, ..)| before.index != slot.index) {
            set(&self.article, "data-index", &slot.index.to_string());
            self.index.say(format!("#{}", grouped(slot.index + 1)));
        }
        if before.is_none_or(|(_, before, _)| before != called) {
            set(&self.article, "data-status", called.as_str());
        }
        if before.is_none_or(|(.., before)| before != answer) {
            set(&self.article, "data-answertype", answer.as_str());
        }
        for cell in &mut self.cells {
            cell.show(record, self.texts);
        }
        self.mark.set_class_name(if text(&record.mark) == EMPTY { "mark none" } else { "mark" });
        self.ids.place(record);

        let is_open = self.opened.has(slot.index);
        if self.is_open() != is_open {
            // Nothing can go wrong with an attribute that is one.
            self.details.toggle_attribute_with_force("open", is_open).ok();
            self.mark_opened(is_open);
        }
        if is_open {
            self.give_all(record);
        } else {
            self.give_rest(record);
        }
    }

    fn append_to(&self, list: &Element) {
        list.append_child(&self.item).ok();
    }

    fn remove(&self) {
        self.item.remove();
    }
}

/// The ids of a card, which are on its face or in its details.
#[derive(Debug)]
struct MovingIds {
    face: Element,
    rest: Element,
    /// In the order in which they stand.
    on_face: Vec<Part>,
    in_rest: Vec<Part>,
}

/// A field's part in a list, or out of it.
#[derive(Debug)]
struct Part {
    field: Field,
    element: Element,
    is_in: bool,
}

impl MovingIds {
    fn of(face: Element, rest: Element) -> Self {
        let parts = |fields: &[Field], list: &Element| {
            let children = list.children();
            let part = |(at, &field)| Some(Part { field, element: children.item(at)?, is_in: true });
            (0..).zip(fields).filter_map(part).collect()
        };
        Self { on_face: parts(&IDS, &face), in_rest: parts(&REST, &rest), face, rest }
    }

    /// Moves only what stands elsewhere: what is put in anew is laid out anew.
    fn place(&mut self, record: &Record<'_>) {
        let lists = [(&self.face, &mut self.on_face, true), (&self.rest, &mut self.in_rest, false)];
        for (list, parts, is_face) in lists {
            // From the last on, so that what follows a part is in its place already.
            let mut next = None;
            for Part { field, element, is_in } in parts.iter_mut().rev() {
                let wanted = is_on_face(record, *field) == is_face;
                match (*is_in, wanted) {
                    // Into an element that is there, before one that is in it.
                    (false, true) => drop(list.insert_before(element, next)),
                    (true, false) => element.remove(),
                    _ => {}
                }
                *is_in = wanted;
                if wanted {
                    next = Some(&**element);
                }
            }
        }
    }
}

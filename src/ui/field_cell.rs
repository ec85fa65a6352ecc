//! A field of a record on screen, for one record after another.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::badge::{answer_icon, called_icon};
use super::dom::{El, Group, Holder as _, el, group};
use super::field_value::{EMPTY, exact_seconds, words};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::recycled::{TextSpot, set};
use crate::i18n::Texts;
use crate::protocol::{Field, Record};
use crate::task::{AnswerClass, CalledClass, number_groups};

/// A telephone number's place, and the button that copies it.
pub(super) fn blank_number() -> Group {
    let number = el("span").attrs(&[("class", "number"), ("data-field", Field::Telphone.wire_name()), ("dir", "ltr")]);
    group().children([number, button("copy").attr("data-copy", "").child(icon(Icon::Copy))])
}

/// A called status's place.
pub(super) fn blank_status() -> El {
    blank_badge("badge quiet", Field::Status)
}

/// An answer type's place.
pub(super) fn blank_answer() -> El {
    blank_badge("badge outcome", Field::AnswerType)
}

fn blank_badge(class: &str, field: Field) -> El {
    let badge = el("span").class(class).attr("data-field", field.wire_name());
    badge.child(icon(Icon::Question)).child(el("span").text(EMPTY))
}

/// A field's place in a card or row.
#[derive(Debug)]
pub(super) struct FieldCell {
    field: Field,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    Words(TextSpot),
    /// A clock, and the seconds themselves.
    Seconds(TextSpot, TextSpot),
    Badge {
        stroke: Element,
        drawn: Option<Icon>,
        words: TextSpot,
    },
    Number {
        groups: Element,
        spots: Vec<(Element, TextSpot)>,
        copy: Element,
        shown: Option<String>,
    },
}

impl FieldCell {
    /// The place that is `element`, which the field's hook names.
    pub(super) fn of(field: Field, element: Element) -> Option<Self> {
        let shape = match field {
            Field::Telphone => {
                Shape::Number { copy: element.next_element_sibling()?, groups: element, spots: Vec::new(), shown: None }
            }
            Field::Status | Field::AnswerType => Shape::Badge {
                stroke: element.first_element_child()?.first_element_child()?,
                drawn: None,
                words: TextSpot::in_element(&element.last_element_child()?)?,
            },
            _ => {
                let words = TextSpot::in_element(&element)?;
                match element.last_element_child() {
                    Some(exact) => Shape::Seconds(words, TextSpot::in_element(&exact)?),
                    None => Shape::Words(words),
                }
            }
        };
        Some(Self { field, shape })
    }

    /// Every field's place in a card or row.
    pub(super) fn all_in(element: &Element) -> Option<Vec<Self>> {
        let found = element.query_selector_all("[data-field]").ok()?;
        (0..found.length())
            .map(|at| {
                let element: Element = found.item(at)?.dyn_into().ok()?;
                Self::of(Field::from_wire_name(&element.get_attribute("data-field")?)?, element)
            })
            .collect()
    }

    /// Says what the record says.
    pub(super) fn show(&mut self, record: &Record<'_>, texts: &'static Texts) {
        let field = self.field;
        match &mut self.shape {
            Shape::Words(spot) => spot.say(words(record, field, texts)),
            Shape::Seconds(clock, exact) => {
                clock.say(words(record, field, texts));
                exact.say(exact_seconds(record, field, texts).unwrap_or_default());
            }
            Shape::Badge { stroke, drawn, words: spot } => {
                let icon = if field == Field::Status {
                    called_icon(CalledClass::of(&record.status))
                } else {
                    answer_icon(AnswerClass::of(&record.answertype))
                };
                if *drawn != Some(icon) {
                    set(stroke, "d", icon.path());
                    *drawn = Some(icon);
                }
                spot.say(words(record, field, texts));
            }
            Shape::Number { groups, spots, copy, shown } => {
                if shown.as_deref() != Some(&record.telphone) {
                    show_number(&record.telphone, groups, spots, copy, texts);
                    *shown = Some(record.telphone.clone().into_owned());
                }
            }
        }
    }
}

/// The number in groups to read; copied, by hand or by button, it is whole.
fn show_number(number: &str, element: &Element, spots: &mut Vec<(Element, TextSpot)>, copy: &Element, texts: &Texts) {
    let is_there = !number.trim().is_empty();
    let groups = if is_there { number_groups(number) } else { vec![EMPTY] };
    for (extra, _) in spots.drain(groups.len().min(spots.len())..) {
        extra.remove();
    }
    for (at, group) in groups.into_iter().enumerate() {
        if at == spots.len() {
            let span = el("span").text(EMPTY).into_element();
            let Some(spot) = TextSpot::in_element(&span) else { return };
            // Into an element that is there.
            element.append_child(&span).ok();
            spots.push((span, spot));
        }
        if let Some((_, spot)) = spots.get_mut(at) {
            spot.say(group.to_owned());
        }
    }
    let action = if is_there { (texts.copy_number)(number) } else { String::new() };
    set(copy, "title", &action);
    set(copy, "aria-label", &action);
    // Nothing can go wrong with an attribute that is one.
    copy.toggle_attribute_with_force("hidden", !is_there).ok();
}

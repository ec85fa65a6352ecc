//! The head of a column of the table: its name, and where records can be ordered by it a button that does so.

use leptos::prelude::untrack;

use super::dom::{El, Group, Holder as _, el, group};
use super::fixed::sign;
use super::icon::{Icon, icon};
use super::record_row::column_class;
use super::word::word;
use crate::protocol::Field;
use crate::state::Session;
use crate::state::words::label;
use crate::task::{Order, OrderBy};

/// The head of a field's column.
pub(super) fn column_head(session: Session, field: Field) -> El {
    let words = move || label(field, &session.texts().fields);
    let head = el("th").attrs(&[("scope", "col"), ("class", column_class(field)), ("data-column", field.wire_name())]);
    match order_by(field) {
        Some(by) => ordering(head, session, by, group().child(el("span").text_of(words))),
        None => head.text_of(words),
    }
}

/// The head of the column of records' places in the task.
pub(super) fn place_head(session: Session) -> El {
    let name = el("span").class("visually-hidden").text_of(word(session, |t| t.task_order));
    let head = el("th").attrs(&[("scope", "col"), ("class", "opener")]);
    ordering(head, session, OrderBy::Task, group().child(sign("#")).child(name))
}

/// The head with a button of this name in it, which orders.
fn ordering(head: El, session: Session, by: OrderBy, name: Group) -> El {
    // `None` while records are ordered by something else, else whether downwards.
    let direction = move || {
        let order = session.listing.order();
        (order.by == by).then_some(order.descending)
    };
    let button = el("button")
        .attrs(&[("type", "button"), ("data-yti", "order")])
        .on("click", move |_| session.set_order(next(session, by)))
        .child(name)
        .changing(move || direction().map(|descending| icon(if descending { Icon::Down } else { Icon::Up })));
    head.attr_of("aria-sort", move || direction().map(|descending| if descending { "descending" } else { "ascending" }))
        .child(button)
}

/// Upwards first, downwards the second time. The task's own order has but one direction.
fn next(session: Session, by: OrderBy) -> Order {
    let now = untrack(|| session.listing.order());
    Order { by, descending: by != OrderBy::Task && now == Order { by, descending: false } }
}

const fn order_by(field: Field) -> Option<OrderBy> {
    match field {
        Field::Telphone => Some(OrderBy::Number),
        Field::ExtNumber => Some(OrderBy::Agent),
        Field::CallTime => Some(OrderBy::CallTime),
        Field::Duration => Some(OrderBy::Wait),
        Field::BillSec => Some(OrderBy::Talk),
        Field::CreateTime => Some(OrderBy::Created),
        Field::TaskId
        | Field::UserId
        | Field::MemberId
        | Field::Chengshudu
        | Field::CustomUuid
        | Field::Status
        | Field::Answered
        | Field::AnswerType
        | Field::Mark => None,
    }
}

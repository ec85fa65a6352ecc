//! The head of a column of the table: its name, and where records can be ordered by it a button that does so.

use leptos::prelude::*;

use super::fixed::sign;
use super::icon::{Icon, icon};
use super::record_row::column_class;
use super::word::{Changing, changing, word};
use crate::protocol::Field;
use crate::state::Session;
use crate::state::words::label;
use crate::task::{Order, OrderBy};

/// The head of a field's column.
pub(super) fn column_head(session: Session, field: Field) -> AnyView {
    let words = changing(move || label(field, &session.texts().fields));
    match order_by(field) {
        Some(by) => {
            let button = order_button(session, by, view! { <span>{words}</span> }.into_any());
            view! {
                <th scope="col" class=column_class(field) data-column=field.wire_name() aria-sort=sorted(session, by)>
                    {button}
                </th>
            }
            .into_any()
        }
        None => {
            view! { <th scope="col" class=column_class(field) data-column=field.wire_name()>{words}</th> }.into_any()
        }
    }
}

/// The head of the column of records' places in the task.
pub(super) fn place_head(session: Session) -> impl IntoView {
    let name = view! {
        {sign("#")}
        <span class="visually-hidden">{word(session, |t| t.task_order)}</span>
    };
    view! {
        <th scope="col" class="opener" aria-sort=sorted(session, OrderBy::Task)>
            {order_button(session, OrderBy::Task, name.into_any())}
        </th>
    }
}

fn order_button(session: Session, by: OrderBy, name: AnyView) -> AnyView {
    let direction = changing(move || {
        let order = session.listing.order();
        (order.by == by).then(|| icon(if order.descending { Icon::Down } else { Icon::Up }))
    });
    view! {
        <button type="button" data-yti="order" on:click=move |_| session.set_order(next(session, by))>
            {name}
            {direction}
        </button>
    }
    .into_any()
}

/// Upwards first, downwards the second time. The task's own order has but one direction.
fn next(session: Session, by: OrderBy) -> Order {
    let now = untrack(|| session.listing.order());
    Order { by, descending: by != OrderBy::Task && now == Order { by, descending: false } }
}

fn sorted(session: Session, by: OrderBy) -> Changing<Option<&'static str>> {
    changing(move || {
        let order = session.listing.order();
        (order.by == by).then_some(if order.descending { "descending" } else { "ascending" })
    })
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

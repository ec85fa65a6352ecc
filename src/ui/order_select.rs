//! The choice of an order.

use leptos::prelude::*;

use super::word::{Pick, word};
use crate::state::Session;
use crate::task::{Order, OrderBy};

/// What stands before an order's name where the highest comes first, in the public names of orders.
const DESCENDING: char = '-';

/// The orders that a person is offered: the task's own, and each other in both directions.
fn orders() -> impl Iterator<Item = Order> {
    OrderBy::ALL.into_iter().flat_map(|by| {
        let directions: &[bool] = if by == OrderBy::Task { &[false] } else { &[false, true] };
        directions.iter().map(move |&descending| Order { by, descending })
    })
}

fn name(order: Order) -> String {
    let sign = if order.descending { DESCENDING.to_string() } else { String::new() };
    sign + order.by.as_str()
}

const fn label(by: OrderBy) -> Pick {
    match by {
        OrderBy::Task => |t| t.task_order,
        OrderBy::CallTime => |t| t.fields.calltime,
        OrderBy::Created => |t| t.fields.createtime,
        OrderBy::Talk => |t| t.fields.billsec,
        OrderBy::Wait => |t| t.fields.duration,
        OrderBy::Number => |t| t.fields.telphone,
        OrderBy::Agent => |t| t.fields.extnumber,
    }
}

/// A select of every order.
#[component]
pub(super) fn OrderSelect(session: Session) -> impl IntoView {
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(order) = orders().find(|&order| name(order) == chosen) {
            session.set_order(order);
        }
    };
    let option = move |order: Order| {
        let text = move || {
            let direction = match (order.by, order.descending) {
                (OrderBy::Task, _) => "",
                (_, false) => " ↑",
                (_, true) => " ↓",
            };
            format!("{}{direction}", label(order.by)(session.texts()))
        };
        view! { <option value=name(order)>{text}</option> }
    };
    view! {
        <select
            name="sort"
            aria-label=word(session, |t| t.order)
            prop:value=move || name(session.listing.order())
            on:change=choose
        >
            {orders().map(option).collect_view()}
        </select>
    }
}

//! The choice of an order.

use leptos::prelude::*;

use super::word::{Pick, word};
use crate::state::Session;
use crate::task::{Order, OrderBy};

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
        if let Some(order) = Order::parse(&event_target_value(&event)) {
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
        view! { <option value=order.name()>{text}</option> }
    };
    view! {
        <select
            name="sort"
            aria-label=word(session, |t| t.order)
            prop:value=move || session.listing.order().name()
            on:change=choose
        >
            {Order::all().map(option).collect_view()}
        </select>
    }
}

//! The choice of an order.

use leptos::prelude::*;

use super::word::{changing, word};
use crate::state::Session;
use crate::state::words::order_words;
use crate::task::Order;

/// A select of every order.
#[component]
pub(super) fn OrderSelect(session: Session) -> impl IntoView {
    let choose = move |event| {
        if let Some(order) = Order::parse(&event_target_value(&event)) {
            session.set_order(order);
        }
    };
    let option = move |order: Order| {
        let text = changing(move || order_words(order, session.texts()));
        view! { <option value=order.name()>{text}</option> }.into_any()
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

//! The choice of an order.

use super::dom::{El, Holder as _, el};
use super::event_target::value_of;
use super::word::word;
use crate::state::Session;
use crate::state::words::order_words;
use crate::task::Order;

/// A select of every order.
pub(super) fn order_select(session: Session) -> El {
    let option = move |order: Order| {
        el("option").attr("value", &order.name()).text_of(move || order_words(order, session.texts()))
    };
    el("select")
        .attr("name", "sort")
        .attr_of("aria-label", word(session, |t| t.order))
        .children(Order::all().map(option))
        .prop_of("value", move || session.listing.order().name())
        .on("change", move |event| {
            if let Some(order) = Order::parse(&value_of(&event)) {
                session.set_order(order);
            }
        })
}

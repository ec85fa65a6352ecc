//! What stands where the first page will be.

use leptos::prelude::*;

use super::fixed::blank;

/// As many card shapes as a screen shows at first.
const CARDS: usize = 6;

/// Cards without words, of the size that cards with words have.
#[component]
pub(super) fn Skeleton() -> impl IntoView {
    let card = |_| {
        view! {
            <li class="card ghost">
                {blank("line long")}
                {blank("line")}
                {blank("line short")}
            </li>
        }
    };
    view! {
        <ul class="cards" aria-hidden="true">
            {(0..CARDS).map(card).collect_view()}
        </ul>
    }
}

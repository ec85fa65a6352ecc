//! What stands where the first page will be.

use leptos::prelude::*;

/// As many card shapes as a screen shows at first.
const CARDS: usize = 6;

/// Cards without words, of the size that cards with words have.
#[component]
pub(super) fn Skeleton() -> impl IntoView {
    let card = |_| {
        view! {
            <li class="card ghost">
                <span class="line long"></span>
                <span class="line"></span>
                <span class="line short"></span>
            </li>
        }
    };
    view! {
        <ul class="cards" aria-hidden="true">
            {(0..CARDS).map(card).collect_view()}
        </ul>
    }
}

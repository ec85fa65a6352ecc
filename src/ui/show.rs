//! What is there under a condition.

use crate::state::Memo;
use leptos::prelude::*;

/// Shows its children as long as `when` says so, and `fallback` otherwise; neither is made anew while it says the same.
///
/// As leptos's own, but with one type for all conditions and all children, so that the program holds it once.
#[component]
pub(super) fn Show(
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
    /// What is shown under it.
    children: ChildrenFn,
    /// What is shown in its place.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    view! { {move || if when.get() { children() } else { fallback.run() }} }
}

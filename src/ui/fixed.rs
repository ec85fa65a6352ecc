//! Elements that are the same for ever.
//!
//! Written where they stand, `view!` would turn them into markup for `innerHTML`, which a page's policy may forbid
//! (`require-trusted-types-for 'script'`). What takes a value it makes by hand.

use leptos::prelude::*;

/// A `<span>` of a class with nothing in it: room between others, a shape in place of words.
pub(super) fn blank(class: &'static str) -> AnyView {
    view! { <span class=class></span> }.into_any()
}

/// A sign for those who see it, which says nothing to those who listen.
pub(super) fn sign(text: &'static str) -> AnyView {
    view! { <span aria-hidden="true">{text}</span> }.into_any()
}

/// The list of what a field of this `list` offers, for whoever fills it.
pub(super) fn choices(id: &'static str) -> AnyView {
    view! { <datalist id=id></datalist> }.into_any()
}

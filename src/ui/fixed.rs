//! Elements that stand in many places.

use super::dom::{El, Holder as _, el};

/// A `<span>` of a class with nothing in it: room between others, a shape in place of words.
pub(super) fn blank(class: &str) -> El {
    el("span").class(class)
}

/// A sign for those who see it, which says nothing to those who listen.
pub(super) fn sign(text: &str) -> El {
    el("span").attr("aria-hidden", "true").text(text)
}

/// The list of what a field of this `list` offers, for whoever fills it.
pub(super) fn choices(id: &str) -> El {
    el("datalist").attr("id", id)
}

/// A button of these classes, which submits nothing.
pub(super) fn button(class: &str) -> El {
    el("button").attr("type", "button").class(class)
}

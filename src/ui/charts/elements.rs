//! Elements that stand by the dozen and are made anew with every answer: bars, columns, cells. A view of each kind would
//! put several times as much into the program.

use leptos::prelude::document;
use web_sys::Element;

/// Adds an element to the end of another, of the same kind as that: SVG to SVG, HTML to HTML. Its words are text,
/// whatever is in them.
pub(super) fn add(to: &Element, name: &str, attributes: &[(&str, &str)], words: &str) -> Option<Element> {
    let element = document().create_element_ns(to.namespace_uri().as_deref(), name).ok()?;
    for (name, value) in attributes {
        // The names are valid ones, so nothing can be wrong.
        element.set_attribute(name, value).ok();
    }
    if !words.is_empty() {
        element.set_text_content(Some(words));
    }
    to.append_child(&element).ok()?;
    Some(element)
}

/// Takes away all that is in it.
pub(super) fn empty(element: &Element) {
    element.set_text_content(None);
}

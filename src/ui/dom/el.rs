//! An element.

use std::borrow::Cow;
use std::ops::Deref;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

use super::follow::follow;
use super::holder::Holder;
use super::listener::{Phase, listen};
use super::said::Said;
use crate::state::Again;

/// An element that is there, in a document or not yet. A copy is the same element.
///
/// What it has is said by methods that give it back; what ends in `_of` and `_when` follows the signals that it reads, as
/// long as the owner lives under which it is said.
#[derive(Clone, Debug)]
pub(in crate::ui) struct El(Element);

/// An HTML element.
pub(in crate::ui) fn el(name: &str) -> El {
    // Only a name that is none would be refused, and none comes from anywhere but here.
    El(document().create_element(name).unwrap_or_else(|_| unreachable!()))
}

/// An SVG element.
pub(in crate::ui) fn svg(name: &str) -> El {
    // As above.
    El(document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).unwrap_or_else(|_| unreachable!()))
}

impl El {
    /// Its classes, blanks between them.
    pub(in crate::ui) fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// One more class as long as `is` says so.
    pub(in crate::ui) fn class_when(self, name: &'static str, mut is: impl FnMut() -> bool + 'static) -> Self {
        let classes = self.0.class_list();
        follow(move || {
            // The name is one.
            classes.toggle_with_force(name, is()).ok();
        });
        self
    }

    /// An attribute.
    pub(in crate::ui) fn attr(self, name: &str, value: &str) -> Self {
        // The name is a valid one, so nothing can be wrong.
        self.0.set_attribute(name, value).ok();
        self
    }

    /// Attributes.
    pub(in crate::ui) fn attrs(self, attributes: &[(&str, &str)]) -> Self {
        attributes.iter().fold(self, |element, (name, value)| element.attr(name, value))
    }

    /// An attribute that says what `value` says, and is not there while that says nothing.
    pub(in crate::ui) fn attr_of<T: Said>(self, name: &'static str, mut value: impl FnMut() -> T + 'static) -> Self {
        follow_attribute(self.0.clone(), name, Box::new(move || value().said()));
        self
    }

    /// An attribute without a value that is there as long as `is` says so.
    pub(in crate::ui) fn attr_when(self, name: &'static str, mut is: impl FnMut() -> bool + 'static) -> Self {
        self.attr_of(name, move || is().then_some(""))
    }

    /// A property of the element's object, such as an input's `value`. A list's is to be said after its options.
    pub(in crate::ui) fn prop_of<T: Into<JsValue>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> T + 'static,
    ) -> Self {
        follow_property(self.0.clone(), name, Box::new(move || value().into()));
        self
    }

    /// Acts on every event of this name.
    pub(in crate::ui) fn on(self, name: &'static str, mut act: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, name, Phase::Bubble, move |event| act(event.clone()));
        self
    }

    /// Acts on every event of this name, which browsers give as a `T`.
    pub(in crate::ui) fn on_as<T: JsCast>(self, name: &'static str, mut act: impl FnMut(T) + 'static) -> Self {
        self.on(name, move |event| act(event.unchecked_into()))
    }

    /// The element itself.
    pub(in crate::ui) fn into_element(self) -> Element {
        self.0
    }

    /// The element itself, as what its name makes it.
    pub(in crate::ui) fn cast<T: JsCast + Clone>(&self) -> T {
        self.0.unchecked_ref::<T>().clone()
    }
}

impl Deref for El {
    type Target = Element;

    fn deref(&self) -> &Element {
        &self.0
    }
}

impl Holder for El {
    fn node(&self) -> &Node {
        &self.0
    }
}

/// One that is there already can be given more.
impl Holder for &El {
    fn node(&self) -> &Node {
        &self.0
    }
}

fn follow_attribute(element: Element, name: &'static str, mut value: Box<dyn Again<Option<Cow<'static, str>>>>) {
    let mut before = None;
    follow(move || {
        let now = value.again();
        if before == now {
            return;
        }
        // The name is a valid one, so nothing can be wrong.
        match &now {
            Some(value) => element.set_attribute(name, value).ok(),
            None => element.remove_attribute(name).ok(),
        };
        before = now;
    });
}

fn follow_property(element: Element, name: &'static str, mut value: Box<dyn Again<JsValue>>) {
    // Said again even where it is the same: a person may have typed something else meanwhile, which came to nothing.
    follow(move || {
        // The element has a property of that name.
        js_sys::Reflect::set(&element, &name.into(), &value.again()).ok();
    });
}

//! Elements that show one record after another.
//!
//! Making elements and taking them away again costs a browser far more than changing what they say. So a page of
//! records is written into the elements of the page before it, and only what differs is touched: no page of a task is
//! slower for coming after another, and what has the focus keeps it.

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

use crate::protocol::Record;
use crate::state::{Session, Slot};

/// What shows a record, whichever.
pub(super) trait Recycled {
    /// Shows the record of a slot.
    fn show(&mut self, slot: Slot, record: &Record<'_>);

    /// Puts it at the list's end.
    fn append_to(&self, list: &Element);

    /// Takes it off the screen.
    fn remove(&self);
}

/// The elements of a list, one for each record on screen.
#[derive(Debug)]
pub(super) struct Pool<T>(Vec<(Option<Slot>, T)>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Recycled> Pool<T> {
    /// Shows these records in `list`, in order. `make` makes what more of them need.
    pub(super) fn show(&mut self, session: Session, slots: &[Slot], list: &Element, make: impl Fn() -> Option<T>) {
        for (_, extra) in self.0.drain(slots.len().min(self.0.len())..) {
            extra.remove();
        }
        for (at, &slot) in slots.iter().enumerate() {
            if at == self.0.len() {
                let Some(made) = make() else { return };
                made.append_to(list);
                self.0.push((None, made));
            }
            // A slot is of its set of records for ever, and a record of a set never changes.
            let Some((shown, item)) = self.0.get_mut(at).filter(|(shown, _)| *shown != Some(slot)) else { continue };
            session.listing.with_record(slot, |record| item.show(slot, record));
            *shown = Some(slot);
        }
    }

    /// Takes all of them off the screen.
    pub(super) fn clear(&mut self) {
        for (_, item) in self.0.drain(..) {
            item.remove();
        }
    }

    /// Whether any of them is so.
    pub(super) fn any(&self, is_so: impl Fn(&T) -> bool) -> bool {
        self.0.iter().any(|(_, item)| is_so(item))
    }

    /// What shows a slot.
    pub(super) fn find(&mut self, slot: Slot) -> Option<&mut T> {
        self.0.iter_mut().find(|(shown, _)| *shown == Some(slot)).map(|(_, item)| item)
    }
}

/// The first element of a view, as it was made: nothing in it changes by itself.
pub(super) fn element_of(view: impl IntoView) -> Option<Element> {
    let holder = document().create_element("div").ok()?;
    mount_static(view, &holder);
    let element = holder.first_element_child()?;
    element.remove();
    Some(element)
}

/// Adds a view in which nothing changes by itself.
pub(super) fn mount_static(view: impl IntoView, parent: &Element) {
    view.into_view().build().mount(parent, None);
}

/// A copy with everything in it.
pub(super) fn copy_of(element: &Element) -> Option<Element> {
    use wasm_bindgen::JsCast;

    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// A place for a text, which is only touched where the text is another.
#[derive(Debug)]
pub(super) struct TextSpot {
    node: Node,
    said: Option<String>,
}

impl TextSpot {
    /// The place that is an element's first child.
    pub(super) fn in_element(element: &Element) -> Option<Self> {
        Some(Self { node: element.first_child()?, said: None })
    }

    /// Says it.
    pub(super) fn say(&mut self, text: String) {
        if self.said.as_ref() != Some(&text) {
            self.node.set_node_value(Some(&text));
            self.said = Some(text);
        }
    }
}

/// Sets an attribute of an element that is there, by a name that is one.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

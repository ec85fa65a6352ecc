//! What holds texts and elements.

use std::borrow::Cow;

use leptos::prelude::{document, untrack};
use web_sys::{DocumentFragment, Node, Text};

use super::each::Each;
use super::el::El;
use super::follow::follow;
use super::region::Region;
use super::said::Said;
use crate::state::{Again, Memo};

/// What can stand in an element.
pub(in crate::ui) trait Shown {
    /// What is to be put there, if anything.
    fn into_node(self) -> Option<Node>;
}

impl Shown for El {
    fn into_node(self) -> Option<Node> {
        Some(self.into_element().into())
    }
}

impl<T: Shown> Shown for Option<T> {
    fn into_node(self) -> Option<Node> {
        self.and_then(T::into_node)
    }
}

/// Neighbours without an element around them. Put into an element they are its children, and this is empty.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Group(DocumentFragment);

/// Nothing, to put neighbours into.
pub(in crate::ui) fn group() -> Group {
    Group(document().create_document_fragment())
}

impl Shown for Group {
    fn into_node(self) -> Option<Node> {
        Some(self.0.into())
    }
}

impl Holder for Group {
    fn node(&self) -> &Node {
        &self.0
    }
}

/// What has contents, which are said in their order. What changes by itself does so as long as the owner lives under
/// which it is said.
pub(in crate::ui) trait Holder: Sized {
    /// What the contents are put into.
    fn node(&self) -> &Node;

    /// An element, or neighbours.
    fn child(self, child: impl Shown) -> Self {
        append(self.node(), child.into_node());
        self
    }

    /// Elements, one after the other.
    fn children<T: Shown>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// A text.
    fn text(self, text: &str) -> Self {
        append_text(self.node(), text);
        self
    }

    /// A text that says what `text` says.
    fn text_of<T: Said>(self, mut text: impl FnMut() -> T + 'static) -> Self {
        follow_text(append_text(self.node(), ""), Box::new(move || text().said()));
        self
    }

    /// What `make` makes, made anew whenever a signal that it read has changed.
    fn changing<T: Shown>(self, mut make: impl FnMut() -> T + 'static) -> Self {
        follow_region(Region::at_the_end_of(self.node()), Box::new(move || make().into_node()));
        self
    }

    /// What `make` makes of a value, made anew when that becomes another, and not when a signal changes that `make`
    /// reads.
    fn switch<V: Clone + PartialEq + Send + Sync + 'static, T: Shown>(
        self,
        value: impl Fn() -> V + Send + Sync + 'static,
        make: impl Fn(V) -> T + 'static,
    ) -> Self {
        let value = Memo::new(move |_| value());
        self.changing(move || {
            let value = value.get();
            untrack(|| make(value))
        })
    }

    /// What `make` makes, as long as `when` says so.
    fn shown_when<T: Shown>(
        self,
        when: impl Fn() -> bool + Send + Sync + 'static,
        make: impl Fn() -> T + 'static,
    ) -> Self {
        self.switch(when, move |is| is.then(&make))
    }

    /// An element for each of `keys`, in their order. One whose key stays stays too.
    fn each<K: Clone + PartialEq + 'static>(
        self,
        mut keys: impl FnMut() -> Vec<K> + 'static,
        make: impl Fn(K) -> El + 'static,
    ) -> Self {
        let mut each = Each::new(Region::at_the_end_of(self.node()));
        follow(move || {
            let keys = keys();
            untrack(|| each.show(keys, &make));
        });
        self
    }
}

fn append(to: &Node, node: Option<Node>) {
    if let Some(node) = node {
        // Nothing is put into itself.
        to.append_child(&node).ok();
    }
}

fn append_text(to: &Node, text: &str) -> Text {
    let node = document().create_text_node(text);
    append(to, Some(node.clone().into()));
    node
}

fn follow_text(node: Text, mut text: Box<dyn Again<Option<Cow<'static, str>>>>) {
    let mut before = Cow::Borrowed("");
    follow(move || {
        let now = text.again().unwrap_or_default();
        if before != now {
            node.set_data(&now);
            before = now;
        }
    });
}

fn follow_region(region: Region, mut make: Box<dyn Again<Option<Node>>>) {
    follow(move || region.fill(make.again()));
}

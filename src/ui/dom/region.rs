//! A part of an element that is made anew by itself.

use leptos::prelude::document;
use web_sys::{Comment, Node};

/// What lies between two comments, which stay where they are. Regions may lie in each other.
#[derive(Clone, Debug)]
pub(super) struct Region {
    start: Comment,
    end: Comment,
}

impl Region {
    /// An empty one, after all that is there.
    pub(super) fn at_the_end_of(holder: &Node) -> Self {
        let [start, end] = [(); 2].map(|()| document().create_comment(""));
        for mark in [&start, &end] {
            // Nothing is put into itself.
            holder.append_child(mark).ok();
        }
        Self { start, end }
    }

    /// Puts something else there.
    pub(super) fn fill(&self, with: Option<Node>) {
        while let Some(node) = self.start.next_sibling().filter(|node| !node.is_same_node(Some(&self.end))) {
            remove(&node);
        }
        if let Some(node) = with {
            self.put(&node, None);
        }
    }

    /// Puts a node before another one in it, or at its end; moves it only where it stands elsewhere.
    pub(super) fn put(&self, node: &Node, before: Option<&Node>) {
        let next = before.unwrap_or(&self.end);
        if !node.next_sibling().is_some_and(|sibling| sibling.is_same_node(Some(next)))
            && let Some(holder) = self.end.parent_node()
        {
            // What it is put before is there.
            holder.insert_before(node, Some(next)).ok();
        }
    }
}

/// Takes a node out of whatever it is in.
fn remove(node: &Node) {
    if let Some(holder) = node.parent_node() {
        // It is there.
        holder.remove_child(node).ok();
    }
}

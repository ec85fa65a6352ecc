//! What changes by itself.

use leptos::prelude::RenderEffect;

use crate::state::{Again, Kept};

/// Acts at once, and again before the browser draws whenever a signal that it read has changed, as long as its owner
/// lives. For what is on screen; what acts on the world is [`whenever`](crate::state::whenever)'s.
pub(in crate::ui) fn follow(act: impl FnMut() + 'static) {
    keep(Box::new(act));
}

fn keep(mut act: Box<dyn Again>) {
    // An effect ends when it is let go: this one with its owner.
    Kept::new(RenderEffect::new(move |_| act.again()));
}

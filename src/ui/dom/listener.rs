//! Hearing of events.

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Event, EventTarget};

use crate::state::Kept;

/// Whether an event is heard of before or after what is inside.
pub(in crate::ui) use gloo_events::EventListenerPhase as Phase;

/// A trait of its own for the same reason as [`Again`](crate::state::Again).
trait Hear {
    fn hear(&mut self, event: &Event);
}

impl<F: FnMut(&Event)> Hear for F {
    fn hear(&mut self, event: &Event) {
        self(event);
    }
}

/// Acts on every event of this name, as long as the owner lives under which this is called. What acts has no owner of its
/// own: signals and effects are not to be made in it.
pub(in crate::ui) fn listen(target: &EventTarget, name: &'static str, phase: Phase, act: impl FnMut(&Event) + 'static) {
    let mut act: Box<dyn Hear> = Box::new(act);
    // Whoever hears of a submit or a key may take it for itself.
    let options = EventListenerOptions { phase, passive: false };
    // A listener ends when it is let go: this one with its owner.
    Kept::new(EventListener::new_with_options(target, name, options, move |event| act.hear(event)));
}

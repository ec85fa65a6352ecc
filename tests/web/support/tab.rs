//! A browser's tab that a test hides and shows.

use js_sys::{Object, Reflect};
use leptos::prelude::document;
use web_sys::{CustomEvent, CustomEventInit};

/// The tab, until it is dropped: then it is as it was.
pub struct TabStandIn;

impl TabStandIn {
    /// Another tab comes to the front.
    pub fn hidden() -> Self {
        turn("hidden");
        Self
    }

    /// This one does.
    pub fn show(&self) {
        turn("visible");
    }
}

impl Drop for TabStandIn {
    fn drop(&mut self) {
        // The browser's own is its prototype's.
        Reflect::delete_property(&document(), &"visibilityState".into()).unwrap();
    }
}

fn turn(state: &str) {
    let property = Object::new();
    Reflect::set(&property, &"value".into(), &state.into()).unwrap();
    Reflect::set(&property, &"configurable".into(), &true.into()).unwrap();
    Object::define_property(&document(), &"visibilityState".into(), &property);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    let event = CustomEvent::new_with_event_init_dict("visibilitychange", &init).unwrap();
    document().dispatch_event(&event).unwrap();
}

//! What a host hears.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JSON;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::CustomEvent;

use super::screen::Screen;
use super::wait::until;

/// Every event of the contract that its program dispatches.
const NAMES: [&str; 7] = [
    "yti-loaded",
    "yti-progress",
    "yti-error",
    "yti-auth-expired",
    "yti-record-select",
    "yti-filter-change",
    "yti-export",
];

/// The events of one screen, in order, each with its detail. Make it after the screen and drop it before.
pub struct Heard {
    events: Rc<RefCell<Vec<(String, Value)>>>,
    _listener: Closure<dyn Fn(CustomEvent)>,
}

impl Heard {
    /// Listens around the screen's element, where only what bubbles and leaves a shadow root is heard.
    pub fn around(screen: &Screen) -> Self {
        let events = Rc::<RefCell<Vec<(String, Value)>>>::default();
        let listener = Closure::<dyn Fn(CustomEvent)>::new({
            let events = Rc::clone(&events);
            move |event: CustomEvent| {
                assert!(event.bubbles() && event.composed());
                let detail = String::from(JSON::stringify(&event.detail()).unwrap());
                events.borrow_mut().push((event.type_(), serde_json::from_str(&detail).unwrap()));
            }
        });
        for name in NAMES {
            screen.host().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).unwrap();
        }
        Self { events, _listener: listener }
    }

    /// The details of the events of one name.
    pub fn of(&self, name: &str) -> Vec<Value> {
        self.events.borrow().iter().filter(|(heard, _)| heard == name).map(|(_, detail)| detail.clone()).collect()
    }

    /// Waits for the events of one name to be so many; their details.
    pub async fn until(&self, name: &str, count: usize) -> Vec<Value> {
        until(&format!("{count} of {name}"), || Some(self.of(name)).filter(|heard| heard.len() == count)).await
    }

    /// Everything that was heard, as text.
    pub fn text(&self) -> String {
        format!("{:?}", self.events.borrow())
    }
}

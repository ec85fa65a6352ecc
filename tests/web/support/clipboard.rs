//! A clipboard that does what a test says, and what is selected in its place.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Clipboard;

/// A clipboard that answers as a test says, until it is dropped.
pub struct ClipboardStandIn {
    clipboard: Clipboard,
    asked_to_hold: Rc<RefCell<Vec<String>>>,
    _write: Closure<dyn Fn(String) -> Promise>,
}

impl ClipboardStandIn {
    /// One that takes every text.
    pub fn granting() -> Self {
        Self::answering(Promise::resolve(&JsValue::UNDEFINED))
    }

    /// One that takes none.
    pub fn refusing() -> Self {
        Self::answering(Promise::reject(&"NotAllowedError".into()))
    }

    /// The texts it was asked to hold.
    pub fn asked_to_hold(&self) -> Vec<String> {
        self.asked_to_hold.borrow().clone()
    }

    fn answering(answer: Promise) -> Self {
        let asked_to_hold = Rc::<RefCell<Vec<String>>>::default();
        let write = Closure::<dyn Fn(String) -> Promise>::new({
            let asked_to_hold = Rc::clone(&asked_to_hold);
            move |text| {
                asked_to_hold.borrow_mut().push(text);
                answer.clone()
            }
        });
        let clipboard = window().navigator().clipboard();
        Reflect::set(&clipboard, &"writeText".into(), write.as_ref()).unwrap();
        Self { clipboard, asked_to_hold, _write: write }
    }
}

impl Drop for ClipboardStandIn {
    fn drop(&mut self) {
        // The browser's own is its prototype's.
        Reflect::delete_property(&self.clipboard, &"writeText".into()).unwrap();
    }
}

/// What is selected on the page.
pub fn selected() -> String {
    window().get_selection().unwrap().unwrap().to_string().into()
}

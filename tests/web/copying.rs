//! A number is copied whole, however it is grouped on screen, and where the browser refuses, the person is told.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Clipboard;

use super::support::{Screen, page, record, texts, until};

const NUMBER: &str = "+8618112345678";

/// A clipboard that answers as a test says, until it is dropped.
struct ClipboardStandIn {
    clipboard: Clipboard,
    asked_to_hold: Rc<RefCell<Vec<String>>>,
    _write: Closure<dyn Fn(String) -> Promise>,
}

impl ClipboardStandIn {
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

async fn card() -> Screen {
    Screen::showing(&page(&[record(json!({"telphone": NUMBER}))])).await
}

async fn is_told(screen: &Screen, words: &str) {
    until(words, || (screen.text(".toast") == words).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_copied_number_is_whole_and_the_person_is_told() {
    let clipboard = ClipboardStandIn::answering(Promise::resolve(&JsValue::UNDEFINED));
    let screen = card().await;
    screen.click("[data-copy]");
    is_told(&screen, texts().copied).await;
    assert_eq!(clipboard.asked_to_hold.take(), [NUMBER]);
}

#[wasm_bindgen_test]
async fn where_the_browser_refuses_the_number_is_selected_and_the_person_is_told() {
    let _clipboard = ClipboardStandIn::answering(Promise::reject(&"NotAllowedError".into()));
    let screen = card().await;
    screen.click("[data-copy]");
    is_told(&screen, texts().copy_refused).await;
    assert_eq!(String::from(window().get_selection().unwrap().unwrap().to_string()), NUMBER);
}

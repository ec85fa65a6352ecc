//! A number is copied whole, however it is grouped on screen, and where the browser refuses, the person is told.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{ClipboardStandIn, Screen, page, record, selected, texts, until};

const NUMBER: &str = "+8618112345678";

async fn card() -> Screen {
    Screen::showing(&page(&[record(json!({"telphone": NUMBER}))])).await
}

async fn is_told(screen: &Screen, words: &str) {
    until(words, || (screen.text(".toast") == words).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_copied_number_is_whole_and_the_person_is_told() {
    let clipboard = ClipboardStandIn::granting();
    let screen = card().await;
    screen.click("[data-copy]");
    is_told(&screen, texts().copied).await;
    assert_eq!(clipboard.asked_to_hold(), [NUMBER]);
}

#[wasm_bindgen_test]
async fn where_the_browser_refuses_the_number_is_selected_and_the_person_is_told() {
    let _clipboard = ClipboardStandIn::refusing();
    let screen = card().await;
    screen.click("[data-copy]");
    is_told(&screen, texts().copy_refused).await;
    assert_eq!(selected(), NUMBER);
}

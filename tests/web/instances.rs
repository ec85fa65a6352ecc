//! Several elements in one document have nothing to do with each other.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::support::{CARD, Network, Screen, TASK_ID, hook, page_of, settled, until};

async fn two() -> (Screen, Screen) {
    (Screen::showing(&page_of(1, 10, 25)).await, Screen::showing(&page_of(1, 10, 25)).await)
}

fn is_checked(screen: &Screen, selector: &str) -> bool {
    screen.one(selector).unchecked_into::<HtmlInputElement>().checked()
}

#[wasm_bindgen_test]
async fn each_filters_its_own_records_by_its_own_buttons() {
    let (one, other) = two().await;
    one.click("[name=called][value=not-called]");
    one.shows(&format!("{}[data-kind=no-match]", hook("empty"))).await;
    assert!(is_checked(&one, "[name=called][value=not-called]"));
    assert!(is_checked(&other, "[name=called][value=all]"));
    assert_eq!(other.all(CARD).len(), 10);

    other.click("[name=called][value=called]");
    settled().await;
    assert!(is_checked(&one, "[name=called][value=not-called]"));
    assert_eq!((one.all(CARD).len(), other.all(CARD).len()), (0, 10));
}

#[wasm_bindgen_test]
async fn each_has_its_own_task_token_and_language() {
    let network = Network::stand_in();
    let one = Screen::connected(&[]);
    let other = Screen::mount(&[("endpoint", "/api/"), ("task-id", "another"), ("lang", "zh-CN")]);
    other.element().set_token("t0ken");
    let (first, second) = (network.question(1).await, network.question(2).await);
    assert_eq!((first.field("taskid"), second.field("taskid")), (TASK_ID, "another"));
    assert_eq!(second.field("token"), "t0ken");
    second.answer(&page_of(1, 10, 3));
    first.answer(&page_of(1, 10, 25));
    until("three cards", || (other.all(CARD).len() == 3).then_some(())).await;
    until("ten cards", || (one.all(CARD).len() == 10).then_some(())).await;
    assert_ne!(one.text("h1"), other.text("h1"));
}

#[wasm_bindgen_test]
async fn what_ends_one_leaves_the_other() {
    let network = Network::stand_in();
    let mut one = Screen::connected(&[]);
    let other = Screen::connected(&[]);
    let (first, second) = (network.question(1).await, network.question(2).await);
    one.element().cancel();
    one.fails_with("cancelled").await;
    assert!(first.is_aborted());
    assert!(!second.is_aborted());
    one.unmount();
    second.answer(&page_of(1, 10, 25));
    other.begins_with(0).await;
}

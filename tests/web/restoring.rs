//! Leading back to a view: what a page keeps in its address, and what it must never keep there.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JSON;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CustomEvent;

use super::support::{Network, Screen, TASK_ID, TOKEN, hook, page_of, settled, value_of};

const REFUSED: &str = include_str!("../fixtures/vectors/token-invalid.body");

fn type_token(screen: &Screen, token: &str) {
    screen.type_into("[name=token]", token);
    screen.submit("form");
}

fn restored(query: &str) -> (Network, Screen) {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.element().restore(query);
    (network, screen)
}

#[wasm_bindgen_test]
async fn a_restored_view_waits_for_its_token_and_is_shown_with_page_filter_and_order() {
    let (network, screen) = restored(&format!("taskid={TASK_ID}&page=2&itemsperpage=20&called=called&sort=-talk"));
    settled().await;
    assert_eq!(network.asked(), 0);
    assert_eq!(value_of(&screen.one("[name=taskid]")), TASK_ID);
    type_token(&screen, TOKEN);
    let question = network.question(1).await;
    assert_eq!(question.page(), (2, 20));
    question.answer(&page_of(2, 20, 50));
    screen.shows(&hook("record")).await;
    assert_eq!(value_of(&screen.one("[name=called]:checked")), "called");
    assert_eq!(value_of(&screen.one("[name=sort]")), "-talk");
}

#[wasm_bindgen_test]
async fn a_mistyped_token_does_not_lose_the_view() {
    let (network, screen) = restored(&format!("taskid={TASK_ID}&page=3&called=called"));
    type_token(&screen, "mistyped");
    network.question(1).await.answer(REFUSED);
    screen.fails_with("auth").await;
    type_token(&screen, TOKEN);
    let question = network.question(2).await;
    assert_eq!(question.page(), (3, 10));
    question.answer(&page_of(3, 10, 50));
    screen.begins_with(20).await;
    assert_eq!(value_of(&screen.one("[name=called]:checked")), "called");
}

#[wasm_bindgen_test]
async fn a_view_of_another_task_than_the_one_typed_is_not_shown() {
    let (network, screen) = restored("taskid=another&page=3&called=called");
    screen.type_into("[name=taskid]", TASK_ID);
    type_token(&screen, TOKEN);
    let question = network.question(1).await;
    assert_eq!(question.page(), (1, 10));
    question.answer(&page_of(1, 10, 50));
    screen.begins_with(0).await;
    assert_eq!(value_of(&screen.one("[name=called]:checked")), "all");
}

#[wasm_bindgen_test]
async fn every_change_is_told_to_the_host_without_token_and_searched_text() {
    let (network, screen) = restored("");
    let told = Rc::new(RefCell::new(Vec::new()));
    let listener = Closure::<dyn FnMut(CustomEvent)>::new({
        let told = Rc::clone(&told);
        move |event: CustomEvent| told.borrow_mut().push(String::from(JSON::stringify(&event.detail()).unwrap()))
    });
    let listen = listener.as_ref().unchecked_ref();
    screen.host().add_event_listener_with_callback("yti-filter-change", listen).unwrap();
    screen.type_into("[name=taskid]", TASK_ID);
    type_token(&screen, TOKEN);
    network.question(1).await.answer(&page_of(1, 10, 50));
    screen.begins_with(0).await;
    screen.type_into("[name=q]", "13800000003");
    screen.choose("[name=sort]", "-wait");
    settled().await;

    let told = told.borrow();
    let last = told.last().unwrap();
    assert!(last.contains(TASK_ID) && last.contains("\"sort\":\"-wait\"") && last.contains("\"shown\":1"), "{last}");
    assert!(told.iter().all(|detail| !detail.contains("13800000003") && !detail.contains(TOKEN)), "{told:?}");
    assert!(!screen.element().state().contains("13800000003"));
}

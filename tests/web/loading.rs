//! When a page is asked for without anybody pressing a button, and when not.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, TASK_ID, TOKEN, page_of, settled, texts};

const WHERE: [(&str, &str); 2] = [("endpoint", "/api/"), ("task-id", TASK_ID)];

#[wasm_bindgen_test]
async fn an_address_a_task_and_then_a_token_are_enough() {
    let network = Network::stand_in();
    let screen = Screen::mount(&WHERE);
    settled().await;
    assert_eq!(network.asked(), 0);
    screen.element().set_token(TOKEN);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
}

#[wasm_bindgen_test]
async fn a_token_may_come_before_the_task() {
    let network = Network::stand_in();
    let mut screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.element().set_token(TOKEN);
    settled().await;
    assert_eq!(network.asked(), 0);
    screen.set_attribute("task-id", Some(TASK_ID));
    let question = network.question(1).await;
    assert_eq!((question.field("taskid"), question.field("token")), (TASK_ID, TOKEN));
}

#[wasm_bindgen_test]
async fn an_empty_token_is_none() {
    let network = Network::stand_in();
    let screen = Screen::mount(&WHERE);
    screen.element().set_token(" ");
    settled().await;
    assert_eq!(network.asked(), 0);
    assert!(screen.find("[name=taskid]").is_some());
}

#[wasm_bindgen_test]
async fn a_host_that_wants_nothing_loaded_by_itself_loads_when_it_says_so() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("auto-load", "none")]);
    settled().await;
    assert_eq!(network.asked(), 0);
    screen.element().load();
    let question = network.question(1).await;
    assert_eq!((question.field("taskid"), question.field("token")), (TASK_ID, TOKEN));
}

#[wasm_bindgen_test]
async fn loading_again_asks_for_the_page_on_screen() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click("[data-yti=next]");
    network.question(2).await.answer(&page_of(2, 10, 25));
    screen.begins_with(10).await;
    screen.element().load();
    assert_eq!(network.question(3).await.field("currentpage"), "2");
}

#[wasm_bindgen_test]
async fn loading_with_too_little_known_asks_nothing_and_says_what_is_missing() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.element().load();
    settled().await;
    assert_eq!(network.asked(), 0);
    assert_eq!(screen.text("#token-problem"), texts().token_missing);
    assert_eq!(screen.text("#taskid-problem"), texts().task_id_missing);
    assert_eq!(screen.text("#endpoint-problem"), "");
}

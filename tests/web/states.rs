//! A page without cards says why, and how to go on.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, Screen, hook, page_of, texts, until};

#[wasm_bindgen_test]
async fn before_the_first_answer_it_says_that_it_loads_and_can_be_stopped() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await;
    until(texts().loading, || (screen.text(".doing") == texts().loading).then_some(())).await;
    assert!(!screen.one(&hook("cancel")).class_list().contains("away"));
    assert!(screen.find(&hook("empty")).is_none());
}

#[wasm_bindgen_test]
async fn a_task_without_records_says_so() {
    let screen = Screen::showing(include_str!("../fixtures/vectors/no-records.body")).await;
    assert_eq!(screen.one(&hook("empty")).get_attribute("data-kind").as_deref(), Some("empty"));
    assert_eq!(screen.text("[data-yti=empty] h2"), texts().empty_title);
}

#[wasm_bindgen_test]
async fn a_page_past_the_end_leads_to_the_last_one() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("page", "9")]);
    network.question(1).await.answer(&page_of(9, 10, 25));
    screen.shows("[data-yti=empty][data-kind=past-end]").await;
    screen.click("[data-yti=empty] button");
    let question = network.question(2).await;
    assert_eq!(question.field("currentpage"), "3");
    question.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
}

#[wasm_bindgen_test]
async fn filters_that_hide_every_record_say_so_and_can_be_cleared() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    screen.click("[name=called][value=not-called]");
    screen.shows("[data-yti=empty][data-kind=no-match]").await;
    assert!(screen.text(&hook("empty")).contains(&(texts().no_match_text)(false, 10)));
    screen.click("[data-yti=empty] button");
    until("ten cards", || (screen.all(CARD).len() == 10).then_some(())).await;
}

#[wasm_bindgen_test]
async fn the_count_says_how_many_are_shown_of_how_many_and_of_what() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    screen.type_into("[name=q]", "13800000007");
    let count = screen.shows("[data-yti=result-count][data-shown='1']").await;
    assert_eq!(count.get_attribute("data-total").as_deref(), Some("25"));
    assert_eq!(count.get_attribute("data-scope").as_deref(), Some("page"));
    assert_eq!(count.get_attribute("role").as_deref(), Some("status"));
    let text = count.text_content().unwrap();
    assert!(text.contains(&(texts().page_shown)(1, 10)) && text.contains(&(texts().task_total)(25)), "{text}");
}

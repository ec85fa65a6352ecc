//! A token is good for 12 hours: what happens when a host brings a new one.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, TASK_ID, TOKEN, hook, page_of, settled};

const REFUSED: &str = include_str!("../fixtures/vectors/token-invalid.body");

#[wasm_bindgen_test]
async fn a_new_token_goes_on_at_the_page_that_the_old_one_could_not_get() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("last"));
    network.question(2).await.answer(REFUSED);
    screen.fails_with("auth").await;

    screen.element().set_token("renewed");
    let question = network.question(3).await;
    assert_eq!((question.field("token"), question.field("currentpage")), ("renewed", "3"));
    question.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
    screen.hides(&hook("error")).await;
}

#[wasm_bindgen_test]
async fn the_next_question_has_the_new_token_where_nothing_is_loaded_by_itself() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("auto-load", "none")]);
    screen.element().load();
    network.question(1).await.answer(REFUSED);
    screen.fails_with("auth").await;
    screen.element().set_token("renewed");
    screen.element().load();
    assert_eq!(network.question(2).await.field("token"), "renewed");
}

#[wasm_bindgen_test]
async fn the_next_question_has_the_new_token_where_the_person_named_the_task() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.element().set_token(TOKEN);
    screen.type_into("[name=taskid]", TASK_ID);
    screen.submit("form");
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.element().set_token("renewed");
    screen.element().load();
    let last = network.asked();
    assert_eq!(network.question(last.max(2)).await.field("token"), "renewed");
}

#[wasm_bindgen_test]
async fn the_hosts_token_goes_to_the_hosts_address_alone() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    let is_fixed = || screen.find("[name=endpoint]").is_some_and(|field| field.has_attribute("readonly"));
    assert!(!is_fixed(), "where a person types the token, a person chooses the address");
    screen.element().set_token(TOKEN);
    settled().await;
    assert!(is_fixed());
    screen.type_into("[name=endpoint]", "https://elsewhere.example/");
    screen.type_into("[name=taskid]", TASK_ID);
    screen.submit("form");
    let question = network.question(1).await;
    assert!(question.request().url().ends_with("/api/"), "{}", question.request().url());
}

//! A question that nobody waits for any more is ended, and its answer, should it still come, changes nothing.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, Screen, hook, page_of, settled};

#[wasm_bindgen_test]
async fn a_new_question_ends_the_one_under_way() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let first = network.question(1).await;
    assert!(!first.is_aborted());
    screen.element().load();
    let second = network.question(2).await;
    assert!(first.is_aborted());
    assert!(!second.is_aborted());
}

#[wasm_bindgen_test]
async fn an_older_answer_that_comes_before_the_newer_changes_nothing() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("next"));
    let second = network.question(2).await;
    screen.click(&hook("next"));
    let third = network.question(3).await;
    assert_eq!((second.field("currentpage"), third.field("currentpage")), ("2", "3"));
    assert!(second.is_aborted());

    second.answer(&page_of(2, 10, 25));
    settled().await;
    screen.begins_with(0).await;
    screen.shows("[aria-busy=true]").await;

    third.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
    screen.shows("[aria-busy=false]").await;
}

#[wasm_bindgen_test]
async fn an_older_answer_that_comes_after_the_newer_changes_nothing() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let first = network.question(1).await;
    screen.element().load();
    network.question(2).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    first.answer_with_status(403, "");
    settled().await;
    assert!(screen.find(&hook("error")).is_none());
    assert_eq!(screen.all(CARD).len(), 10);
}

#[wasm_bindgen_test]
async fn cancelling_ends_the_question_and_says_so_and_a_late_answer_changes_nothing() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let question = network.question(1).await;
    screen.element().cancel();
    screen.fails_with("cancelled").await;
    assert!(question.is_aborted());
    question.answer(&page_of(1, 10, 25));
    settled().await;
    screen.fails_with("cancelled").await;
    assert_eq!(screen.all(CARD).len(), 0);
}

#[wasm_bindgen_test]
async fn cancelling_a_later_page_keeps_the_one_on_screen_and_trying_again_asks_for_it_again() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("last"));
    let last = network.question(2).await;
    screen.click(&hook("cancel"));
    screen.fails_with("cancelled").await;
    assert!(last.is_aborted());
    screen.begins_with(0).await;

    screen.click(&hook("retry"));
    let again = network.question(3).await;
    assert_eq!(again.field("currentpage"), "3");
    again.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
    screen.hides(&hook("error")).await;
}

#[wasm_bindgen_test]
async fn cancelling_where_nothing_is_under_way_does_nothing() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    screen.element().cancel();
    settled().await;
    assert!(screen.find(&hook("error")).is_none());
    assert_eq!(screen.all(CARD).len(), 10);
}

#[wasm_bindgen_test]
async fn going_back_to_the_form_ends_the_question() {
    let network = Network::stand_in();
    let screen = Screen::submitted();
    let question = network.question(1).await;
    screen.shows(&hook("change-task")).await;
    screen.click(&hook("change-task"));
    screen.shows("[name=taskid]").await;
    assert!(question.is_aborted());
    question.answer(&page_of(1, 10, 25));
    settled().await;
    assert!(screen.find("[name=taskid]").is_some());
}

#[wasm_bindgen_test]
async fn unmounting_ends_the_question_and_a_late_answer_brings_nothing_back() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    let question = network.question(1).await;
    screen.unmount();
    settled().await;
    assert!(question.is_aborted());
    question.answer(&page_of(1, 10, 25));
    settled().await;
    assert_eq!(screen.container().child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn unmounting_leaves_the_container_empty() {
    let mut screen = Screen::showing(&page_of(1, 10, 25)).await;
    assert_ne!(screen.container().child_nodes().length(), 0);
    screen.unmount();
    assert_eq!(screen.container().child_nodes().length(), 0);
}

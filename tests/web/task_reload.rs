//! Loading a whole task again: the old records stay, with filters and page, until the new ones replace them at once.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, ServedTask, TASK_ID, hook, numbered, page_of, settled, texts};

const ON_ONE_PAGE: (&str, &str) = ("page-size", "100");

/// What the numbers are counted on by in the second load.
const LATER: u64 = 1000;

/// Loaded, changed on the server, and asked for again; the next question is the seventh.
async fn reloading(attributes: &[(&str, &str)]) -> ServedTask {
    let mut task = ServedTask::loaded(numbered(0..45), attributes).await;
    task.records = numbered(LATER..LATER + 45);
    task.screen.click(&hook("reload"));
    task
}

#[wasm_bindgen_test]
async fn the_new_records_replace_the_old_in_one_step() {
    let task = reloading(&[]).await;
    task.screen.click(&hook("next"));
    task.give_all(7..=10).await;
    settled().await;
    task.has_numbers(10..20).await;
    task.screen.counts(45).await;
    task.give(11).await;
    task.has_numbers(LATER + 10..LATER + 20).await;
    task.screen.lists(10..20).await;
    task.screen.counts(45).await;
    assert!(task.screen.find(&hook("notice")).is_none());
}

#[wasm_bindgen_test]
async fn the_total_stays_said_while_nothing_has_come_yet() {
    let task = reloading(&[]).await;
    task.question(7).await;
    settled().await;
    let total = task.screen.one(&hook("result-count")).get_attribute("data-total");
    assert_eq!(total.as_deref(), Some("45"));
}

#[wasm_bindgen_test]
async fn filters_order_and_page_stay() {
    let mut task = ServedTask::loaded(numbered(0..45), &[("page-size", "2")]).await;
    task.screen.type_into("[name=q]", "5");
    task.screen.choose("[name=sort]", "-number");
    task.screen.lists([35, 25]).await;
    task.screen.click(&hook("next"));
    task.screen.lists([15, 5]).await;
    task.screen.click(&hook("reload"));
    task.records = numbered(LATER..LATER + 45);
    task.give_all(7..=11).await;
    task.has_numbers([LATER + 15, LATER + 5]).await;
    task.screen.lists([15, 5]).await;
}

#[wasm_bindgen_test]
async fn a_page_that_fails_leaves_a_gap_in_the_new_records_and_can_be_fetched() {
    let task = reloading(&[ON_ONE_PAGE]).await;
    task.give(7).await;
    task.question(9).await.answer_with_status(404, "");
    task.give(8).await;
    task.give_all(10..=11).await;
    assert_eq!(task.says("gap").await, (texts().gap)(21, 30));
    task.has_numbers((LATER..LATER + 20).chain(LATER + 30..LATER + 45)).await;

    task.screen.click(&hook("resume"));
    assert_eq!(task.question(12).await.page().0, 3);
    task.give(12).await;
    task.has_numbers(LATER..LATER + 45).await;
    task.screen.lists(0..45).await;
    task.screen.hides(&hook("notice")).await;
    assert_eq!(task.network.asked(), 12);
}

#[wasm_bindgen_test]
async fn a_reload_that_is_cancelled_leaves_the_old_records_and_can_go_on() {
    let task = reloading(&[ON_ONE_PAGE]).await;
    task.give_all(7..=9).await;
    task.question(11).await;
    settled().await;
    task.screen.click(&hook("cancel"));
    task.says("partial").await;
    task.has_numbers(0..45).await;
    task.screen.click(&hook("resume"));
    assert_eq!(task.pages(12..=13).await, [4, 5]);
    task.give_all(12..=13).await;
    task.has_numbers(LATER..LATER + 45).await;
    task.screen.hides(&hook("notice")).await;
}

#[wasm_bindgen_test]
async fn a_token_that_expires_in_a_reload_leaves_the_old_records_until_a_new_one_brings_the_rest() {
    let task = reloading(&[ON_ONE_PAGE]).await;
    task.give(7).await;
    task.question(8).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    task.give_all(9..=11).await;
    task.screen.fails_with("auth").await;
    task.has_numbers(0..45).await;
    task.screen.element().set_token("renewed");
    assert_eq!(task.question(12).await.page().0, 2);
    task.give(12).await;
    task.has_numbers(LATER..LATER + 45).await;
    task.screen.hides(&hook("error")).await;
    assert_eq!(task.network.asked(), 12);
}

#[wasm_bindgen_test]
async fn a_reload_in_the_middle_of_a_load_ends_its_questions_and_begins_anew() {
    let task = ServedTask::loading(45, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.question(6).await;
    task.screen.click(&hook("reload"));
    assert_eq!(task.question(7).await.page().0, 1);
    for number in 3..=6 {
        assert!(task.question(number).await.is_aborted(), "{number}");
        task.give(number).await;
    }
    settled().await;
    task.screen.lists(0..10).await;
    task.give_all(7..=11).await;
    task.screen.lists(0..45).await;
    assert_eq!(task.network.asked(), 11);
}

#[wasm_bindgen_test]
async fn a_host_that_names_the_task_on_screen_gets_the_whole_of_it_again() {
    let network = Network::stand_in();
    let mut screen = Screen::submitted();
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("load-task"));
    network.question(2).await.answer(&page_of(1, 1000, 25));
    screen.shows("[data-scope=task][data-shown='25']").await;
    screen.set_attribute("task-id", Some(TASK_ID));
    let question = network.question(3).await;
    assert_eq!(question.page(), (1, 1000));
    question.answer(&page_of(1, 1000, 27));
    screen.shows("[data-scope=task][data-shown='27'][data-total='27']").await;
    assert_eq!(network.asked(), 3);
}

//! When nothing is loaded again by itself: while nobody can see it, while there is nothing to load again, and never
//! again once the element has gone.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{ClockStandIn, Screen, ServedTask, TASK_ID, TabStandIn, hook, numbered, settled};

const EVERY_TEN: (&str, &str) = ("refresh-seconds", "10");

async fn waiting(clock: &ClockStandIn) -> ServedTask {
    let task = ServedTask::shown(numbered(0..25), &[EVERY_TEN]).await;
    clock.waits(1).await;
    task
}

#[wasm_bindgen_test]
async fn a_hidden_tab_asks_nothing_and_once_it_is_seen_again_at_once_and_once() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock).await;
    let tab = TabStandIn::hidden();
    clock.waits(0).await;
    clock.pass(3600);
    settled().await;
    assert_eq!(task.network.asked(), 1);
    tab.show();
    task.give(2).await;
    clock.waits(1).await;
    settled().await;
    assert_eq!(task.network.asked(), 2);
}

#[wasm_bindgen_test]
async fn a_tab_that_was_hidden_for_a_moment_keeps_its_time() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock).await;
    clock.pass(1);
    let tab = TabStandIn::hidden();
    clock.waits(0).await;
    clock.pass(2);
    tab.show();
    clock.waits(1).await;
    settled().await;
    assert_eq!(task.network.asked(), 1);
    clock.pass(7);
    task.question(2).await;
}

#[wasm_bindgen_test]
async fn a_form_waits_for_nothing() {
    let clock = ClockStandIn::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/"), ("task-id", TASK_ID), EVERY_TEN]);
    settled().await;
    assert_eq!(clock.waiting(), 0);
    assert!(screen.find("[name=refresh]").is_none());

    let task = waiting(&clock).await;
    task.screen.click(&hook("change-task"));
    task.screen.shows("[name=taskid]").await;
    clock.waits(0).await;
}

#[wasm_bindgen_test]
async fn going_back_to_the_form_ends_a_refresh() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock).await;
    clock.pass(10);
    let refresh = task.question(2).await;
    task.screen.click(&hook("change-task"));
    task.screen.shows("[name=taskid]").await;
    assert!(refresh.is_aborted());
    task.give(2).await;
    settled().await;
    assert!(task.screen.find("[name=taskid]").is_some());
    assert_eq!(clock.waiting(), 0);
}

#[wasm_bindgen_test]
async fn an_element_that_is_gone_waits_for_nothing_and_hears_of_nothing() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock).await;
    task.screen.unmount();
    assert_eq!(clock.waiting(), 0);
    let tab = TabStandIn::hidden();
    tab.show();
    settled().await;
    assert_eq!((clock.waiting(), task.network.asked()), (0, 1));

    let mut task = waiting(&clock).await;
    clock.pass(10);
    let refresh = task.question(2).await;
    task.screen.unmount();
    settled().await;
    assert!(refresh.is_aborted());
    task.give(2).await;
    settled().await;
    assert_eq!(clock.waiting(), 0);
    assert_eq!(task.screen.container().child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn each_element_has_its_own_time() {
    let clock = ClockStandIn::stand_in();
    let one = waiting(&clock).await;
    let mut other = ServedTask::shown(numbered(0..25), &[EVERY_TEN]).await;
    clock.waits(2).await;
    other.screen.unmount();
    assert_eq!(clock.waiting(), 1);
    one.screen.choose("[name=refresh]", "0");
    clock.waits(0).await;
}

#[wasm_bindgen_test]
async fn what_a_person_stopped_is_not_begun_again_by_itself() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock).await;
    task.screen.click(&hook("next"));
    task.question(2).await;
    task.screen.element().cancel();
    task.screen.fails_with("cancelled").await;
    settled().await;
    assert_eq!(clock.waiting(), 0);
    task.screen.click(&hook("retry"));
    task.give(3).await;
    task.screen.begins_with(10).await;
    clock.waits(1).await;
}

#[wasm_bindgen_test]
async fn a_refresh_that_is_cancelled_says_nothing_and_the_next_comes_in_its_time() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock).await;
    clock.pass(10);
    let refresh = task.question(2).await;
    task.screen.element().cancel();
    clock.waits(1).await;
    assert!(refresh.is_aborted());
    assert!(task.screen.find(&format!("{}, {}", hook("error"), hook("notice"))).is_none());
    clock.pass(10);
    task.question(3).await;
}

//! A refresh that fails: what is on screen stays, a quiet word says since when, and the next one may bring it; what only
//! a person can mend is said as ever, and ends the asking.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{ClockStandIn, ServedTask, hook, number_at, numbered, settled, until};

const REFUSED: &str = include_str!("../fixtures/vectors/token-invalid.body");
const FAILED: &str = "[data-yti=notice][data-kind=refresh-failed]";

async fn refreshing(clock: &ClockStandIn) -> ServedTask {
    let task = ServedTask::shown(numbered(0..25), &[("refresh-seconds", "10")]).await;
    pass(clock).await;
    task
}

/// Lets the time of a refresh pass, once it is waited for.
async fn pass(clock: &ClockStandIn) {
    clock.waits(1).await;
    clock.pass(10);
}

#[wasm_bindgen_test]
async fn a_refresh_that_fails_leaves_what_is_there_and_the_next_tries_again() {
    let clock = ClockStandIn::stand_in();
    let mut task = refreshing(&clock).await;
    task.question(2).await.answer("<html>");
    let said = task.says("refresh-failed").await;
    task.screen.lists(0..10).await;
    assert!(task.screen.find(&hook("error")).is_none());

    pass(&clock).await;
    task.question(3).await.answer_with_status(404, "");
    clock.waits(1).await;
    assert_eq!(task.says("refresh-failed").await, said, "since the first failure");

    task.records = numbered(100..125);
    pass(&clock).await;
    task.give(4).await;
    task.screen.hides(FAILED).await;
    assert_eq!(task.screen.numbers(), (100..110).map(number_at).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn a_fault_that_may_pass_is_asked_again_at_once() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock).await;
    task.question(2).await.fail();
    task.give(3).await;
    clock.waits(1).await;
    assert!(task.screen.find(FAILED).is_none());
}

#[wasm_bindgen_test]
async fn the_word_goes_with_a_load_that_somebody_asked_for_and_when_it_is_turned_off() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock).await;
    task.question(2).await.answer("<html>");
    task.screen.shows(FAILED).await;
    task.screen.choose("[name=refresh]", "0");
    task.screen.hides(FAILED).await;
    task.screen.choose("[name=refresh]", "10");
    task.screen.shows(FAILED).await;
    task.screen.click(&hook("reload"));
    task.give(3).await;
    task.screen.hides(FAILED).await;
}

#[wasm_bindgen_test]
async fn what_only_a_person_can_mend_ends_the_asking_until_it_is_mended() {
    let clock = ClockStandIn::stand_in();
    for (body, kind) in [
        (REFUSED, "auth"),
        (include_str!("../fixtures/vectors/ip-not-allowed.body"), "forbidden"),
        (include_str!("../fixtures/vectors/task-not-found.body"), "task-not-found"),
    ] {
        let task = refreshing(&clock).await;
        task.question(2).await.answer(body);
        task.screen.fails_with(kind).await;
        settled().await;
        assert_eq!((clock.waiting(), task.network.asked()), (0, 2), "{kind}");
        task.screen.lists(0..10).await;

        task.screen.element().set_token("renewed");
        assert_eq!(task.question(3).await.field("token"), "renewed");
        task.give(3).await;
        task.screen.hides(&hook("error")).await;
        pass(&clock).await;
        task.question(4).await;
    }
}

#[wasm_bindgen_test]
async fn a_page_that_did_not_come_stays_said_while_the_one_on_screen_is_kept_new() {
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::shown(numbered(0..25), &[("refresh-seconds", "10")]).await;
    task.screen.click(&hook("next"));
    task.question(2).await.answer("<html>");
    task.screen.fails_with("malformed").await;
    task.records = numbered(100..125);
    pass(&clock).await;
    assert_eq!(task.question(3).await.page(), (1, 10));
    task.give(3).await;
    until("the new numbers", || (task.screen.numbers().first() == Some(&number_at(100))).then_some(())).await;
    assert!(task.screen.find(&hook("error")).is_some());

    task.screen.click(&hook("retry"));
    assert_eq!(task.question(4).await.page(), (2, 10));
    task.give(4).await;
    task.screen.begins_with(10).await;
}

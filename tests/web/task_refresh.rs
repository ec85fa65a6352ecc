//! A whole task that is loaded again by itself, behind what is on screen, and takes its place in one step.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    CARD, ClockStandIn, EXPIRED, ServedTask, SlowMachine, hook, number_at, numbered, page_among, settled, until,
};

const EVERY_TEN: (&str, &str) = ("refresh-seconds", "10");

/// What the numbers are counted on by in the refresh.
const LATER: u64 = 1000;

/// Loaded, and about to be loaded again with a few records more; the next question is the seventh.
async fn refreshing(clock: &ClockStandIn, attributes: &[(&str, &str)]) -> ServedTask {
    let mut task = ServedTask::loaded(numbered(0..45), &[&[EVERY_TEN], attributes].concat()).await;
    task.records = numbered(LATER..LATER + 47);
    pass(clock).await;
    task
}

async fn pass(clock: &ClockStandIn) {
    clock.waits(1).await;
    clock.pass(10);
}

fn says_nothing(task: &ServedTask) {
    for hook in [hook("progress"), hook("notice"), hook("error"), "[aria-busy=true]".to_owned()] {
        assert!(task.screen.find(&hook).is_none(), "{hook}");
    }
    assert!(task.screen.find(&format!("{}.away", hook("cancel"))).is_some());
    assert_eq!(task.screen.text(".doing"), "");
}

#[wasm_bindgen_test]
async fn the_new_records_take_the_place_of_the_old_in_one_step_and_page_filter_and_order_stay() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock, &[("page-size", "2")]).await;
    task.screen.type_into("[name=q]", "5");
    task.screen.choose("[name=sort]", "-number");
    task.screen.lists([35, 25]).await;
    task.screen.click(&hook("next"));
    task.screen.lists([15, 5]).await;
    task.give_all(7..=10).await;
    settled().await;
    says_nothing(&task);
    task.has_numbers([15, 5]).await;
    task.screen.shows("[data-shown='4'][data-total='45']").await;
    task.give(11).await;
    task.has_numbers([LATER + 25, LATER + 15]).await;
    task.screen.shows("[data-shown='5'][data-total='47']").await;
    says_nothing(&task);
    assert_eq!(task.network.asked(), 11);
    pass(&clock).await;
    assert_eq!(task.question(12).await.page(), (1, 10));
}

#[wasm_bindgen_test]
async fn a_page_that_the_task_has_no_more_becomes_its_last() {
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::loaded(numbered(0..45), &[EVERY_TEN]).await;
    task.screen.click(&hook("last"));
    task.screen.begins_with(40).await;
    task.records.truncate(25);
    pass(&clock).await;
    task.give_all(7..=9).await;
    task.screen.lists(20..25).await;
    says_nothing(&task);
}

#[wasm_bindgen_test]
async fn an_equal_record_keeps_its_card() {
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::loaded(numbered(0..45), &[EVERY_TEN]).await;
    let cards = task.screen.all(CARD);
    task.records = numbered(0..47);
    pass(&clock).await;
    task.give_all(7..=11).await;
    task.screen.counts(47).await;
    let after = task.screen.all(CARD);
    assert!(cards.iter().zip(&after).all(|(before, after)| before.is_same_node(Some(after))));
    assert_eq!(after.len(), 10);
}

#[wasm_bindgen_test]
async fn the_old_answer_stays_with_its_own_records_until_the_new_one_is_there() {
    // More than are asked in one go.
    const RECORDS: u64 = 6000;
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::shown(numbered(0..RECORDS), &[EVERY_TEN, ("bulk-page-size", "1000")]).await;
    task.screen.click(&hook("load-task"));
    task.give_all(2..=7).await;
    task.is_complete().await;
    task.screen.counts(RECORDS as usize).await;
    task.records = numbered(LATER..LATER + RECORDS);
    pass(&clock).await;
    task.give_all(8..=12).await;
    let _slow = SlowMachine::stand_in();
    task.give(13).await;
    let seen = |page: u64| [0, LATER].map(|first| (first + page * 10..first + page * 10 + 10).map(number_at).collect());
    let expected: Vec<Vec<String>> = (0..200).flat_map(seen).collect();
    until("the new records", || {
        // Another page each time: none may mix the two.
        task.screen.click(&hook("next"));
        let numbers = task.screen.numbers();
        assert!(expected.contains(&numbers), "{numbers:?}");
        assert_eq!(task.screen.text(&hook("result-count")).matches("6,000").count(), 2);
        let page = task.screen.indexes().first()? / 10;
        (numbers.first() == Some(&number_at(LATER + page * 10))).then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_page_that_fails_leaves_everything_as_it_was_until_the_next_time() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock, &[("page-size", "100")]).await;
    task.give(7).await;
    task.question(9).await.answer("<html>");
    task.give(8).await;
    task.give_all(10..=11).await;
    task.says("refresh-failed").await;
    task.has_numbers(0..45).await;
    assert!(task.screen.find("[data-kind=gap], [data-kind=partial]").is_none());
    pass(&clock).await;
    task.give_all(12..=16).await;
    task.has_numbers(LATER..LATER + 47).await;
    task.screen.hides(&hook("notice")).await;
}

#[wasm_bindgen_test]
async fn a_token_that_expires_in_it_is_said_and_a_new_one_brings_the_rest() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock, &[("page-size", "100")]).await;
    task.give(7).await;
    task.question(8).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    task.give_all(9..=11).await;
    task.screen.fails_with("auth").await;
    task.has_numbers(0..45).await;
    settled().await;
    assert_eq!(clock.waiting(), 0);
    task.screen.element().set_token("renewed");
    assert_eq!(task.question(12).await.page().0, 2);
    task.give(12).await;
    task.has_numbers(LATER..LATER + 47).await;
    task.screen.hides(&hook("error")).await;
    assert_eq!(task.network.asked(), 12);
    pass(&clock).await;
    assert_eq!(task.question(13).await.page().0, 1);
}

#[wasm_bindgen_test]
async fn a_new_token_in_the_middle_is_used_from_then_on() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock, &[]).await;
    let old = task.question(7).await;
    task.screen.element().set_token("renewed");
    old.answer(EXPIRED);
    let again = task.question(8).await;
    assert_eq!((again.field("token"), again.page()), ("renewed", old.page()));
    task.give_all(8..=12).await;
    task.screen.counts(47).await;
}

#[wasm_bindgen_test]
async fn a_reload_that_somebody_asks_for_takes_its_place_and_is_seen() {
    let clock = ClockStandIn::stand_in();
    let task = refreshing(&clock, &[]).await;
    let refresh = task.question(7).await;
    task.screen.click(&hook("reload"));
    task.screen.shows(&hook("progress")).await;
    assert!(refresh.is_aborted());
    task.give_all(8..=12).await;
    task.screen.counts(47).await;
    task.screen.hides(&hook("progress")).await;
}

#[wasm_bindgen_test]
async fn a_load_that_somebody_stopped_is_left_to_them() {
    let clock = ClockStandIn::stand_in();
    let task = ServedTask::loading(75, &[EVERY_TEN]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.element().cancel();
    task.says("partial").await;
    settled().await;
    assert_eq!(clock.waiting(), 0);
}

#[wasm_bindgen_test]
async fn duplicates_are_said_all_the_time_and_counted_anew() {
    let clock = ClockStandIn::stand_in();
    let twice = |records: u64| [numbered(0..records), numbered(0..3)].concat();
    let mut task = ServedTask::loaded(twice(40), &[EVERY_TEN]).await;
    let three = task.says("duplicates").await;
    task.records = [twice(40), numbered(0..1)].concat();
    pass(&clock).await;
    task.give_all(7..=10).await;
    let last = task.question(11).await;
    last.answer(&page_among(5, 10, &task.records));
    until("another count", || {
        let said = task.screen.text("[data-kind=duplicates] span");
        (said != three).then_some(())
    })
    .await;
}

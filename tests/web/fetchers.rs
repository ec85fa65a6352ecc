//! Fetching beside the page, by a worker in whose place a stand-in is here: when one is begun, what it is asked, and that
//! it ends. The worker itself is tested end to end.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{EXPIRED, FetchersStandIn, ServedTask, TOKEN, hook, until};

/// A task of so many records, ten a page, is worth a worker.
const MANY: u64 = 500;

#[wasm_bindgen_test]
async fn a_worker_fetches_a_large_task_and_ends_with_the_load() {
    let fetchers = FetchersStandIn::fetching();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give(2).await;
    assert_eq!(task.question(3).await.field("token"), TOKEN);
    task.give_all(3..=51).await;
    task.is_complete().await;
    task.screen.counts(MANY as usize).await;
    assert_eq!(task.network.asked(), 51);
    // That there are many was known from the page on screen.
    assert_eq!(fetchers.counted(), (1, 1, 50));
}

#[wasm_bindgen_test]
async fn a_small_task_begins_no_worker() {
    let fetchers = FetchersStandIn::fetching();
    let task = ServedTask::loading(75, &[]).await;
    task.give_all(2..=9).await;
    task.is_complete().await;
    assert_eq!(fetchers.counted(), (0, 0, 0));
}

#[wasm_bindgen_test]
async fn until_a_worker_is_there_the_page_fetches_itself() {
    let fetchers = FetchersStandIn::never_there();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give_all(2..=51).await;
    task.is_complete().await;
    assert_eq!(task.network.asked(), 51);
    assert_eq!(fetchers.counted(), (1, 1, 0));
}

#[wasm_bindgen_test]
async fn what_a_worker_that_is_gone_has_not_fetched_the_page_fetches() {
    let fetchers = FetchersStandIn::gone_when_asked();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give_all(2..=51).await;
    task.is_complete().await;
    assert_eq!(task.network.asked(), 51);
    // The first page is asked for alone.
    assert_eq!(fetchers.counted(), (1, 1, 1));
}

#[wasm_bindgen_test]
async fn what_a_worker_that_is_gone_in_mid_load_leaves_the_page_fetches() {
    let fetchers = FetchersStandIn::gone_after(20);
    let task = ServedTask::loading(MANY, &[]).await;
    task.give_all(2..=51).await;
    task.is_complete().await;
    task.screen.counts(MANY as usize).await;
    assert_eq!(task.network.asked(), 51, "each page once");
    let (begun, ended, asked) = fetchers.counted();
    assert_eq!((begun, ended), (1, 1));
    // Those that waited for their turn or had it were told that it is gone.
    assert!((21..=26).contains(&asked), "{asked}");
}

#[wasm_bindgen_test]
async fn cancelling_ends_the_worker_and_what_it_was_asked() {
    let fetchers = FetchersStandIn::fetching();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give(2).await;
    let under_way = task.question(6).await;
    task.screen.click(&hook("cancel"));
    task.screen.shows("[data-yti=notice][data-kind=partial]").await;
    assert!(under_way.is_aborted());
    assert_eq!(fetchers.counted(), (1, 1, 5));
}

#[wasm_bindgen_test]
async fn an_element_that_is_removed_ends_its_worker() {
    let fetchers = FetchersStandIn::fetching();
    let mut task = ServedTask::loading(MANY, &[]).await;
    task.give(2).await;
    let under_way = task.question(6).await;
    task.screen.unmount();
    until("the worker's end", || (fetchers.counted().1 == 1).then_some(())).await;
    assert!(under_way.is_aborted());
}

#[wasm_bindgen_test]
async fn what_a_worker_is_told_is_heeded_as_what_the_page_is_told() {
    let _fetchers = FetchersStandIn::fetching();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give(2).await;
    // A server that wants to be left alone for half a minute and more is not asked again.
    task.question(3).await.answer_too_often("31");
    task.give_all(4..=51).await;
    assert!(task.says("gap").await.contains("11"), "{}", task.says("gap").await);
    assert_eq!(task.network.asked(), 51);
}

#[wasm_bindgen_test]
async fn a_token_that_a_worker_s_answer_refuses_pauses_the_load() {
    let fetchers = FetchersStandIn::fetching();
    let task = ServedTask::loading(MANY, &[]).await;
    task.give(2).await;
    // Two more wait for their turn, and have it.
    for number in 3..=8 {
        task.question(number).await.answer(EXPIRED);
    }
    task.screen.shows("[data-yti=error][data-kind=auth]").await;
    assert_eq!(fetchers.counted(), (1, 1, 7));
}

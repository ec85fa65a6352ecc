//! Loading a whole task from a server that fails, changes or stops: what came is kept, what is missing is said, and
//! nothing is asked for twice.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, ServedTask, hook, number_at, numbered, page_among, settled, texts};

const ON_ONE_PAGE: (&str, &str) = ("page-size", "100");
const REFUSED: &str = include_str!("../fixtures/vectors/token-invalid.body");
const HTML_BEFORE_JSON: &str = include_str!("../fixtures/vectors/html-before-json.body");

#[wasm_bindgen_test]
async fn pages_that_fail_for_good_are_named_as_gaps_and_fetched_by_one_button() {
    let task = ServedTask::loading(75, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.question(4).await.answer_with_status(404, "");
    task.question(5).await.answer(HTML_BEFORE_JSON);
    task.give(3).await;
    task.give_all(6..=9).await;
    assert_eq!(task.says("gap").await, (texts().gap)(21, 40));
    let missing = |index: &u64| !(20..40).contains(index);
    task.screen.lists((0..75).filter(missing)).await;
    assert_eq!(task.screen.numbers(), (0..75).filter(missing).map(number_at).collect::<Vec<_>>());
    assert!(task.screen.find(&hook("error")).is_none());

    task.screen.click(&hook("resume"));
    assert_eq!(task.pages(10..=11).await, [3, 4]);
    task.give_all(10..=11).await;
    task.screen.lists(0..75).await;
    assert_eq!(task.screen.numbers(), (0..75).map(number_at).collect::<Vec<_>>());
    task.screen.hides(&hook("notice")).await;
    assert_eq!(task.network.asked(), 11);
}

#[wasm_bindgen_test]
async fn gaps_that_are_no_neighbours_are_named_one_by_one() {
    let task = ServedTask::loading(45, &[]).await;
    task.give(2).await;
    task.question(3).await.answer_with_status(404, "");
    task.question(6).await.answer_with_status(404, "");
    task.give_all(4..=5).await;
    task.says("gap").await;
    let words =
        task.screen.all("[data-kind=gap] span").iter().map(|gap| gap.text_content().unwrap()).collect::<Vec<_>>();
    assert_eq!(words, [(texts().gap)(11, 20), (texts().gap)(41, 45)]);
}

#[wasm_bindgen_test]
async fn a_page_that_may_come_later_is_asked_again_and_the_others_go_on() {
    let task = ServedTask::loading(75, &[]).await;
    task.give(2).await;
    task.question(3).await.answer_with_status(502, "");
    task.give_all(4..=6).await;
    // Three more at once, and the one that failed after a pause.
    let mut pages = task.pages(7..=10).await;
    task.give_all(7..=10).await;
    task.is_complete().await;
    pages.sort_unstable();
    assert_eq!(pages, [2, 6, 7, 8]);
    assert!(task.screen.find(&hook("notice")).is_none());
    assert_eq!(task.network.asked(), 10);
}

#[wasm_bindgen_test]
async fn a_server_that_answers_nothing_any_more_is_left_alone_until_the_person_tries_again() {
    let task = ServedTask::loading(145, &[]).await;
    task.give(2).await;
    // Four pages are given up, after three attempts each; by then three others are under way, and no more.
    for number in 3..=23 {
        task.question(number).await.fail();
    }
    task.screen.fails_with("network").await;
    assert_eq!(task.network.asked(), 23);
    assert_eq!(task.says("partial").await, (texts().partial)(10, 145));
    task.screen.click(&hook("retry"));
    task.give_all(24..=37).await;
    task.is_complete().await;
    task.screen.counts(145).await;
    task.screen.hides(&hook("error")).await;
    task.screen.hides(&hook("notice")).await;
}

#[wasm_bindgen_test]
async fn an_expired_token_stops_the_questions_until_the_person_gives_a_new_one() {
    let task = expired_in_the_middle().await;
    task.screen.type_into("#new-token", "renewed");
    task.screen.submit(".new-token");
    goes_on_with_the_new_token(&task).await;
}

#[wasm_bindgen_test]
async fn an_expired_token_stops_the_questions_until_the_host_gives_a_new_one() {
    let task = expired_in_the_middle().await;
    task.screen.element().set_token("renewed");
    goes_on_with_the_new_token(&task).await;
}

#[wasm_bindgen_test]
async fn a_new_token_that_comes_before_the_old_one_is_refused_is_used_at_once() {
    let task = ServedTask::loading(75, &[]).await;
    task.give(2).await;
    task.question(6).await;
    task.screen.element().set_token("renewed");
    settled().await;
    assert_eq!(task.network.asked(), 6, "nothing under way is asked again");
    task.question(3).await.answer(REFUSED);
    task.give_all(4..=6).await;
    goes_on_with_the_new_token(&task).await;
}

/// Page 2 was refused; what was under way with it has come.
async fn expired_in_the_middle() -> ServedTask {
    let task = ServedTask::loading(75, &[]).await;
    task.give(2).await;
    task.question(6).await;
    task.question(3).await.answer(REFUSED);
    settled().await;
    assert_eq!(task.network.asked(), 6, "nothing is asked with a token that was refused");
    task.give_all(4..=6).await;
    task.screen.fails_with("auth").await;
    assert_eq!(task.network.asked(), 6);
    assert_eq!(task.says("partial").await, (texts().partial)(40, 75));
    task.screen.counts(40).await;
    task
}

async fn goes_on_with_the_new_token(task: &ServedTask) {
    assert_eq!(task.pages(7..=10).await, [2, 6, 7, 8], "what was not answered, and nothing else");
    for number in 7..=10 {
        assert_eq!(task.question(number).await.field("token"), "renewed");
        task.give(number).await;
    }
    task.is_complete().await;
    task.screen.counts(75).await;
    task.screen.hides(&hook("error")).await;
    task.screen.hides(&hook("notice")).await;
    assert_eq!(task.network.asked(), 10);
}

#[wasm_bindgen_test]
async fn cancelling_keeps_what_came_and_resuming_asks_only_for_the_rest() {
    let task = ServedTask::loading(45, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.give(3).await;
    task.give(5).await;
    task.screen.shows("[data-yti=progress]").await;
    settled().await;
    task.screen.click(&hook("cancel"));
    assert_eq!(task.says("partial").await, (texts().partial)(30, 45));
    let came = (0..20).chain(30..40);
    task.screen.lists(came.clone()).await;
    assert!(task.screen.find(&hook("error")).is_none());
    for number in [4, 6] {
        let question = task.question(number).await;
        assert!(question.is_aborted());
        task.give(number).await;
    }
    settled().await;
    task.screen.lists(came).await;
    assert_eq!(task.network.asked(), 6);

    task.screen.click(&hook("resume"));
    assert_eq!(task.pages(7..=8).await, [3, 5]);
    task.give_all(7..=8).await;
    task.is_complete().await;
    task.screen.lists(0..45).await;
    task.screen.hides(&hook("notice")).await;
    assert_eq!(task.network.asked(), 8);
}

#[wasm_bindgen_test]
async fn cancelling_before_anything_came_leaves_the_page_and_the_button() {
    let task = ServedTask::loading(45, &[]).await;
    let question = task.question(2).await;
    task.screen.element().cancel();
    settled().await;
    assert!(question.is_aborted());
    assert_eq!(task.screen.all(CARD).len(), 10);
    assert!(task.screen.find(&hook("notice")).is_none(), "nothing is said of a task that has not begun to come");
    task.screen.click(&hook("load-task"));
    task.give_all(3..=7).await;
    task.is_complete().await;
}

#[wasm_bindgen_test]
async fn a_server_that_refuses_every_size_leaves_the_page_on_screen_with_the_error() {
    let task = ServedTask::loading(45, &[("bulk-page-size", "1000")]).await;
    let bad_request = include_str!("../fixtures/vectors/missing-taskid.body");
    for (number, page_size) in (2..).zip([1000, 500, 200, 100, 50, 20, 10]) {
        let question = task.question(number).await;
        assert_eq!(question.page(), (1, page_size));
        question.answer(bad_request);
    }
    task.screen.fails_with("bad-request").await;
    assert_eq!(task.network.asked(), 8);
    task.screen.lists(0..10).await;
    task.screen.shows("[data-scope=page]").await;
}

#[wasm_bindgen_test]
async fn a_task_that_grows_while_it_is_loaded_is_fetched_to_its_new_end_and_the_person_is_told() {
    let mut task = ServedTask::loading(25, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.give(4).await;
    settled().await;
    task.records = numbered(0..37);
    task.give(3).await;
    // A page more, and again the one that was the last, and short, when it came.
    assert_eq!(task.question(5).await.page().0, 4);
    task.give(5).await;
    assert_eq!(task.question(6).await.page().0, 3);
    task.give(6).await;
    task.is_complete().await;
    task.screen.lists(0..37).await;
    assert_eq!(task.says("drift").await, (texts().drift)(25, 37));
    assert_eq!(task.network.asked(), 6);
}

#[wasm_bindgen_test]
async fn a_last_page_that_was_short_is_asked_again_when_the_task_has_grown() {
    let mut task = ServedTask::loading(25, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.give(4).await;
    settled().await;
    task.records = numbered(0..27);
    task.give(3).await;
    assert_eq!(task.question(5).await.page().0, 3);
    task.give(5).await;
    task.is_complete().await;
    task.screen.lists(0..27).await;
    assert_eq!(task.says("drift").await, (texts().drift)(25, 27));
    assert_eq!(task.network.asked(), 5);
}

#[wasm_bindgen_test]
async fn a_server_that_repeats_its_last_page_past_the_end_is_not_believed() {
    let mut task = ServedTask::loading(25, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.question(4).await;
    task.records.truncate(20);
    task.give(3).await;
    task.question(4).await.answer(&page_among(2, 10, &task.records));
    task.is_complete().await;
    task.screen.lists(0..20).await;
    assert_eq!(task.says("drift").await, (texts().drift)(25, 20));
    assert!(task.screen.find("[data-kind=duplicates]").is_none());
    assert_eq!(task.network.asked(), 4);
}

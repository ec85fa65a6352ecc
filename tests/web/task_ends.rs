//! A whole task that nobody waits for any more: every question is ended, and late answers change nothing.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, ServedTask, TASK_ID, TOKEN, hook, page_of, settled};

/// Four pages of a task are on their way, as the questions 3 to 6.
async fn in_the_middle() -> ServedTask {
    let task = ServedTask::loading(75, &[]).await;
    task.give(2).await;
    task.question(6).await;
    task.screen.shows("[data-scope=task]").await;
    task
}

async fn answers_come_too_late(task: &ServedTask) {
    for number in 3..=6 {
        assert!(task.question(number).await.is_aborted(), "{number}");
        task.give(number).await;
    }
    settled().await;
}

#[wasm_bindgen_test]
async fn going_back_to_the_form_ends_every_question() {
    let task = in_the_middle().await;
    task.screen.click(&hook("change-task"));
    task.screen.shows("[name=taskid]").await;
    answers_come_too_late(&task).await;
    assert_eq!(task.network.asked(), 6);
    assert!(task.screen.find("[name=taskid]").is_some());
    assert!(task.screen.find(&hook("progress")).is_none());
}

#[wasm_bindgen_test]
async fn another_task_ends_every_question_of_the_one_before() {
    let mut task = in_the_middle().await;
    task.screen.set_attribute("task-id", Some("20250110232019949749"));
    let question = task.question(7).await;
    assert_eq!(question.field("taskid"), "20250110232019949749");
    answers_come_too_late(&task).await;
    question.answer(&page_of(1, 10, 5));
    task.screen.shows("[data-scope=page][data-shown='5'][data-total='5']").await;
    task.screen.lists(0..5).await;
    assert!(task.screen.find(&hook("progress")).is_none());
    assert_eq!(task.network.asked(), 7);
}

#[wasm_bindgen_test]
async fn unmounting_ends_every_question_and_leaves_nothing() {
    let mut task = in_the_middle().await;
    task.screen.unmount();
    settled().await;
    answers_come_too_late(&task).await;
    assert_eq!(task.network.asked(), 6);
    assert_eq!(task.screen.container().child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn unmounting_when_the_last_answer_has_just_come_leaves_nothing() {
    let mut task = ServedTask::loading(75, &[("bulk-page-size", "1000")]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.unmount();
    settled().await;
    assert_eq!(task.screen.container().child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn a_form_whose_page_is_refused_waits_for_nothing_else() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/"), ("auto-load", "task")]);
    screen.type_into("[name=token]", TOKEN);
    screen.type_into("[name=taskid]", TASK_ID);
    screen.submit("form");
    let whole = network.question(2).await;
    network.question(1).await.answer_with_status(404, "");
    screen.fails_with("http").await;
    screen.shows("[name=taskid]").await;
    settled().await;
    assert!(whole.is_aborted());
    assert_eq!(network.asked(), 2);
}

//! Loading a whole task: what is asked for, what a person has while it comes, and what is there at the end.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    Network, Screen, ServedTask, TOKEN, hook, number_at, numbered, page_among, page_of, settled, texts, until, value_of,
};

/// All records of the tasks here on one page.
const ON_ONE_PAGE: (&str, &str) = ("page-size", "100");

/// What the server says when a page size is too much for it.
const SIZE_REFUSED: &str = r#"{"ret": 400, "data": [], "msg": "itemsperpage too large"}"#;

#[wasm_bindgen_test]
async fn the_first_page_is_asked_alone_and_then_four_at_a_time() {
    let task = ServedTask::loading(75, &[]).await;
    let first = task.question(2).await;
    assert_eq!(first.page(), (1, 10));
    assert_eq!((first.field("token"), first.field("service")), (TOKEN, "App.Sip_Yccall.TaskInfo"));
    settled().await;
    assert_eq!(task.network.asked(), 2);

    task.give(2).await;
    assert_eq!(task.pages(3..=6).await, [2, 3, 4, 5]);
    settled().await;
    assert_eq!(task.network.asked(), 6);

    task.give(4).await;
    assert_eq!(task.question(7).await.page(), (6, 10));
    settled().await;
    assert_eq!(task.network.asked(), 7);

    task.give(3).await;
    task.give_all(5..=9).await;
    task.is_complete().await;
    assert_eq!(task.pages(2..=9).await, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(task.network.asked(), 9);
}

#[wasm_bindgen_test]
async fn a_host_says_how_many_at_a_time_and_how_many_records_a_page() {
    let task = ServedTask::loading(75, &[("parallel-pages", "2"), ("bulk-page-size", "20")]).await;
    task.give(2).await;
    assert_eq!(task.question(3).await.page(), (2, 20));
    assert_eq!(task.question(4).await.page(), (3, 20));
    settled().await;
    assert_eq!(task.network.asked(), 4);
}

#[wasm_bindgen_test]
async fn a_server_that_gives_fewer_a_page_still_gives_every_record_once_and_in_order() {
    let task = ServedTask::loading(35, &[("bulk-page-size", ""), ON_ONE_PAGE]).await;
    let first = task.question(2).await;
    assert_eq!(first.page(), (1, 1000));
    first.answer(&page_among(1, 10, &task.records));
    task.give_all(3..=5).await;
    task.is_complete().await;
    task.screen.lists(0..35).await;
    assert_eq!(task.screen.numbers(), (0..35).map(number_at).collect::<Vec<_>>());
    assert_eq!(task.question(5).await.page(), (4, 10));
    assert_eq!(task.network.asked(), 5);
}

#[wasm_bindgen_test]
async fn a_page_size_that_is_refused_is_made_smaller_and_the_one_that_worked_is_kept() {
    let task = ServedTask::loading(450, &[("bulk-page-size", "1000")]).await;
    for (number, page_size) in [(2, 1000), (3, 500)] {
        let question = task.question(number).await;
        assert_eq!(question.page(), (1, page_size));
        question.answer(SIZE_REFUSED);
    }
    assert_eq!(task.question(4).await.page(), (1, 200));
    task.give_all(4..=6).await;
    task.is_complete().await;
    assert_eq!(task.question(6).await.page(), (3, 200));
    task.screen.counts(450).await;
    assert_eq!(task.network.asked(), 6);
}

#[wasm_bindgen_test]
async fn answers_that_come_out_of_order_are_put_in_order() {
    let task = ServedTask::loading(45, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    for number in [6, 4, 5, 3] {
        task.give(number).await;
        settled().await;
    }
    task.is_complete().await;
    task.screen.lists(0..45).await;
    assert_eq!(task.screen.numbers(), (0..45).map(number_at).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn the_progress_counts_the_records_that_have_come_and_goes_when_all_are_here() {
    let task = ServedTask::loading(45, &[]).await;
    for (question, loaded) in [(2, 10_u64), (4, 20), (3, 30)] {
        task.give(question).await;
        let words = (texts().loaded)(loaded, 45);
        until(&words, || task.screen.find(".load")?.text_content()?.contains(&words).then_some(())).await;
        let progress = task.screen.one(&hook("progress"));
        assert_eq!(progress.get_attribute("max").as_deref(), Some("45"));
        assert_eq!(number_of(&progress, "value"), loaded as f64);
    }
    task.give_all(5..=6).await;
    task.screen.hides(&hook("progress")).await;
}

#[wasm_bindgen_test]
async fn what_has_come_can_be_paged_and_filtered_while_the_rest_is_on_its_way() {
    let task = ServedTask::loading(45, &[]).await;
    task.give_all(2..=4).await;
    task.screen.counts(30).await;
    task.screen.click(&hook("last"));
    task.screen.lists(20..30).await;
    task.screen.type_into("[name=q]", &number_at(25));
    task.screen.lists([25]).await;
    assert!(task.screen.find(&hook("progress")).is_some());

    task.give_all(5..=6).await;
    task.is_complete().await;
    task.screen.lists([25]).await;
    task.screen.click(&hook("clear-filters"));
    task.screen.counts(45).await;
    task.screen.lists(0..10).await;
}

#[wasm_bindgen_test]
async fn a_filter_finds_what_comes_after_it_was_set() {
    let task = ServedTask::loading(45, &[]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.type_into("[name=q]", &number_at(42));
    task.screen.shows("[data-yti=empty][data-kind=no-match]").await;
    task.give_all(3..=6).await;
    task.screen.lists([42]).await;
}

#[wasm_bindgen_test]
async fn the_count_says_that_filters_see_this_page_and_then_that_they_see_the_whole_task() {
    let task = ServedTask::shown(numbered(0..45), &[]).await;
    let count = task.screen.one(&hook("result-count"));
    let scope = |name: &str| count.get_attribute(name).unwrap();
    assert_eq!((scope("data-scope"), scope("data-shown"), scope("data-total")), in_words("page", "10", "45"));

    task.screen.click(&hook("load-task"));
    task.give_all(2..=6).await;
    task.is_complete().await;
    assert_eq!((scope("data-scope"), scope("data-shown"), scope("data-total")), in_words("task", "45", "45"));
    assert_eq!(count.text_content().unwrap(), (texts().task_shown)(45, 45));
    assert!(task.screen.find(&hook("load-task")).is_none());
    assert!(task.screen.find(&hook("notice")).is_none());
}

#[wasm_bindgen_test]
async fn the_button_asks_once_however_often_it_is_pressed() {
    let task = ServedTask::loading(45, &[]).await;
    task.question(2).await;
    task.screen.click(&hook("load-task"));
    task.screen.shows("[data-yti=load-task][aria-disabled=true]").await;
    settled().await;
    assert_eq!(task.network.asked(), 2);
}

#[wasm_bindgen_test]
async fn the_record_first_in_view_stays_in_view() {
    let task = ServedTask::shown(numbered(0..45), &[]).await;
    task.screen.click(&hook("last"));
    task.give(2).await;
    task.screen.begins_with(40).await;
    task.screen.click(&hook("load-task"));
    task.give_all(3..=7).await;
    task.is_complete().await;
    task.screen.begins_with(40).await;
}

#[wasm_bindgen_test]
async fn the_pager_pages_the_filtered_records_and_asks_nothing() {
    let task = ServedTask::loaded(numbered(0..45), &[]).await;
    let screen = &task.screen;
    let asked = task.network.asked();
    screen.click(&hook("last"));
    screen.lists(40..45).await;
    screen.click(&hook("prev"));
    screen.lists(30..40).await;
    screen.choose("[name=itemsperpage]", "20");
    screen.lists(20..40).await;
    assert_eq!(value_of(&screen.one("[name=page]")), "2");

    screen.type_into("[name=q]", "01");
    screen.lists([1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]).await;
    screen.choose("[name=itemsperpage]", "10");
    screen.click(&hook("next"));
    screen.lists([19]).await;
    settled().await;
    assert_eq!(task.network.asked(), asked);
}

#[wasm_bindgen_test]
async fn a_host_can_have_the_whole_task_loaded_by_itself() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("auto-load", "task"), ("page-size", "20"), ("bulk-page-size", "10")]);
    let page = network.question(1).await;
    assert_eq!(page.page(), (1, 20));
    page.answer(&page_of(1, 20, 25));
    screen.lists(0..20).await;
    for (number, page) in [(2, 1), (3, 2), (4, 3)] {
        let question = network.question(number).await;
        assert_eq!(question.page(), (page, 10));
        question.answer(&page_of(page, 10, 25));
    }
    screen.shows("[data-scope=task][data-shown='25']").await;
    screen.lists(0..20).await;
}

#[wasm_bindgen_test]
async fn the_whole_task_that_is_there_before_its_page_makes_the_page_needless() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("auto-load", "task")]);
    let page = network.question(1).await;
    network.question(2).await.answer(&page_of(1, 1000, 25));
    screen.shows("[data-scope=task][data-shown='25']").await;
    assert!(page.is_aborted());
    page.answer(&page_of(1, 10, 5));
    settled().await;
    screen.shows("[data-scope=task][data-shown='25']").await;
    screen.lists(0..10).await;
    assert_eq!(network.asked(), 2);
}

#[wasm_bindgen_test]
async fn a_task_without_records_is_loaded_too() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 0));
    screen.shows("[data-yti=empty][data-kind=empty]").await;
    screen.click(&hook("load-task"));
    network.question(2).await.answer(&page_of(1, 1000, 0));
    screen.shows("[data-scope=task][data-total='0']").await;
    screen.shows("[data-yti=empty][data-kind=empty]").await;
    screen.hides(&hook("progress")).await;
}

#[wasm_bindgen_test]
async fn records_that_equal_an_earlier_one_are_kept_and_counted() {
    let mut records = numbered(0..25);
    records[17] = records[3].clone();
    records[21] = records[3].clone();
    let task = ServedTask::loaded(records, &[ON_ONE_PAGE]).await;
    assert_eq!(task.says("duplicates").await, (texts().duplicates)(2));
    task.screen.lists(0..25).await;
}

fn in_words(scope: &str, shown: &str, total: &str) -> (String, String, String) {
    (scope.to_owned(), shown.to_owned(), total.to_owned())
}

fn number_of(element: &web_sys::Element, property: &str) -> f64 {
    js_sys::Reflect::get(element, &property.into()).unwrap().as_f64().unwrap()
}

#[wasm_bindgen_test]
async fn a_host_asks_for_all_of_it() {
    let task = ServedTask::shown(numbered(0..25), &[]).await;
    task.screen.element().load_task();
    task.give_all(2..=4).await;
    task.is_complete().await;
    task.screen.counts(25).await;
}

#[wasm_bindgen_test]
async fn a_host_that_loads_again_goes_on_with_what_the_person_stopped() {
    let task = ServedTask::loading(45, &[ON_ONE_PAGE]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.click(&hook("cancel"));
    task.says("partial").await;
    let asked = task.network.asked();
    task.screen.element().load();
    assert_eq!(task.question(asked + 1).await.page().0, 2);
    task.give_all(asked + 1..=asked + 4).await;
    task.is_complete().await;
    task.screen.lists(0..45).await;
    assert_eq!(task.network.asked(), asked + 4);
}

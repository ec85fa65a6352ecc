//! A host's attributes: taken at mounting, followed afterwards, and harmless where they cannot be used.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    ClockStandIn, Network, Screen, ServedTask, TASK_ID, TOKEN, hook, numbered, page, page_of, record, settled, texts,
    until, value_of,
};

fn console() -> JsValue {
    Reflect::get(&js_sys::global(), &"console".into()).unwrap()
}

/// What is said in the console as a warning while `act` runs.
fn warnings_of(act: impl FnOnce()) -> Vec<String> {
    let said = Rc::<RefCell<Vec<String>>>::default();
    let listen = Closure::<dyn Fn(String)>::new({
        let said = Rc::clone(&said);
        move |text| said.borrow_mut().push(text)
    });
    let warn = Reflect::get(&console(), &"warn".into()).unwrap();
    Reflect::set(&console(), &"warn".into(), listen.as_ref()).unwrap();
    act();
    Reflect::set(&console(), &"warn".into(), &warn).unwrap();
    said.take()
}

async fn has(screen: &Screen, selector: &str, attribute: &str, value: &str) {
    let what = format!("{attribute}={value} at {selector}");
    until(&what, || (screen.one(selector).get_attribute(attribute)? == value).then_some(())).await;
}

#[wasm_bindgen_test]
async fn what_a_host_gives_is_in_the_form() {
    let screen = Screen::mount(&[("endpoint", "/calls/"), ("task-id", TASK_ID), ("page-size", "200")]);
    settled().await;
    assert_eq!(value_of(&screen.one("[name=endpoint]")), "/calls/");
    assert_eq!(value_of(&screen.one("[name=taskid]")), TASK_ID);
    assert_eq!(value_of(&screen.one("[name=itemsperpage]")), "200");
}

#[wasm_bindgen_test]
async fn a_changed_language_takes_effect_and_its_removal_brings_back_the_pages_own() {
    let mut screen = Screen::mount(&[]);
    assert_eq!(screen.text("h1"), texts().title);
    screen.set_attribute("lang", Some("zh-CN"));
    has(&screen, ".app", "lang", "zh-CN").await;
    assert_ne!(screen.text("h1"), texts().title);
    screen.set_attribute("lang", None);
    has(&screen, ".app", "lang", "en").await;
    assert_eq!(screen.text("h1"), texts().title);
}

#[wasm_bindgen_test]
fn the_nearest_language_that_we_speak_is_taken_and_chinese_where_there_is_none() {
    let lang = |langs: &[&str]| Screen::mount_among(langs, &[]).one(".app").get_attribute("lang").unwrap();
    assert_eq!(lang(&["", "de-DE", "en-GB", "zh"]), "en");
    assert_eq!(lang(&["zh-TW", "en"]), "zh-CN");
    assert_eq!(lang(&["fr", "de"]), "zh-CN");
}

#[wasm_bindgen_test]
async fn a_changed_theme_takes_effect_and_its_removal_brings_back_the_systems() {
    let mut screen = Screen::mount(&[("theme", "light")]);
    has(&screen, ".app", "data-theme", "light").await;
    screen.set_attribute("theme", Some("dark"));
    has(&screen, ".app", "data-theme", "dark").await;
    screen.set_attribute("theme", None);
    has(&screen, ".app", "data-theme", "auto").await;
}

#[wasm_bindgen_test]
async fn a_changed_page_is_asked_for() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("page", Some("3"));
    let question = network.question(2).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("3", "10"));
    question.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
}

#[wasm_bindgen_test]
async fn a_changed_page_size_is_asked_for() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("page-size", Some("20"));
    let question = network.question(2).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("1", "20"));
    question.answer(&page_of(1, 20, 25));
    until("20 records", || (screen.all("[data-yti=record]").len() == 20).then_some(())).await;
    assert_eq!(value_of(&screen.one("[name=itemsperpage]")), "20");
}

#[wasm_bindgen_test]
async fn a_changed_page_keeps_the_page_size_that_the_person_chose() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 125));
    screen.begins_with(0).await;
    screen.choose("[name=itemsperpage]", "50");
    network.question(2).await.answer(&page_of(1, 50, 125));
    until("50 records", || (screen.all("[data-yti=record]").len() == 50).then_some(())).await;
    screen.set_attribute("page", Some("2"));
    let question = network.question(3).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("2", "50"));
}

#[wasm_bindgen_test]
async fn a_changed_page_size_stays_at_the_first_record_in_view() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 125));
    screen.begins_with(0).await;
    screen.click(&hook("last"));
    network.question(2).await.answer(&page_of(13, 10, 125));
    screen.begins_with(120).await;
    screen.set_attribute("page-size", Some("20"));
    let question = network.question(3).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("7", "20"));
}

#[wasm_bindgen_test]
async fn a_changed_task_is_shown_in_place_of_the_old_one_without_its_filters() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click("[name=called][value=called]");
    screen.type_into("[name=q]", "13800000007");
    until("the record searched for", || (screen.all("[data-yti=record]").len() == 1).then_some(())).await;

    screen.set_attribute("task-id", Some("another"));
    let question = network.question(2).await;
    assert_eq!((question.field("taskid"), question.field("token")), ("another", TOKEN));
    screen.hides("[data-yti=record]").await;
    question.answer(&page_of(1, 10, 5));
    screen.begins_with(0).await;
    assert_eq!(screen.all("[data-yti=record]").len(), 5);
    assert_eq!(value_of(&screen.one("[name=q]")), "");
    assert!(screen.text(".task-id").contains("another"));
}

#[wasm_bindgen_test]
async fn a_changed_address_is_asked_with_the_same_token() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("endpoint", Some("/other/"));
    let question = network.question(2).await;
    assert!(question.request().url().ends_with("/other/"));
    assert_eq!((question.field("taskid"), question.field("token")), (TASK_ID, TOKEN));
}

#[wasm_bindgen_test]
async fn changed_pages_of_a_whole_task_are_asked_for_with_the_next_load() {
    let mut task = ServedTask::shown(numbered(0..75), &[("parallel-pages", "1")]).await;
    task.screen.set_attribute("bulk-page-size", Some("20"));
    task.screen.set_attribute("parallel-pages", Some("2"));
    task.screen.click(&hook("load-task"));
    assert_eq!(task.question(2).await.page(), (1, 20));
    task.give(2).await;
    assert_eq!(task.pages(3..=4).await, [2, 3]);
    settled().await;
    assert_eq!(task.network.asked(), 4, "two at a time");
    task.give_all(3..=5).await;
    task.is_complete().await;
}

#[wasm_bindgen_test]
async fn a_host_that_comes_to_want_something_loaded_has_it_loaded() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[("auto-load", "none")]);
    settled().await;
    assert_eq!(network.asked(), 0);
    screen.set_attribute("auto-load", Some("page"));
    network.question(1).await.answer(&page_of(1, 10, 15));
    screen.begins_with(0).await;
    screen.set_attribute("auto-load", Some("task"));
    let question = network.question(2).await;
    assert_eq!(question.page(), (1, 1000));
    question.answer(&page_of(1, 1000, 15));
    screen.shows("[data-yti=result-count][data-scope=task][data-total='15']").await;
    screen.set_attribute("auto-load", Some("page"));
    screen.set_attribute("auto-load", Some("task"));
    settled().await;
    assert_eq!(network.asked(), 2, "it is here");
}

#[wasm_bindgen_test]
async fn a_changed_time_for_answers_is_that_of_the_next_question() {
    let clock = ClockStandIn::stand_in();
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("timeout-seconds", Some("60"));
    screen.click(&hook("next"));
    network.question(2).await;
    clock.waits(1).await;
    clock.pass(60);
    network.question(3).await;
}

#[wasm_bindgen_test]
async fn a_changed_limit_marks_the_abandon_rate_and_unmarks_it() {
    let missed = serde_json::json!({"answertype": "caller", "status": 1036});
    let connected = serde_json::json!({"answertype": "connected", "status": 1036});
    let records = [record(missed), record(connected)];
    let mut screen = Screen::showing(&page(&records)).await;
    let marked = "[data-kpi=abandon-rate].past";
    screen.shows(marked).await;
    screen.set_attribute("abandon-limit", Some("50"));
    screen.hides(marked).await;
    screen.set_attribute("abandon-limit", None);
    screen.shows(marked).await;
}

#[wasm_bindgen_test]
async fn a_changed_rhythm_is_that_of_the_next_refresh() {
    let clock = ClockStandIn::stand_in();
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    assert_eq!(clock.waiting(), 0);
    screen.set_attribute("refresh-seconds", Some("20"));
    clock.waits(1).await;
    clock.pass(20);
    network.question(2).await;
    screen.set_attribute("refresh-seconds", Some("0"));
    network.question(2).await.answer(&page_of(1, 10, 25));
    settled().await;
    assert_eq!(clock.waiting(), 0);
}

#[wasm_bindgen_test]
async fn an_attribute_set_to_what_it_was_asks_nothing() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[("page-size", "10")]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("task-id", Some(TASK_ID));
    screen.set_attribute("page-size", Some(" 10 "));
    screen.set_attribute("endpoint", Some("/api/"));
    settled().await;
    assert_eq!(network.asked(), 1);
}

#[wasm_bindgen_test]
async fn a_change_leaves_alone_what_the_person_chose() {
    let mut screen = Screen::mount(&[]);
    screen.click(&hook("language"));
    has(&screen, ".app", "lang", "zh-CN").await;
    screen.set_attribute("theme", Some("dark"));
    has(&screen, ".app", "data-theme", "dark").await;
    has(&screen, ".app", "lang", "zh-CN").await;
}

#[wasm_bindgen_test]
fn an_attribute_that_cannot_be_used_leaves_its_default_and_is_named_to_developers() {
    let warnings = warnings_of(|| {
        let screen = Screen::mount(&[
            ("page-size", "5000"),
            ("theme", "pink"),
            ("endpoint", "javascript:alert(1)"),
            ("refresh-seconds", "4"),
        ]);
        assert_eq!(value_of(&screen.one("[name=itemsperpage]")), "10");
        assert_eq!(screen.one(".app").get_attribute("data-theme").as_deref(), Some("auto"));
        assert_eq!(value_of(&screen.one("[name=endpoint]")), "");
    });
    let named = |name: &str| warnings.iter().filter(|warning| warning.contains(name)).count();
    for name in ["page-size", "theme", "endpoint", "refresh-seconds"] {
        assert_eq!(named(name), 1, "{name}: {warnings:?}");
    }
}

#[wasm_bindgen_test]
fn a_change_names_only_what_it_changed_to_developers() {
    let mut screen = Screen::mount(&[("theme", "pink")]);
    assert_eq!(warnings_of(|| screen.set_attribute("lang", Some("zh-CN"))), Vec::<String>::new());
    assert_eq!(warnings_of(|| screen.set_attribute("page", Some("0"))).len(), 1);
    assert_eq!(warnings_of(|| screen.set_attribute("page", Some(""))), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_token_attribute_is_not_taken() {
    let network = Network::stand_in();
    let mut screen = Screen::mount(&[("endpoint", "/api/"), ("task-id", TASK_ID), ("token", TOKEN)]);
    screen.set_attribute("token", Some(TOKEN));
    settled().await;
    assert_eq!(network.asked(), 0);
    assert_eq!(value_of(&screen.one("[name=token]")), "");
}

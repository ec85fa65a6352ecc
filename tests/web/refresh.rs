//! What is on screen is loaded again by itself, as often as somebody chose, and nothing but the records changes by it.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::support::{CARD, ClockStandIn, ServedTask, hook, numbered, settled, texts, until, value_of};

const EVERY_TEN: (&str, &str) = ("refresh-seconds", "10");
const CHOICE: &str = "[name=refresh]";

/// The first page of a task, which waits to be loaded again.
async fn waiting(clock: &ClockStandIn, records: u64) -> ServedTask {
    let task = ServedTask::shown(numbered(0..records), &[EVERY_TEN]).await;
    clock.waits(1).await;
    task
}

fn press(record: &Element, button: &str) {
    record.query_selector(button).unwrap().unwrap().unchecked_into::<HtmlElement>().click();
}

fn offered(task: &ServedTask) -> Vec<String> {
    task.screen.all("[name=refresh] option").iter().map(|option| option.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn the_person_chooses_how_often_and_the_time_counts_from_the_end_of_the_last_load() {
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::shown(numbered(0..25), &[]).await;
    let every = texts().refresh_every;
    assert_eq!(offered(&task), [texts().refresh_off.to_owned(), every(10), every(30), every(60), every(300)]);
    assert_eq!(value_of(&task.screen.one(CHOICE)), "0");
    settled().await;
    assert_eq!(clock.waiting(), 0, "nothing is waited for where nobody chose it");

    task.screen.choose(CHOICE, "10");
    clock.waits(1).await;
    clock.pass(9);
    settled().await;
    assert_eq!(task.network.asked(), 1);
    clock.pass(1);
    let question = task.question(2).await;
    assert_eq!(question.page(), (1, 10));
    clock.pass(3600);
    settled().await;
    assert_eq!((task.network.asked(), clock.waiting()), (2, 0), "a slow server is not asked twice");

    task.records = numbered(100..125);
    task.give(2).await;
    task.has_numbers(100..110).await;
    clock.waits(1).await;
    clock.pass(10);
    task.question(3).await;
}

#[wasm_bindgen_test]
async fn turned_off_nothing_is_waited_for() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock, 25).await;
    task.screen.shows(&format!("{}:not(:empty)", hook("updated"))).await;
    task.screen.choose(CHOICE, "0");
    clock.waits(0).await;
    task.screen.shows(&format!("{}:empty", hook("updated"))).await;
}

#[wasm_bindgen_test]
async fn while_it_lasts_nothing_says_so_and_the_focus_stays() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock, 25).await;
    task.screen.focus("[name=q]");
    let before = task.screen.one(".records").outer_html();
    let status = task.screen.one(".status-line").outer_html();
    clock.pass(10);
    task.question(2).await;
    settled().await;
    assert_eq!(task.screen.one(".records").outer_html(), before);
    assert_eq!(task.screen.one(".status-line").outer_html(), status);
    assert!(task.screen.find(&hook("progress")).is_none());
    task.give(2).await;
    clock.waits(1).await;
    assert_eq!(task.screen.one(".records").outer_html(), before);
    assert_eq!(task.screen.focused(), task.screen.find("[name=q]"));
}

#[wasm_bindgen_test]
async fn the_icon_goes_round_once_each_time_and_the_time_is_told_outside_of_any_status() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock, 25).await;
    let turn = || task.screen.one(&format!("{} i", hook("reload"))).get_attribute("data-turn");
    let time = || task.screen.text(&hook("updated"));
    for question in 2..=4 {
        let before = (turn(), time());
        clock.waits(1).await;
        clock.pass(10);
        task.give(question).await;
        until("another turn", || (turn() != before.0).then_some(())).await;
        until("another time", || (time() != before.1).then_some(())).await;
    }
    assert!(task.screen.find(&format!("[role=status] {0}, {0}[role=status]", hook("updated"))).is_none());
}

#[wasm_bindgen_test]
async fn what_has_changed_is_said_where_it_was_and_opened_details_stay_open() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock, 25).await;
    let cards = task.screen.all(CARD);
    for card in &cards[..2] {
        press(card, "summary");
    }
    until("open details", || (task.screen.all("[data-yti=copy-json]").len() == 2).then_some(())).await;
    let before = cards[0].outer_html();
    task.records[1]["mark"] = json!("called back");
    task.records[1]["userid"] = json!("4711");
    clock.pass(10);
    task.give(2).await;
    until("the new mark", || task.screen.text(".cards").contains("called back").then_some(())).await;
    let after = task.screen.all(CARD);
    assert!(cards.iter().zip(&after).all(|(before, after)| before.is_same_node(Some(after))));
    assert_eq!(after[0].outer_html(), before);
    assert!(after[1].query_selector("details[open]").unwrap().unwrap().text_content().unwrap().contains("4711"));
    assert!(!after[2].text_content().unwrap().contains("called back"));
    press(&after[0], "[data-yti=copy-json]");
    until("the record as JSON", || after[0].text_content()?.contains("\"telphone\"").then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_row_that_is_open_stays_open_and_says_what_is_new() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock, 25).await;
    task.screen.click("[name=view][value=table]");
    task.screen.shows("tbody [data-yti=details]").await;
    press(&task.screen.all("tbody [data-yti=record]")[1], "[data-yti=details]");
    task.screen.shows("[data-yti=record-details]").await;
    task.records[1]["userid"] = json!("4711");
    clock.pass(10);
    task.give(2).await;
    until("the new id", || task.screen.text("[data-yti=record-details]").contains("4711").then_some(())).await;
    press(&task.screen.all("tbody [data-yti=record]")[1], "[data-yti=details]");
    task.screen.hides("[data-yti=record-details]").await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_a_record_that_has_changed() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock, 25).await;
    task.screen.focus("[data-index='3'] summary");
    task.records[3]["mark"] = json!("called back");
    clock.pass(10);
    task.give(2).await;
    until("the new mark", || task.screen.text("[data-index='3']").contains("called back").then_some(())).await;
    assert_eq!(task.screen.focused(), task.screen.find("[data-index='3'] summary"));
}

#[wasm_bindgen_test]
async fn filter_order_and_page_stay() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock, 25).await;
    task.screen.click(&hook("next"));
    task.give(2).await;
    task.screen.begins_with(10).await;
    task.screen.choose("[name=sort]", "-number");
    task.screen.type_into("[name=q]", "380000001");
    task.screen.lists((10..20).rev()).await;
    clock.waits(1).await;
    clock.pass(10);
    assert_eq!(task.question(3).await.page(), (2, 10));
    task.records = numbered(2..27);
    task.give(3).await;
    // The record 10 is the number 12 now.
    task.screen.lists((10..18).rev()).await;
    assert_eq!(value_of(&task.screen.one("[name=page]")), "2");
}

#[wasm_bindgen_test]
async fn where_the_task_has_fewer_pages_by_now_its_last_one_is_shown() {
    let clock = ClockStandIn::stand_in();
    let mut task = waiting(&clock, 25).await;
    task.screen.click(&hook("last"));
    task.give(2).await;
    task.screen.begins_with(20).await;
    task.records.truncate(12);
    clock.waits(1).await;
    clock.pass(10);
    task.give(3).await;
    assert_eq!(task.question(4).await.page(), (2, 10));
    assert_eq!(task.screen.indexes(), (20..25).collect::<Vec<_>>(), "no page without records in between");
    task.give(4).await;
    task.screen.lists(10..12).await;
    assert_eq!(value_of(&task.screen.one("[name=page]")), "2");
    clock.waits(1).await;
    clock.pass(10);
    assert_eq!(task.question(5).await.page(), (2, 10));
}

#[wasm_bindgen_test]
async fn a_load_that_somebody_asks_for_takes_the_place_of_a_refresh() {
    let clock = ClockStandIn::stand_in();
    let task = waiting(&clock, 25).await;
    clock.pass(10);
    let refresh = task.question(2).await;
    task.screen.click(&hook("next"));
    task.question(3).await;
    assert!(refresh.is_aborted());
    task.give(2).await;
    task.give(3).await;
    task.screen.begins_with(10).await;
    clock.waits(1).await;
    clock.pass(10);
    assert_eq!(task.question(4).await.page(), (2, 10));
}

#[wasm_bindgen_test]
async fn a_hosts_own_number_is_offered_and_its_change_takes_effect() {
    let clock = ClockStandIn::stand_in();
    let mut task = ServedTask::shown(numbered(0..25), &[("refresh-seconds", "45")]).await;
    assert_eq!(value_of(&task.screen.one(CHOICE)), "45");
    assert!(offered(&task).contains(&(texts().refresh_every)(45)));
    clock.waits(1).await;
    clock.pass(45);
    task.give(2).await;

    task.screen.choose(CHOICE, "30");
    task.screen.set_attribute("lang", Some("zh-CN"));
    task.screen.set_attribute("refresh-seconds", Some("45"));
    settled().await;
    assert_eq!(value_of(&task.screen.one(CHOICE)), "30", "what the person chose stays until the attribute changes");

    task.screen.set_attribute("refresh-seconds", Some("90"));
    until("90", || (value_of(&task.screen.one(CHOICE)) == "90").then_some(())).await;
    task.screen.set_attribute("refresh-seconds", None);
    until("0", || (value_of(&task.screen.one(CHOICE)) == "0").then_some(())).await;
    clock.waits(0).await;
}

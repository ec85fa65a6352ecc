//! The same records as a compact table: a person chooses it, its columns and its order, and the browser remembers that.

use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, REMEMBERED, Screen, hook, page, page_of, record, texts, until};

/// The order of the rows, by their records' places in the task.
fn places(screen: &Screen) -> Vec<String> {
    screen.all("tbody > [data-yti=record]").iter().map(|row| row.get_attribute("data-index").unwrap()).collect()
}

fn columns(screen: &Screen) -> Vec<String> {
    screen.all("th[data-column]").iter().map(|head| head.get_attribute("data-column").unwrap()).collect()
}

fn remembered() -> Option<String> {
    window().local_storage().unwrap().unwrap().get_item(REMEMBERED).unwrap()
}

async fn table(answer: &str) -> Screen {
    let screen = Screen::showing(answer).await;
    screen.click("[name=view][value=table]");
    screen.shows("tbody > [data-yti=record]").await;
    screen
}

async fn ordered(screen: &Screen, column: &str, direction: &str) {
    screen.click(&format!("th[data-column={column}] button"));
    screen.shows(&format!("th[data-column={column}][aria-sort={direction}]")).await;
}

#[wasm_bindgen_test]
async fn cards_are_the_default_and_a_table_shows_the_same_records() {
    let screen = Screen::showing(&page_of(2, 10, 25)).await;
    assert!(screen.find("table").is_none());
    assert_eq!(screen.all("article").len(), 10);
    screen.click("[name=view][value=table]");
    screen.shows("table").await;
    assert_eq!(places(&screen), (10..20).map(|index| index.to_string()).collect::<Vec<_>>());
    screen.click("[name=view][value=cards]");
    screen.shows("article").await;
    assert!(screen.find("table").is_none());
}

#[wasm_bindgen_test]
async fn a_row_has_the_hooks_and_the_words_of_a_card() {
    let fields = json!({"telphone": "18112345678", "status": 1036, "answertype": "caller", "billsec": 83});
    let screen = table(&page(&[record(fields)])).await;
    let row = screen.one(CARD);
    assert_eq!(row.get_attribute("data-status").as_deref(), Some("called"));
    assert_eq!(row.get_attribute("data-answertype").as_deref(), Some("caller"));
    let cell = |name: &str| screen.text(&format!("{CARD} [data-field={name}]"));
    assert_eq!(cell("telphone"), "18112345678");
    assert_eq!(cell("status"), texts().called);
    assert_eq!(cell("answertype"), texts().caller);
    assert_eq!(cell("billsec"), "1:23");
    assert!(screen.find(&format!("{CARD} [data-copy]:not([hidden])")).is_some());
}

#[wasm_bindgen_test]
async fn a_filter_hides_rows_as_it_hides_cards() {
    let screen = table(&page_of(1, 10, 10)).await;
    screen.type_into("[name=q]", "13800000007");
    until("the row searched for", || (places(&screen) == ["7"]).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_head_orders_upwards_first_and_downwards_the_second_time() {
    let talks = [30, 10, 20].map(|seconds| record(json!({"billsec": seconds})));
    let screen = table(&page(&talks)).await;
    ordered(&screen, "billsec", "ascending").await;
    assert_eq!(places(&screen), ["1", "2", "0"]);
    ordered(&screen, "billsec", "descending").await;
    assert_eq!(places(&screen), ["0", "2", "1"]);
    ordered(&screen, "billsec", "ascending").await;
    assert_eq!(screen.all("[aria-sort]").len(), 1);

    screen.click("th.opener button");
    screen.shows("th.opener[aria-sort=ascending]").await;
    assert_eq!(places(&screen), ["0", "1", "2"]);
}

#[wasm_bindgen_test]
async fn a_column_that_nothing_can_be_ordered_by_has_no_button() {
    let screen = table(&page_of(1, 10, 10)).await;
    assert!(screen.find("th[data-column=mark]").is_some());
    assert!(screen.find("th[data-column=mark] button").is_none());
}

#[wasm_bindgen_test]
async fn a_person_chooses_the_columns() {
    let screen = table(&page_of(1, 10, 10)).await;
    let usual =
        ["telphone", "status", "answertype", "extnumber", "calltime", "duration", "billsec", "createtime", "mark"];
    assert_eq!(columns(&screen), usual);
    assert_eq!(screen.all("[name=column]").len(), 15);
    screen.click("[name=column][value=status]");
    screen.click("[name=column][value=taskid]");
    screen.shows("th[data-column=taskid]").await;
    assert!(screen.find("th[data-column=status]").is_none());
    assert!(screen.find(&format!("{CARD} [data-field=status]")).is_none());
    assert_eq!(screen.all(&format!("{CARD} [data-field=taskid]")).len(), 10);
}

#[wasm_bindgen_test]
async fn the_choice_is_remembered_and_nothing_else_is() {
    let screen = table(&page(&[record(json!({"telphone": "18112345678"}))])).await;
    screen.click("[name=column][value=mark]");
    let chosen = "table telphone status answertype extnumber calltime duration billsec createtime";
    until(chosen, || (remembered().as_deref() == Some(chosen)).then_some(())).await;

    let later = Screen::showing(&page_of(1, 10, 10)).await;
    assert_eq!(later.all("tbody > [data-yti=record]").len(), 10);
    assert!(!columns(&later).contains(&"mark".to_owned()));
}

#[wasm_bindgen_test]
async fn a_remembered_text_that_says_nothing_is_passed_over() {
    window().local_storage().unwrap().unwrap().set_item(REMEMBERED, "{\"view\":9}").unwrap();
    let screen = Screen::showing(&page_of(1, 10, 10)).await;
    assert_eq!(screen.all("article").len(), 10);
}

#[wasm_bindgen_test]
async fn a_wide_table_scrolls_in_its_own_box() {
    let screen = table(&page_of(1, 10, 10)).await;
    screen.host().style().set_property("width", "360px").unwrap();
    let (table_box, app) = (screen.one(".table-box"), screen.one(".app"));
    assert!(table_box.scroll_width() > table_box.client_width());
    assert!(app.scroll_width() <= app.client_width());
}

#[wasm_bindgen_test]
async fn a_busy_table_stays_until_the_next_page_is_there() {
    let screen = table(&page_of(1, 10, 25)).await;
    let network = Network::stand_in();
    screen.click(&hook("next"));
    let question = network.question(1).await;
    assert_eq!(places(&screen).len(), 10);
    question.answer(&page_of(2, 10, 25));
    until("the next page", || (places(&screen).first().map(String::as_str) == Some("10")).then_some(())).await;
}

//! Files of the records: what a person asks for in the panel, and what a host gets.

use js_sys::{Array, Error};
use leptos::prelude::{document, window};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, EventTarget, KeyboardEvent, KeyboardEventInit};
use yccall_task_info::task::export::xlsx::{Cell, Plan};

use super::support::{
    DownloadsStandIn, Screen, ServedTask, hold_workbooks, hook, last_plan, note_events, noted_events, number_at,
    numbered, record, release_workbooks, settled, text_of, texts, until, workbook_cancelled,
};

/// Where the browser keeps how files are written.
const REMEMBERED: &str = "yti-files";

async fn asked(screen: &Screen, format: &str, scope: &str) -> Result<Vec<Blob>, String> {
    match JsFuture::from(screen.element().export_records(format, scope)).await {
        Ok(files) => Ok(files.unchecked_into::<Array>().iter().map(JsCast::unchecked_into).collect()),
        Err(error) => Err(error.unchecked_into::<Error>().message().into()),
    }
}

/// The lines of the one CSV file of a scope, without the byte-order mark.
async fn csv(screen: &Screen, scope: &str) -> Vec<String> {
    let files = asked(screen, "csv", scope).await.unwrap();
    assert_eq!(files.len(), 1);
    let text = text_of(&files[0]).await;
    text.strip_prefix('\u{feff}').unwrap().lines().map(str::to_owned).collect()
}

/// What the numbers' column of CSV says, whose column is the first.
fn first_column(lines: &[String]) -> Vec<&str> {
    lines.iter().skip(1).map(|line| line.split(',').next().unwrap()).collect()
}

/// Three calls: one talked, two did not.
fn calls() -> Vec<Value> {
    vec![
        record(json!({"telphone": "18112345678", "answertype": "connected", "billsec": 10})),
        record(json!({"telphone": "18112345679", "answertype": "callee", "billsec": 30})),
        record(json!({"telphone": "18112345678", "answertype": "connected", "billsec": 20})),
    ]
}

async fn outcome(screen: &Screen) -> String {
    screen.shows("[data-kind=export] span").await.text_content().unwrap()
}

fn press(target: &EventTarget, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    target.dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn the_filtered_records_come_in_the_order_shown_and_all_of_them_in_the_tasks_own() {
    let task = ServedTask::loaded(calls(), &[]).await;
    task.screen.click("[name=answertype][value=connected]");
    task.screen.choose("[name=sort]", "-talk");
    task.screen.lists([2, 0]).await;

    let filtered = csv(&task.screen, "filtered").await;
    assert_eq!(filtered.len(), 3);
    assert!(filtered[0].starts_with(texts().fields.telphone), "{}", filtered[0]);
    assert!(filtered[1].contains(",20,") && filtered[2].contains(",10,"), "{filtered:?}");
    let all = csv(&task.screen, "all").await;
    assert_eq!(first_column(&all), ["18112345678", "18112345679", "18112345678"]);
}

#[wasm_bindgen_test]
async fn a_file_has_every_field_those_that_no_document_has_too() {
    let records = vec![record(json!({"line": "trunk 7"})), record(json!({}))];
    let task = ServedTask::loaded(records, &[]).await;
    let lines = csv(&task.screen, "all").await;
    assert_eq!(lines[0].split(',').count(), 16);
    assert!(lines[0].ends_with(",line") && lines[1].ends_with(",trunk 7") && lines[2].ends_with(','), "{lines:?}");
}

#[wasm_bindgen_test]
async fn numbers_to_call_again_come_without_doubles_and_the_page_says_how_many_were_left_out() {
    let downloads = DownloadsStandIn::stand_in();
    let task = ServedTask::loaded(calls(), &[]).await;
    let files = asked(&task.screen, "numbers", "all").await.unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(text_of(&files[0]).await, "18112345678\n18112345679\n");
    let words = outcome(&task.screen).await;
    let words_of = &texts().export;
    assert!(words.contains(&(words_of.numbers_done)(2, 1)) && words.contains(&(words_of.doubles)("1")), "{words}");
    assert!(downloads.names().is_empty(), "what a host asked for is not the person's to save");
}

#[wasm_bindgen_test]
async fn masked_numbers_stay_masked_and_are_not_for_calling() {
    let task = ServedTask::loaded(calls(), &[("mask-phone", "")]).await;
    let lines = csv(&task.screen, "all").await;
    assert_eq!(first_column(&lines), ["181****5678", "181****5679", "181****5678"]);
    assert!(asked(&task.screen, "numbers", "all").await.unwrap_err().contains("masked"));

    let numbers = task.screen.one(&hook("export-numbers"));
    assert_eq!(numbers.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(numbers.next_element_sibling().unwrap().text_content().unwrap(), texts().export.numbers_masked);
    let downloads = DownloadsStandIn::stand_in();
    task.screen.click(&hook("export-numbers"));
    settled().await;
    assert!(downloads.names().is_empty());
}

#[wasm_bindgen_test]
async fn a_press_saves_the_file_under_its_name_and_says_so_until_that_is_closed() {
    let downloads = DownloadsStandIn::stand_in();
    let task = ServedTask::loaded(calls(), &[]).await;
    task.screen.click(&hook("export"));
    task.screen.click("[name=export-scope][value=all]");
    task.screen.click(&hook("export-csv"));
    assert_eq!(outcome(&task.screen).await, (texts().export.rows_done)(3, 1));
    let link = task.screen.shows(&hook("export-file")).await;
    let names = until("a download", || Some(downloads.names()).filter(|names| !names.is_empty())).await;
    assert_eq!(names.len(), 1);
    assert!(names[0].starts_with("task-20250110232019949748-all-20") && names[0].ends_with(".csv"), "{names:?}");
    assert_eq!(link.text_content().unwrap(), names[0]);
    assert!(task.screen.find("details.popover[open]").is_none());

    task.screen.click(&hook("export-dismiss"));
    task.screen.hides("[data-kind=export]").await;
    assert!(task.screen.find(&hook("export-file")).is_none());
}

#[wasm_bindgen_test]
async fn the_choices_shape_the_file_and_are_remembered() {
    let _downloads = DownloadsStandIn::stand_in();
    let task = ServedTask::loaded(calls(), &[]).await;
    for choice in ["table-fields", "wire-names", "raw-codes", "no-mark"] {
        task.screen.click(&format!("[value={choice}]"));
    }
    let kept = || window().local_storage().unwrap().unwrap().get_item(REMEMBERED).unwrap();
    until("the choices", || (kept()? == "table-fields wire-names raw-codes no-mark text").then_some(())).await;
    task.screen.click(&hook("export-csv"));
    let address = task.screen.shows(&hook("export-file")).await.get_attribute("href").unwrap();
    // The network is a stand-in: a request of the old kind reaches the file in memory.
    let read = js_sys::Function::new_with_args(
        "address",
        "const ask = new XMLHttpRequest(); ask.open('GET', address, false); ask.overrideMimeType('text/plain; \
         charset=x-user-defined'); ask.send(); return ask.responseText;",
    );
    let text = read.call1(&JsValue::UNDEFINED, &address.into()).unwrap().as_string().unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("telphone,status,answertype,extnumber,calltime,duration,billsec,createtime,mark"));
    assert!(lines.next().unwrap().starts_with("18112345678,1036,connected,"), "{text}");

    let later = ServedTask::loaded(calls(), &[]).await;
    assert!(later.screen.find("[value=wire-names]:checked").is_some());
    window().local_storage().unwrap().unwrap().remove_item(REMEMBERED).unwrap();
}

#[wasm_bindgen_test]
async fn in_page_scope_the_panel_says_so_and_offers_the_whole_task() {
    let task = ServedTask::shown(numbered(0..25), &[]).await;
    assert_eq!(csv(&task.screen, "all").await.len(), 11);
    assert!(task.screen.text(".export").contains(texts().export.page_only));
    task.screen.click(&hook("export-load-task"));
    task.give_all(2..=4).await;
    task.is_complete().await;
    assert!(!task.screen.text(".export").contains(texts().export.page_only));
    assert_eq!(csv(&task.screen, "all").await.len(), 26);
}

#[wasm_bindgen_test]
async fn a_workbook_says_what_it_is_of() {
    let task = ServedTask::loaded(calls(), &[]).await;
    task.screen.click("[name=answertype][value=connected]");
    task.screen.counts(2).await;
    asked(&task.screen, "xlsx", "filtered").await.unwrap();
    let bytes = last_plan().unwrap();
    let plan = Plan::decode(&bytes).unwrap();
    assert_eq!((plan.name, plan.rows), (texts().records, 2));
    let [figures, filter] = &plan.sheets[..] else { panic!("{plan:?}") };
    assert_eq!((figures.name, filter.name), (texts().summary, texts().filters));
    let row = figures.rows.iter().find(|row| row[0] == Cell::Text(texts().figures.connect_rate.name)).unwrap();
    let formula = Cell::Text(texts().figures.connect_rate.formula);
    assert_eq!(row[1..], [Cell::Share(1.0), Cell::Whole(2), Cell::Whole(2), formula]);
    let says = |label, value| filter.rows.contains(&vec![Cell::Text(label), Cell::Text(value)]);
    assert!(says(texts().fields.answertype, texts().connected), "{filter:?}");
    assert!(says(texts().export.rows, "2") && says(texts().order, texts().task_order), "{filter:?}");
}

#[wasm_bindgen_test]
async fn progress_is_shown_while_a_workbook_is_written_and_it_can_be_cancelled() {
    let task = ServedTask::loaded(calls(), &[]).await;
    hold_workbooks();
    let promise = task.screen.element().export_records("xlsx", "all");
    task.screen.shows(&hook("export-progress")).await;
    assert!(asked(&task.screen, "csv", "all").await.unwrap_err().contains("under way"));
    until("a workbook", || last_plan().filter(|_| workbook_cancelled() == 0.0)).await;
    task.screen.click(&hook("export-cancel"));
    let error: Error = JsFuture::from(promise).await.unwrap_err().unchecked_into();
    assert_eq!(String::from(error.name()), "AbortError");
    assert_eq!(workbook_cancelled(), 1.0);
    assert_eq!(outcome(&task.screen).await, texts().export.cancelled);
    assert!(task.screen.find(&hook("export-progress")).is_none());
    release_workbooks();
    assert_eq!(csv(&task.screen, "all").await.len(), 4);
}

#[wasm_bindgen_test]
async fn a_host_stops_an_export_too() {
    let task = ServedTask::loaded(calls(), &[]).await;
    hold_workbooks();
    let promise = task.screen.element().export_records("xlsx", "all");
    task.screen.shows(&hook("export-progress")).await;
    task.screen.element().cancel();
    assert!(JsFuture::from(promise).await.is_err());
    release_workbooks();
}

#[wasm_bindgen_test]
async fn records_that_take_the_place_of_those_being_written_change_no_file() {
    let mut task = ServedTask::loaded(numbered(0..12), &[]).await;
    hold_workbooks();
    let promise = task.screen.element().export_records("xlsx", "all");
    task.screen.shows(&hook("export-progress")).await;
    task.records = numbered(50..55);
    task.screen.click(&hook("reload"));
    task.give(4).await;
    task.is_complete().await;
    task.has_numbers(50..55).await;
    release_workbooks();
    let files = JsFuture::from(promise).await.unwrap().unchecked_into::<Array>();
    let text = text_of(&files.get(0).unchecked_into()).await;
    assert!((0..12).all(|index| text.contains(&number_at(index))));
    assert!(!text.contains(&number_at(50)));
}

#[wasm_bindgen_test]
async fn what_cannot_be_is_refused_in_words() {
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    assert!(asked(&screen, "csv", "all").await.unwrap_err().contains("no records are loaded"));
    assert!(asked(&screen, "pdf", "all").await.unwrap_err().contains("format"));
    assert!(asked(&screen, "csv", "some").await.unwrap_err().contains("scope"));
}

#[wasm_bindgen_test]
async fn the_host_hears_of_every_export() {
    note_events("yti-export");
    let task = ServedTask::loaded(calls(), &[]).await;
    asked(&task.screen, "numbers", "all").await.unwrap();
    until("the event", || (noted_events() == r#"[{"format":"numbers","records":2}]"#).then_some(())).await;
}

#[wasm_bindgen_test]
async fn escape_and_a_press_outside_close_a_panel() {
    let task = ServedTask::loaded(calls(), &[]).await;
    task.screen.click("[name=view][value=table]");
    task.screen.shows("table").await;
    for opener in ["export", "columns"] {
        let open = format!("details[open] > {}", hook(opener));
        task.screen.click(&hook(opener));
        task.screen.shows(&open).await;
        press(&document(), "Escape");
        settled().await;
        assert!(task.screen.find(&open).is_some(), "a key pressed elsewhere is the host's");
        press(&task.screen.one(&hook(opener)), "Escape");
        task.screen.hides(&open).await;
        assert_eq!(task.screen.focused(), task.screen.find(&hook(opener)));

        task.screen.click(&hook(opener));
        let panel = task.screen.shows(&format!("{open} + .popover-panel")).await;
        bubble_press(&panel);
        settled().await;
        assert!(task.screen.find(&open).is_some(), "a press inside keeps it open");
        bubble_press(&task.screen.one("h1"));
        task.screen.hides(&open).await;
    }
}

fn bubble_press(target: &web_sys::Element) {
    let init = web_sys::CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    target.dispatch_event(&web_sys::CustomEvent::new_with_event_init_dict("pointerdown", &init).unwrap()).unwrap();
}

//! What a host hears, and what it must never hear.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    CARD, EXPIRED, Heard, Network, Screen, ServedTask, TOKEN, hook, numbered, page, page_of, record, settled,
};

#[wasm_bindgen_test]
async fn a_page_that_has_come_is_told_by_the_servers_numbers() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let heard = Heard::around(&screen);
    network.question(1).await.answer(&page_of(1, 10, 25));
    heard.until("yti-loaded", 1).await;
    screen.click(&hook("last"));
    network.question(2).await.answer(&page_of(3, 10, 25));
    assert_eq!(
        heard.until("yti-loaded", 2).await,
        [
            json!({"scope": "page", "page": 1, "pageSize": 10, "totalItems": 25, "recordCount": 10}),
            json!({"scope": "page", "page": 3, "pageSize": 10, "totalItems": 25, "recordCount": 5}),
        ]
    );
}

#[wasm_bindgen_test]
async fn a_whole_task_is_told_while_it_comes_and_when_it_is_here() {
    let task = ServedTask::shown(numbered(0..25), &[]).await;
    let heard = Heard::around(&task.screen);
    settled().await;
    task.screen.click(&hook("load-task"));
    task.give_all(2..=4).await;
    let loaded = heard.until("yti-loaded", 1).await;
    assert_eq!(loaded, [json!({"scope": "task", "page": 1, "pageSize": 10, "totalItems": 25, "recordCount": 25})]);
    let progress = heard.of("yti-progress");
    let counts: Vec<_> = progress.iter().map(|detail| detail["loaded"].as_u64().unwrap()).collect();
    assert!(counts.is_sorted() && counts.len() > 1, "{counts:?}");
    assert_eq!(progress.last(), Some(&json!({"loaded": 25, "total": 25})));
}

#[wasm_bindgen_test]
async fn an_error_is_told_once_with_kind_code_and_the_servers_words() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let heard = Heard::around(&screen);
    network.question(1).await.answer(&json!({"ret": 404, "data": [], "msg": "no such service"}).to_string());
    screen.fails_with("bad-request").await;
    let expected = json!({"kind": "bad-request", "code": 404, "message": "no such service"});
    heard.until("yti-error", 1).await;
    screen.click(&hook("retry"));
    network.question(2).await.answer(&json!({"ret": 404, "data": [], "msg": "no such service"}).to_string());
    assert_eq!(heard.until("yti-error", 2).await, [expected.clone(), expected]);
    screen.click(&hook("retry"));
    network.question(3).await.answer("<html>");
    let last = heard.until("yti-error", 3).await.pop().unwrap();
    assert_eq!((&last["kind"], &last["code"]), (&json!("malformed"), &json!(null)));
    assert!(heard.of("yti-auth-expired").is_empty());
}

#[wasm_bindgen_test]
async fn an_expired_token_is_told_without_the_token() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let heard = Heard::around(&screen);
    network.question(1).await.answer(&json!({"ret": 600, "data": [], "msg": format!("bad {TOKEN}")}).to_string());
    assert_eq!(heard.until("yti-auth-expired", 1).await, [json!(null)]);
    assert_eq!(heard.of("yti-error"), [json!({"kind": "auth", "code": 600, "message": "bad •••"})]);
    screen.element().set_token("renewed");
    network.question(2).await.answer(EXPIRED);
    heard.until("yti-auth-expired", 2).await;
    assert!(!heard.text().contains(TOKEN) && !heard.text().contains("renewed"), "{}", heard.text());
}

#[wasm_bindgen_test]
async fn a_record_that_a_person_presses_is_told_by_wire_names() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let heard = Heard::around(&screen);
    let records =
        [record(json!({"telphone": "18112345678", "billsec": "7", "recordfile": "a.wav"})), record(json!({}))];
    network.question(1).await.answer(&page(&records));
    screen.begins_with(0).await;
    screen.click(&format!("{CARD}[data-index='0'] .card-head"));
    let selected = heard.until("yti-record-select", 1).await.pop().unwrap();
    let told = &selected["record"];
    assert_eq!((&told["telphone"], &told["billsec"]), (&json!("18112345678"), &json!(7)));
    assert_eq!((&told["status"], &told["recordfile"]), (&json!(1036), &json!("a.wav")));

    screen.click(&format!("{CARD}[data-index='1'] [data-yti=details]"));
    heard.until("yti-record-select", 2).await;
    screen.click(&format!("{CARD}[data-index='0'] [data-copy]"));
    settled().await;
    assert_eq!(heard.of("yti-record-select").len(), 2, "a press on a button is not for the record");
}

#[wasm_bindgen_test]
async fn a_row_of_the_table_is_told_likewise() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    let heard = Heard::around(&screen);
    screen.click("[name=view][value=table]");
    screen.shows(&format!("tr{CARD}[data-index='4']")).await;
    screen.click(&format!("{CARD}[data-index='4'] [data-field=calltime]"));
    let selected = heard.until("yti-record-select", 1).await.pop().unwrap();
    assert_eq!(selected["record"]["telphone"], json!("13800000004"));
}

#[wasm_bindgen_test]
async fn a_host_hears_no_more_of_a_masked_number_than_is_shown() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("mask-phone", "")]);
    let heard = Heard::around(&screen);
    let number = "18112345678";
    network.question(1).await.answer(&page(&[record(json!({"telphone": number, "mark": "call 18112345678"}))]));
    screen.begins_with(0).await;
    screen.click(&format!("{CARD} .card-head"));
    let selected = heard.until("yti-record-select", 1).await.pop().unwrap();
    assert_eq!(selected["record"]["telphone"], json!("181****5678"));
    assert!(!heard.text().contains(number), "{}", heard.text());
}

#[wasm_bindgen_test]
async fn nothing_is_told_after_the_end() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    let heard = Heard::around(&screen);
    let question = network.question(1).await;
    settled().await;
    let before = heard.text();
    screen.unmount();
    question.answer(&page_of(1, 10, 25));
    settled().await;
    assert_eq!(heard.text(), before);
}

//! Masked numbers: nobody sees, copies or searches more of a number than its beginning and its end.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, ClipboardStandIn, Network, Screen, hook, page, record, texts, until};

const NUMBER: &str = "18112345678";
const MASKED: &str = "181****5678";

fn records() -> Vec<Value> {
    let with_number = json!({"telphone": NUMBER, "mark": "call 18112345678 again", "recordfile": "18112345678.wav"});
    vec![record(with_number), record(json!({"telphone": "13900000001", "mark": ""}))]
}

async fn masked(value: &str) -> Screen {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("mask-phone", value)]);
    network.question(1).await.answer(&page(&records()));
    screen.shows(CARD).await;
    screen
}

#[wasm_bindgen_test]
async fn a_number_is_masked_wherever_it_stands() {
    for value in ["", "true"] {
        let screen = masked(value).await;
        assert_eq!(screen.text(&format!("{CARD}[data-index='0'] [data-field=telphone]")), MASKED);
        screen.click(&format!("{CARD}[data-index='0'] summary"));
        screen.shows(&hook("copy-json")).await;
        assert!(!screen.markup().contains(NUMBER));
        assert!(screen.markup().contains("call 181****5678 again"));
    }
    let screen = masked("false").await;
    assert_eq!(screen.text(&format!("{CARD}[data-index='0'] [data-field=telphone]")), NUMBER);
}

#[wasm_bindgen_test]
async fn what_is_copied_is_masked() {
    let clipboard = ClipboardStandIn::granting();
    let screen = masked("").await;
    screen.click(&format!("{CARD}[data-index='0'] [data-copy]"));
    until(texts().copied, || (screen.text(".toast") == texts().copied).then_some(())).await;
    screen.click(&format!("{CARD}[data-index='0'] summary"));
    screen.shows(&hook("copy-json")).await;
    screen.click(&hook("copy-json"));
    let copied = until("two copies", || Some(clipboard.asked_to_hold()).filter(|copied| copied.len() == 2)).await;
    assert_eq!(copied[0], MASKED);
    assert!(copied[1].contains(MASKED) && !copied[1].contains(NUMBER), "{}", copied[1]);
}

#[wasm_bindgen_test]
async fn a_search_finds_what_is_shown_and_no_hidden_digit() {
    let screen = masked("").await;
    for (search, found) in [(NUMBER, vec![]), ("1234", vec![]), ("12345", vec![]), ("5678", vec![0]), ("139", vec![1])]
    {
        screen.type_into("[name=q]", search);
        screen.lists(found).await;
    }
}

#[wasm_bindgen_test]
async fn a_host_masks_and_unmasks_what_is_on_screen() {
    let mut screen = masked("false").await;
    let number = format!("{CARD}[data-index='0'] [data-field=telphone]");
    screen.set_attribute("mask-phone", Some(""));
    until(MASKED, || (screen.text(&number) == MASKED).then_some(())).await;
    screen.set_attribute("mask-phone", None);
    until(NUMBER, || (screen.text(&number) == NUMBER).then_some(())).await;
}

//! Whatever a server says is text: no markup of its comes to life.

use js_sys::Reflect;
use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, Screen, hook, page, record, settled};

const HOSTILE: &str = "<img src=x onerror=\"window.hostile=1\"><script>window.hostile=1</script>'\"</p>&lt;b&gt;";

fn all_hostile(fields: &[&str]) -> Value {
    fields.iter().map(|name| (*name, HOSTILE)).collect()
}

async fn nothing_came_to_life(screen: &Screen) {
    settled().await;
    assert!(screen.find("img, script, b:not([data-count]), iframe, object").is_none());
    assert!(Reflect::get(&window(), &"hostile".into()).unwrap().is_undefined());
}

#[wasm_bindgen_test]
async fn hostile_fields_are_shown_word_for_word() {
    let fields = ["telphone", "extnumber", "mark", "userid", "memberid", "chengshudu", "customuuid", "taskid"];
    let screen = Screen::showing(&page(&[record(all_hostile(&fields))])).await;
    for name in fields {
        assert_eq!(screen.text(&format!("{CARD} [data-field={name}]")), HOSTILE, "{name}");
    }
    nothing_came_to_life(&screen).await;
}

#[wasm_bindgen_test]
async fn hostile_codes_times_and_seconds_are_shown_word_for_word() {
    let fields = ["status", "answertype", "answered", "calltime", "createtime", "duration", "billsec"];
    let screen = Screen::showing(&page(&[record(all_hostile(&fields))])).await;
    for name in fields {
        let text = screen.text(&format!("{CARD} [data-field={name}]"));
        assert!(text.ends_with(HOSTILE), "{name}: {text}");
    }
    nothing_came_to_life(&screen).await;
}

#[wasm_bindgen_test]
async fn of_a_text_of_a_megabyte_the_beginning_is_shown() {
    let fields = ["mark", "memberid", "billsec", "answertype", "more"];
    let long: Value = fields.iter().map(|name| (*name, "长".repeat(350_000))).collect();
    let screen = Screen::showing(&page(&[record(long)])).await;
    for name in fields {
        let text = screen.text(&format!("{CARD} [data-field={name}]"));
        assert!(text.contains(&"长".repeat(2_000)) && text.chars().count() < 2_100, "{name}: {}", text.chars().count());
    }
}

#[wasm_bindgen_test]
async fn a_hostile_field_name_is_shown_word_for_word() {
    let screen = Screen::showing(&page(&[record(json!({HOSTILE: "a value"}))])).await;
    let details = screen.text(&format!("{CARD} details"));
    assert!(details.contains(HOSTILE), "{details}");
    nothing_came_to_life(&screen).await;
}

#[wasm_bindgen_test]
async fn hostile_words_of_an_error_are_shown_word_for_word() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&json!({"ret": 604, "data": [], "msg": HOSTILE}).to_string());
    screen.fails_with("forbidden").await;
    assert!(screen.text(&hook("error")).contains(HOSTILE));
    nothing_came_to_life(&screen).await;
}

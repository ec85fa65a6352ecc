//! Everything a record says, from a card and from a row alike, to read and to copy; and from record to record by
//! keyboard.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, KeyboardEvent, KeyboardEventInit};
use yccall_task_info::protocol::Field;

use super::support::{CARD, ClipboardStandIn, Screen, hook, page, page_of, record, selected, texts, until};

/// Both ways to show records.
const VIEWS: [&str; 2] = ["cards", "table"];

/// Shows an answer and opens the details of its first record.
async fn opened(view: &str, answer: &str) -> Screen {
    let screen = showing(view, answer).await;
    screen.click(&format!("{CARD}[data-index='0'] [data-yti=details]"));
    screen.shows(&hook("copy-json")).await;
    screen
}

async fn showing(view: &str, answer: &str) -> Screen {
    let screen = Screen::showing(answer).await;
    screen.click(&format!("[name=view][value={view}]"));
    screen.shows(if view == "table" { "tbody > tr" } else { "article" }).await;
    screen
}

/// Presses a key where the focus is; whether the page still does with it what it does by itself.
fn press(target: &Element, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    target.dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap()
}

fn focused_record(screen: &Screen) -> Option<String> {
    screen.focused()?.closest(CARD).unwrap()?.get_attribute("data-index")
}

#[wasm_bindgen_test]
async fn details_give_every_field_by_label_and_wire_name() {
    for view in VIEWS {
        let screen = opened(view, &page(&[record(json!({"billsec": 83, "recordfile": "a.wav"}))])).await;
        for field in Field::ALL {
            let name = field.wire_name();
            let detail = screen.one(&format!("[data-detail={name}]"));
            let label = detail.previous_element_sibling().unwrap().text_content().unwrap();
            assert!(label.ends_with(&format!(" {name}")), "{view}: {label}");
            screen.one(&format!("{CARD} [data-field={name}], [data-yti=record-details] [data-field={name}]"));
        }
        assert!(screen.text("[data-detail=billsec]").starts_with("1:23"));
        assert!(screen.text("[data-detail=billsec]").ends_with(&(texts().seconds)(83)));
        assert_eq!(screen.text("[data-detail=recordfile]"), "a.wav");
    }
}

#[wasm_bindgen_test]
async fn a_rows_details_stand_below_it_and_close_again() {
    let screen = opened("table", &page_of(1, 10, 10)).await;
    let row = screen.one(&format!("{CARD}[data-index='0']"));
    assert_eq!(row.next_element_sibling().unwrap().get_attribute("data-yti").as_deref(), Some("record-details"));
    assert!(row.query_selector("[aria-expanded=true]").unwrap().is_some());
    screen.click(&format!("{CARD}[data-index='0'] [data-yti=details]"));
    screen.hides("[data-yti=record-details]").await;
    assert!(screen.find("[aria-expanded=true]").is_none());

    // Anywhere in the row will do, but for its other buttons.
    screen.click(&format!("{CARD}[data-index='3'] [data-copy]"));
    screen.click(&format!("{CARD}[data-index='2'] [data-field=calltime]"));
    let details = screen.shows("[data-yti=record-details]").await;
    assert_eq!(details.previous_element_sibling().unwrap().get_attribute("data-index").as_deref(), Some("2"));
    assert_eq!(screen.all("[data-yti=record-details]").len(), 1);
}

#[wasm_bindgen_test]
async fn opened_details_follow_the_language() {
    let screen = opened("table", &page_of(1, 10, 10)).await;
    screen.click(&hook("language"));
    until("Chinese details", || (screen.text(&hook("copy-json")) != texts().copy_json).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_record_is_copied_as_json_by_wire_names() {
    let fields = json!({
        "telphone": "18112345678", "status": 1036, "answertype": "connected", "answered": 1, "billsec": "83",
        "duration": null, "calltime": "0000-00-00 00:00:00", "extnumber": null, "createtime": "soon",
        "recordfile": "a.wav", "nested": {"a": 1}
    });
    for view in VIEWS {
        let clipboard = ClipboardStandIn::granting();
        let screen = opened(view, &page(&[record(fields.clone())])).await;
        screen.click(&hook("copy-json"));
        until(texts().copied, || (screen.text(".toast") == texts().copied).then_some(())).await;
        let copied = clipboard.asked_to_hold();
        let json: Value = serde_json::from_str(&copied[0]).unwrap();
        let of = |name: &str| json[name].clone();
        assert_eq!(of("telphone"), json!("18112345678"));
        assert_eq!((of("status"), of("answered"), of("answertype")), (json!(1036), json!(1), json!("connected")));
        assert_eq!((of("billsec"), of("duration")), (json!(83), Value::Null));
        assert_eq!((of("calltime"), of("createtime")), (Value::Null, json!("soon")));
        assert_eq!(of("extnumber"), Value::Null);
        assert_eq!((of("recordfile"), of("nested")), (json!("a.wav"), json!("{\"a\":1}")));
        assert_eq!(json.as_object().unwrap().len(), Field::ALL.len() + 2);
        assert!(copied[0].find("\"taskid\"") < copied[0].find("\"telphone\""));
        assert!(screen.one(".json").has_attribute("hidden"));
    }
}

#[wasm_bindgen_test]
async fn where_the_browser_refuses_the_json_is_shown_and_selected() {
    let _clipboard = ClipboardStandIn::refusing();
    let screen = opened("cards", &page(&[record(json!({"telphone": "18112345678"}))])).await;
    screen.click(&hook("copy-json"));
    until(texts().copy_refused, || (screen.text(".toast") == texts().copy_refused).then_some(())).await;
    assert!(!screen.one(".json").has_attribute("hidden"));
    let json: Value = serde_json::from_str(&selected()).unwrap();
    assert_eq!(json["telphone"], json!("18112345678"));
}

#[wasm_bindgen_test]
async fn keys_move_from_record_to_record() {
    for view in VIEWS {
        let screen = showing(view, &page_of(1, 10, 10)).await;
        screen.focus(&format!("{CARD}[data-index='0'] [data-yti=details]"));
        for (key, place) in [("ArrowDown", "1"), ("j", "2"), ("ArrowUp", "1"), ("k", "0")] {
            assert!(!press(&screen.focused().unwrap(), key), "{view}: the page would scroll");
            assert_eq!(focused_record(&screen).as_deref(), Some(place), "{view}: {key}");
        }
        // Before the first record there is none.
        assert!(press(&screen.focused().unwrap(), "ArrowUp"));
        assert_eq!(focused_record(&screen).as_deref(), Some("0"));
    }
}

#[wasm_bindgen_test]
async fn keys_move_past_opened_details_and_out_of_them() {
    let screen = opened("table", &page_of(1, 10, 10)).await;
    screen.focus(&hook("copy-json"));
    press(&screen.focused().unwrap(), "j");
    assert_eq!(focused_record(&screen).as_deref(), Some("1"));
    press(&screen.focused().unwrap(), "k");
    assert_eq!(focused_record(&screen).as_deref(), Some("0"));
}

#[wasm_bindgen_test]
async fn keys_elsewhere_and_other_keys_move_nothing() {
    let screen = showing("cards", &page_of(1, 10, 10)).await;
    screen.focus("[name=q]");
    assert!(press(&screen.focused().unwrap(), "j"));
    assert!(press(&screen.focused().unwrap(), "ArrowDown"));
    assert_eq!(focused_record(&screen), None);
    screen.focus(&format!("{CARD}[data-index='0'] [data-yti=details]"));
    assert!(press(&screen.focused().unwrap(), "x"));
    assert_eq!(focused_record(&screen).as_deref(), Some("0"));
}

//! A record as a card: every field, in words that a person reads, with nothing guessed and nothing lost.

use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yccall_task_info::protocol::Field;

use super::support::{CARD, Network, Screen, hook, number_at, page, page_among, page_of, record, texts, until};

const EMPTY: &str = "—";

async fn card(fields: Value) -> Screen {
    Screen::showing(&page(&[record(fields)])).await
}

fn field(screen: &Screen, name: &str) -> String {
    screen.text(&format!("{CARD} [data-field={name}]"))
}

fn is_in_details(screen: &Screen, name: &str) -> bool {
    screen.one(&format!("{CARD} [data-field={name}]")).closest("details").unwrap().is_some()
}

#[wasm_bindgen_test]
async fn every_documented_field_is_there_once() {
    let screen = card(json!({})).await;
    for documented in Field::ALL {
        screen.one(&format!("{CARD} [data-field={}]", documented.wire_name()));
    }
}

#[wasm_bindgen_test]
async fn documented_codes_are_words() {
    let screen = card(json!({"status": 1036, "answertype": "connected", "answered": 1})).await;
    assert_eq!(field(&screen, "status"), texts().called);
    assert_eq!(field(&screen, "answertype"), texts().connected);
    assert_eq!(field(&screen, "answered"), texts().yes);

    let screen = card(json!({"status": 1035, "answertype": null, "answered": 0})).await;
    let card = screen.one(CARD);
    assert_eq!(card.get_attribute("data-status").as_deref(), Some("not-called"));
    assert_eq!(card.get_attribute("data-answertype").as_deref(), Some("none"));
    assert_eq!(field(&screen, "status"), texts().not_called);
    assert_eq!(field(&screen, "answertype"), texts().none);
    assert_eq!(field(&screen, "answered"), texts().no);
}

#[wasm_bindgen_test]
async fn who_did_not_answer_is_told_apart() {
    let screen = card(json!({"answertype": "caller"})).await;
    assert_eq!(field(&screen, "answertype"), texts().caller);
    let screen = card(json!({"answertype": "callee"})).await;
    assert_eq!(field(&screen, "answertype"), texts().callee);
}

#[wasm_bindgen_test]
async fn an_undocumented_code_is_other_and_shown_with_the_code_as_it_came() {
    let screen = Screen::showing(include_str!("../fixtures/vectors/codes-not-documented.body")).await;
    let card = &screen.all(CARD)[0];
    assert_eq!(card.get_attribute("data-status").as_deref(), Some("other"));
    assert_eq!(card.get_attribute("data-answertype").as_deref(), Some("other"));
    let words =
        |name: &str| card.query_selector(&format!("[data-field={name}]")).unwrap().unwrap().text_content().unwrap();
    assert_eq!(words("status"), (texts().undocumented_code)("1099"));
    assert_eq!(words("answertype"), (texts().undocumented_code)("busy"));
}

#[wasm_bindgen_test]
async fn what_a_record_does_not_say_is_a_dash() {
    let screen = card(json!({
        "telphone": "", "extnumber": null, "answered": null, "calltime": "0000-00-00 00:00:00", "duration": null,
        "billsec": "", "createtime": "1970-01-01 08:00:00", "mark": "  ", "userid": "", "chengshudu": null
    }))
    .await;
    for name in [
        "telphone",
        "extnumber",
        "answered",
        "calltime",
        "duration",
        "billsec",
        "createtime",
        "mark",
        "userid",
        "chengshudu",
    ] {
        assert_eq!(field(&screen, name), EMPTY, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_time_is_shown_as_given() {
    let screen = card(json!({"calltime": "2025-01-10 22:21:03", "createtime": "10/01/2025"})).await;
    assert_eq!(field(&screen, "calltime"), "2025-01-10 22:21:03");
    assert_eq!(field(&screen, "createtime"), "10/01/2025");
}

#[wasm_bindgen_test]
async fn seconds_are_shown_as_such_and_as_a_clock() {
    let shown = async |name: &str, seconds: Value| {
        let screen = card(json!({name: seconds})).await;
        let exact = screen.find(&format!("[data-field={name}] small")).map(|small| small.text_content().unwrap());
        let whole = field(&screen, name);
        let clock = whole.strip_suffix(exact.as_deref().unwrap_or_default()).unwrap().to_owned();
        (clock, exact.unwrap_or_default())
    };
    let pair = |clock: &str, exact: String| (clock.to_owned(), exact);
    let seconds = texts().seconds;
    assert_eq!(shown("billsec", json!(83)).await, pair("1:23", seconds(83)));
    assert_eq!(shown("billsec", json!("59")).await, pair("0:59", seconds(59)));
    assert_eq!(shown("duration", json!(3_600)).await, pair("1:00:00", seconds(3_600)));
    // Nothing to convert.
    assert_eq!(shown("duration", json!(0)).await, pair(&seconds(0), String::new()));
    assert_eq!(shown("billsec", json!("soon")).await, pair("soon", String::new()));
}

#[wasm_bindgen_test]
async fn ids_that_say_nothing_are_only_in_the_details() {
    let screen = card(json!({"userid": "0", "memberid": "", "customuuid": "c-1", "chengshudu": "杭州"})).await;
    assert!(is_in_details(&screen, "userid"));
    assert!(is_in_details(&screen, "memberid"));
    assert_eq!((field(&screen, "userid"), field(&screen, "memberid")), ("0".to_owned(), EMPTY.to_owned()));
    assert!(!is_in_details(&screen, "customuuid"));
    assert!(!is_in_details(&screen, "chengshudu"));
    assert!(!screen.one(&format!("{CARD} details")).has_attribute("open"));
}

#[wasm_bindgen_test]
async fn ids_stand_in_their_order_whatever_a_card_showed_before() {
    let ids = [("userid", "7"), ("memberid", "M8"), ("customuuid", "c-9"), ("chengshudu", "A")];
    let says = |index: u64, id: usize| index >> id & 1 == 1;
    // Every choice of ids that say something.
    let task: Vec<_> = (0..1 << ids.len())
        .map(|index| {
            let mut fields = json!({"telphone": number_at(index)});
            for (id, (name, value)) in ids.iter().enumerate() {
                fields[*name] = json!(if says(index, id) { value } else { "" });
            }
            record(fields)
        })
        .collect();
    let hooks = |card: &Element, list: &str| -> Vec<String> {
        let found = card.query_selector_all(&format!("{list} [data-field]")).unwrap();
        (0..found.length())
            .map(|at| found.item(at).unwrap().unchecked_into::<Element>().get_attribute("data-field").unwrap())
            .collect()
    };
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    for (question, page, first) in [(1, 1, 0), (2, 2, 10), (3, 1, 0)] {
        match question {
            2 => screen.click(&hook("next")),
            3 => screen.click(&hook("first")),
            _ => {}
        }
        network.question(question).await.answer(&page_among(page, 10, &task));
        screen.begins_with(first).await;
        for (index, card) in (first..).zip(screen.all(CARD)) {
            let on_face: Vec<_> = (0..ids.len()).filter(|&id| says(index, id)).map(|id| ids[id].0).collect();
            assert_eq!(hooks(&card, ".ids"), on_face, "record {index}");
            let rest = ["taskid", "userid", "memberid", "chengshudu", "customuuid", "answered", "createtime"];
            let rest: Vec<_> = rest.into_iter().filter(|name| !on_face.contains(name)).collect();
            assert_eq!(hooks(&card, ".details"), rest, "record {index}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_number_is_in_groups_that_are_the_whole_number() {
    for (number, groups) in
        [("18112345678", 3), ("+8618112345678", 4), ("057187654321", 3), ("10086", 1), ("0571-8765 4321", 1)]
    {
        let screen = card(json!({"telphone": number})).await;
        assert_eq!(field(&screen, "telphone"), number);
        assert_eq!(screen.all("[data-field=telphone] > span").len(), groups, "{number}");
    }
}

#[wasm_bindgen_test]
async fn fields_that_the_documents_do_not_name_are_in_the_details() {
    let screen = Screen::showing(include_str!("../fixtures/vectors/fields-not-documented-escaped.body")).await;
    assert_eq!(field(&screen, "recordfile"), "2025/01/a.wav");
    assert_eq!(field(&screen, "hangupcause"), "NORMAL_CLEARING");
    assert!(is_in_details(&screen, "recordfile"));
    assert!(screen.text(&format!("{CARD} details")).contains(texts().undocumented_fields));
}

#[wasm_bindgen_test]
async fn numbers_written_as_texts_are_numbers() {
    let screen = Screen::showing(include_str!("../fixtures/vectors/numbers-as-strings.body")).await;
    assert_eq!(field(&screen, "status"), texts().called);
    assert_eq!(field(&screen, "extnumber"), "8001");
    assert!(field(&screen, "billsec").starts_with("1:23"));
}

#[wasm_bindgen_test]
async fn details_that_a_person_opened_are_those_of_their_record_alone() {
    let screen = Screen::showing(&page_of(1, 10, 10)).await;
    screen.click(&format!("{CARD}[data-index='0'] summary"));
    screen.shows(&format!("{CARD}[data-index='0'] details[open]")).await;
    screen.type_into("[name=q]", "13800000005");
    until("the record searched for", || (screen.all(CARD).len() == 1).then_some(())).await;
    assert!(!screen.one(&format!("{CARD}[data-index='5'] details")).has_attribute("open"));
}

#[wasm_bindgen_test]
async fn records_are_counted_over_the_whole_task() {
    let screen = Screen::showing(&page_of(3, 10, 25)).await;
    let indexes: Vec<_> = screen.all(CARD).iter().map(|card| card.get_attribute("data-index").unwrap()).collect();
    assert_eq!(indexes, ["20", "21", "22", "23", "24"]);
}

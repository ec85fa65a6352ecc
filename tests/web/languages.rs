//! Both languages: everything on screen is in the one that is chosen, at once.

use js_sys::Reflect;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yccall_task_info::i18n::Lang;

use super::support::{CARD, Network, Screen, hook, page, page_of, record, until, value_of};

/// Attributes that a person reads or hears.
const SPOKEN: [&str; 3] = ["title", "aria-label", "placeholder"];

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '，' | '。' | '：' | '（' | '）'))
}

/// Everything a person reads or hears, but for the switch, which is in the other language.
fn words(screen: &Screen) -> Vec<String> {
    let own_text = |element: &Element| {
        let texts = Reflect::get(element, &"childNodes".into()).unwrap();
        let nodes = js_sys::Array::from(&texts);
        let text = |node: wasm_bindgen::JsValue| {
            let is_text = Reflect::get(&node, &"nodeType".into()).unwrap() == 3.0;
            is_text.then(|| Reflect::get(&node, &"data".into()).unwrap().as_string().unwrap())
        };
        nodes.iter().filter_map(text).collect::<Vec<_>>()
    };
    let spoken = |element: &Element| SPOKEN.iter().filter_map(|name| element.get_attribute(name)).collect::<Vec<_>>();
    let elements = screen.all(".app *");
    elements
        .iter()
        .filter(|element| element.closest(&hook("language")).unwrap().is_none())
        .flat_map(|element| [own_text(element), spoken(element)].concat())
        .collect()
}

async fn switch_to(screen: &Screen, lang: Lang) {
    screen.click(&hook("language"));
    until(lang.tag(), || (screen.text("h1") == lang.texts().title).then_some(())).await;
}

fn all_english(screen: &Screen) {
    let chinese: Vec<_> = words(screen).into_iter().filter(|text| is_chinese(text)).collect();
    assert_eq!(chinese, Vec::<String>::new());
}

fn labels_are_chinese(screen: &Screen) {
    for label in screen.all("dt, label > span, legend, h1, h2, summary, p.hint, p.intro") {
        let text = label.text_content().unwrap();
        assert!(is_chinese(&text), "{text}");
    }
}

#[wasm_bindgen_test]
async fn the_form_is_in_the_language_that_is_chosen() {
    let screen = Screen::mount(&[]);
    screen.submit("form");
    all_english(&screen);
    switch_to(&screen, Lang::ZhCn).await;
    labels_are_chinese(&screen);
    assert_eq!(screen.text("#token-problem"), Lang::ZhCn.texts().token_missing);
    switch_to(&screen, Lang::En).await;
    all_english(&screen);
}

#[wasm_bindgen_test]
async fn the_task_is_in_the_language_that_is_chosen_and_stays_as_it_was_otherwise() {
    let answer = page(&[record(json!({"billsec": 83, "answered": 1})), record(json!({}))]);
    let screen = Screen::showing(&answer).await;
    screen.type_into("[name=q]", "sss");
    all_english(&screen);

    switch_to(&screen, Lang::ZhCn).await;
    labels_are_chinese(&screen);
    let texts = Lang::ZhCn.texts();
    let first = |name: &str| screen.find(&format!("{CARD} [data-field={name}]")).unwrap().text_content().unwrap();
    assert_eq!(first("status"), texts.called);
    assert_eq!(first("answertype"), texts.none);
    assert_eq!(first("answered"), texts.yes);
    assert!(first("billsec").ends_with(&(texts.seconds)(83)));
    assert_eq!(screen.all(CARD).len(), 2);
    assert_eq!(value_of(&screen.one("[name=q]")), "sss");

    switch_to(&screen, Lang::En).await;
    all_english(&screen);
}

#[wasm_bindgen_test]
async fn a_token_being_typed_survives_a_change_of_language() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    screen.fails_with("auth").await;
    screen.type_into("[name=token]", "half of it");
    switch_to(&screen, Lang::ZhCn).await;
    assert_eq!(value_of(&screen.one("[name=token]")), "half of it");
}

#[wasm_bindgen_test]
async fn an_error_is_in_the_language_that_is_chosen() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("next"));
    network.question(2).await.answer_with_status(404, "");
    screen.fails_with("http").await;
    all_english(&screen);
    switch_to(&screen, Lang::ZhCn).await;
    labels_are_chinese(&screen);
    assert!(screen.text(&hook("error")).contains(Lang::ZhCn.texts().errors.http.1));
}

//! What leaves the browser when a page is asked for.

use js_sys::{Array, JSON, Reflect};
use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ReferrerPolicy, Request, RequestCache, RequestMode};

use super::support::{Network, Screen, TASK_ID, TOKEN, page, record};

fn headers(request: &Request) -> Vec<(String, String)> {
    let pair = |pair: wasm_bindgen::JsValue| {
        let pair = Array::from(&pair);
        (pair.get(0).as_string().unwrap(), pair.get(1).as_string().unwrap())
    };
    Array::from(&request.headers()).iter().map(pair).collect()
}

#[wasm_bindgen_test]
async fn a_page_is_asked_for_by_a_form_of_the_documents_five_fields() {
    let network = Network::stand_in();
    let _screen = Screen::connected(&[("page", "3"), ("page-size", "50")]);
    let question = network.question(1).await;
    assert_eq!(question.request().method(), "POST");
    let form: Vec<_> = question.form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        form,
        [
            ("service", "App.Sip_Yccall.TaskInfo"),
            ("token", TOKEN),
            ("taskid", TASK_ID),
            ("currentpage", "3"),
            ("itemsperpage", "50"),
        ]
    );
}

#[wasm_bindgen_test]
async fn a_question_is_a_simple_request_that_needs_no_preflight() {
    let network = Network::stand_in();
    let _screen = Screen::connected(&[]);
    let question = network.question(1).await;
    let content_type = ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned());
    assert_eq!(headers(question.request()), [content_type]);
    assert_eq!(question.request().mode(), RequestMode::Cors);
}

#[wasm_bindgen_test]
async fn a_question_tells_nobody_where_it_came_from_and_is_kept_in_no_cache() {
    let network = Network::stand_in();
    let _screen = Screen::connected(&[]);
    let question = network.question(1).await;
    assert_eq!(question.request().referrer_policy(), ReferrerPolicy::NoReferrer);
    assert_eq!(question.request().cache(), RequestCache::NoStore);
}

async fn asked_at(endpoint: &str) -> String {
    let network = Network::stand_in();
    let _screen = Screen::connected(&[("endpoint", endpoint)]);
    network.question(1).await.request().url()
}

#[wasm_bindgen_test]
async fn a_relative_address_is_one_of_the_pages_own_server() {
    let origin = window().location().origin().unwrap();
    assert_eq!(asked_at("/api/").await, format!("{origin}/api/"));
}

#[wasm_bindgen_test]
async fn an_absolute_address_is_asked_as_it_is() {
    assert_eq!(asked_at("https://api.example:8443/yccall").await, "https://api.example:8443/yccall");
    assert_eq!(asked_at("https://api.example/?app=1").await, "https://api.example/?app=1");
}

#[wasm_bindgen_test]
async fn a_task_id_and_a_token_of_any_text_arrive_whole_but_for_the_space_around_them() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/"), ("task-id", " a&b=c+d 任务\t")]);
    screen.element().set_token(" t%20&=+é\n");
    let question = network.question(1).await;
    assert_eq!(question.field("taskid"), "a&b=c+d 任务");
    assert_eq!(question.field("token"), "t%20&=+é");
}

#[wasm_bindgen_test]
async fn the_token_is_in_the_body_and_nowhere_else() {
    let network = Network::stand_in();
    let screen = Screen::submitted();
    let question = network.question(1).await;
    assert_eq!(question.field("token"), TOKEN);
    question.answer(&page(&[record(json!({}))]));
    screen.shows("[data-yti=record]").await;
    screen.click("[data-yti=change-task]");
    screen.shows("form").await;

    let stored = |name: &str| {
        let storage = Reflect::get(&window(), &name.into()).unwrap();
        JSON::stringify(&storage).unwrap().as_string().unwrap()
    };
    let cookie = Reflect::get(&leptos::prelude::document(), &"cookie".into()).unwrap();
    let places = [
        ("address asked", question.request().url()),
        ("headers", format!("{:?}", headers(question.request()))),
        ("markup", screen.markup()),
        ("page's address", window().location().href().unwrap()),
        ("local storage", stored("localStorage")),
        ("session storage", stored("sessionStorage")),
        ("cookies", cookie.as_string().unwrap()),
    ];
    for (place, text) in places {
        assert!(!text.contains(TOKEN), "{place}: {text}");
    }
}

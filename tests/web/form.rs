//! The connection form: what is wrong is said where it is wrong, and that is where the person goes on.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, TASK_ID, TOKEN, hook, page_of, settled, texts, until, value_of};

async fn focus_is_on(screen: &Screen, selector: &str) {
    until(&format!("the focus on {selector}"), || (screen.focused()? == screen.find(selector)?).then_some(())).await;
}

#[wasm_bindgen_test]
async fn an_empty_form_asks_nothing_and_says_at_each_field_what_it_wants() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[]);
    screen.submit("form");
    focus_is_on(&screen, "[name=endpoint]").await;
    settled().await;
    for (name, problem) in
        [("endpoint", texts().endpoint_invalid), ("token", texts().token_missing), ("taskid", texts().task_id_missing)]
    {
        let field = screen.one(&format!("[name={name}]"));
        assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"), "{name}");
        let described_by = field.get_attribute("aria-describedby").unwrap();
        let described = described_by.split(' ').map(|id| screen.text(&format!("#{id}"))).collect::<Vec<_>>();
        assert!(described.iter().any(|text| text == problem), "{name}: {described:?}");
    }
    assert_eq!(network.asked(), 0);
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_first_field_that_is_wrong() {
    let screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.type_into("[name=token]", TOKEN);
    screen.submit("form");
    focus_is_on(&screen, "[name=taskid]").await;
    settled().await;
    assert!(!screen.one("[name=token]").has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn a_filled_form_asks_for_its_task_at_its_page_size() {
    let network = Network::stand_in();
    let screen = Screen::mount(&[]);
    screen.type_into("[name=endpoint]", "/calls/");
    screen.type_into("[name=token]", TOKEN);
    screen.type_into("[name=taskid]", TASK_ID);
    screen.choose("[name=itemsperpage]", "100");
    screen.submit("form");
    let question = network.question(1).await;
    assert!(question.request().url().ends_with("/calls/"));
    assert_eq!((question.field("taskid"), question.field("itemsperpage")), (TASK_ID, "100"));
}

#[wasm_bindgen_test]
async fn a_refused_token_leads_back_to_the_form_with_the_focus_on_the_token() {
    let network = Network::stand_in();
    let screen = Screen::submitted();
    network.question(1).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    screen.fails_with("auth").await;
    focus_is_on(&screen, "[name=token]").await;
    assert_eq!(value_of(&screen.one("[name=token]")), TOKEN);
    assert_eq!(value_of(&screen.one("[name=taskid]")), TASK_ID);

    screen.type_into("[name=token]", "renewed");
    screen.submit("form");
    let question = network.question(2).await;
    assert_eq!(question.field("token"), "renewed");
    question.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    assert!(screen.find(&hook("error")).is_none());
}

#[wasm_bindgen_test]
async fn an_unknown_task_leads_back_to_the_form_with_the_focus_on_the_task() {
    let network = Network::stand_in();
    let screen = Screen::submitted();
    network.question(1).await.answer(include_str!("../fixtures/vectors/task-not-found.body"));
    screen.fails_with("task-not-found").await;
    focus_is_on(&screen, "[name=taskid]").await;
}

#[wasm_bindgen_test]
async fn a_token_refused_to_a_host_is_asked_for_where_the_task_is() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    screen.fails_with("auth").await;
    assert!(screen.find("[name=taskid]").is_none());

    screen.submit("[data-yti=error] form");
    settled().await;
    assert_eq!(screen.text("#new-token-problem"), texts().token_missing);
    assert_eq!(network.asked(), 1);

    screen.type_into("[name=token]", "renewed");
    screen.submit("[data-yti=error] form");
    let question = network.question(2).await;
    assert_eq!((question.field("token"), question.field("taskid")), ("renewed", TASK_ID));
}

#[wasm_bindgen_test]
async fn the_token_is_hidden_until_its_button_is_pressed() {
    let screen = Screen::mount(&[]);
    let kind = || screen.one("[name=token]").get_attribute("type").unwrap();
    assert_eq!(kind(), "password");
    screen.click(&hook("show-token"));
    until("the token in clear", || (kind() == "text").then_some(())).await;
    screen.click(&hook("show-token"));
    until("the token hidden", || (kind() == "password").then_some(())).await;
}

#[wasm_bindgen_test]
async fn going_back_keeps_what_was_typed() {
    let network = Network::stand_in();
    let screen = Screen::submitted();
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("change-task"));
    screen.shows("[name=taskid]").await;
    assert_eq!(value_of(&screen.one("[name=endpoint]")), "/api/");
    assert_eq!(value_of(&screen.one("[name=token]")), TOKEN);
    assert_eq!(value_of(&screen.one("[name=taskid]")), TASK_ID);
}

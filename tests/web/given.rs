//! What a host has given before the element is mounted: the first page is asked for before anything is drawn.

use wasm_bindgen_test::wasm_bindgen_test;
use yccall_task_info::embed::Given;

use super::support::{Network, Provider, Screen, TASK_ID, TOKEN, hook, page_of, settled};

fn token() -> Option<String> {
    Some(TOKEN.to_owned())
}

#[wasm_bindgen_test]
async fn with_a_token_the_first_page_is_asked_for_at_once_and_no_form_is_drawn() {
    let network = Network::stand_in();
    let screen = Screen::mount_given(Given::new(None, token(), None, true), &[]);
    assert_eq!(network.asked(), 1, "nothing was waited for");
    assert!(screen.find("[name=taskid]").is_none());
    screen.one("[data-yti=cancel]");
    let question = network.question(1).await;
    assert_eq!((question.field("token"), question.field("taskid")), (TOKEN, TASK_ID));
    question.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    assert_eq!(network.asked(), 1);
}

#[wasm_bindgen_test]
async fn what_comes_right_after_the_mounting_is_waited_for() {
    let network = Network::stand_in();
    let mut screen = Screen::mount_given(Given::new(None, token(), None, false), &[]);
    screen.element().load();
    screen.set_attribute("task-id", Some("another"));
    screen.element().set_token("another");
    assert_eq!(network.asked(), 0);
    let question = network.question(1).await;
    assert_eq!((question.field("token"), question.field("taskid")), ("another", "another"));
    settled().await;
    assert_eq!(network.asked(), 1, "nothing was asked before all was said");
}

#[wasm_bindgen_test]
async fn what_changes_together_later_is_one_question() {
    let network = Network::stand_in();
    let mut screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.set_attribute("task-id", Some("another"));
    screen.set_attribute("endpoint", Some("/other/"));
    screen.element().set_token("another");
    let question = network.question(2).await;
    assert_eq!((question.field("token"), question.field("taskid")), ("another", "another"));
    settled().await;
    assert_eq!(network.asked(), 2);
}

#[wasm_bindgen_test]
async fn a_view_to_go_back_to_is_the_first_thing_asked_for() {
    let network = Network::stand_in();
    let query = format!("taskid={TASK_ID}&page=2&itemsperpage=20&called=called");
    let screen = Screen::mount_given(Given::new(Some(query), token(), None, true), &[]);
    assert_eq!(network.asked(), 1);
    let question = network.question(1).await;
    assert_eq!(question.page(), (2, 20));
    question.answer(&page_of(2, 20, 50));
    screen.shows(&hook("record")).await;
    screen.one("[name=called][value=called]:checked");
}

#[wasm_bindgen_test]
async fn a_function_of_the_host_is_asked_only_when_all_is_there() {
    let provider = Provider::new();
    let network = Network::stand_in();
    let screen = Screen::mount_given(Given::new(None, None, provider.function(), true), &[]);
    assert_eq!(provider.asked(), 0, "it may use the element, which is not there yet");
    assert!(screen.find("[name=token]").is_none());
    provider.question(1).await;
    provider.gives(1, TOKEN).await;
    assert_eq!(network.question(1).await.field("token"), TOKEN);
}

#[wasm_bindgen_test]
async fn a_token_is_used_before_a_function_is_asked() {
    let provider = Provider::new();
    let network = Network::stand_in();
    let _screen = Screen::mount_given(Given::new(None, token(), provider.function(), true), &[]);
    assert_eq!(network.asked(), 1);
    settled().await;
    assert_eq!((network.asked(), provider.asked()), (1, 0));
}

#[wasm_bindgen_test]
async fn a_token_of_nothing_is_none() {
    let network = Network::stand_in();
    let screen = Screen::mount_given(Given::new(Some(String::new()), Some(" ".to_owned()), None, true), &[]);
    settled().await;
    screen.one("[name=token]");
    assert_eq!(network.asked(), 0);
}

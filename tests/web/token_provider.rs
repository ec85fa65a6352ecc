//! A host's function that is asked for tokens: when, how often, and what happens when it gives none.

use js_sys::Function;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{
    ClockStandIn, EXPIRED, Heard, Network, Provider, Screen, ServedTask, TASK_ID, TOKEN, hook, numbered, page_of,
    settled,
};

const WHERE: [(&str, &str); 2] = [("endpoint", "/api/"), ("task-id", TASK_ID)];

fn asking(provider: &Provider, attributes: &[(&str, &str)]) -> (Network, Screen) {
    let network = Network::stand_in();
    let screen = Screen::mount(&[&WHERE, attributes].concat());
    screen.element().set_token_provider(provider.function());
    (network, screen)
}

#[wasm_bindgen_test]
async fn it_is_asked_at_the_start_and_nobody_has_to_type_a_token() {
    let provider = Provider::new();
    let network = Network::stand_in();
    let mut screen = Screen::mount(&[("endpoint", "/api/")]);
    screen.element().set_token_provider(provider.function());
    screen.hides("[name=token]").await;
    assert_eq!(provider.asked(), 0, "there is nothing to load yet");
    screen.set_attribute("task-id", Some(TASK_ID));
    provider.question(1).await;
    screen.shows(".ghost").await;
    assert_eq!(network.asked(), 0);
    provider.gives(1, TOKEN).await;
    let question = network.question(1).await;
    assert_eq!(question.field("token"), TOKEN);
    question.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("next"));
    assert_eq!(network.question(2).await.field("token"), TOKEN);
    assert_eq!(provider.asked(), 1, "a token is used for as long as it is good");
}

#[wasm_bindgen_test]
async fn it_is_not_asked_where_nothing_is_to_be_loaded_by_itself() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[("auto-load", "none")]);
    settled().await;
    assert_eq!(provider.asked(), 0);
    screen.element().load_task();
    provider.gives(1, TOKEN).await;
    assert_eq!(network.question(2).await.field("token"), TOKEN);
    assert_eq!(provider.asked(), 1);
}

#[wasm_bindgen_test]
async fn a_token_that_the_host_gives_is_used_until_it_is_refused() {
    let provider = Provider::new();
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    screen.element().set_token_provider(provider.function());
    let question = network.question(1).await;
    assert_eq!((question.field("token"), provider.asked()), (TOKEN, 0));
    question.answer(EXPIRED);
    provider.gives(1, "renewed").await;
    let again = network.question(2).await;
    assert_eq!((again.field("token"), again.page()), ("renewed", (1, 10)));
    again.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    assert!(screen.find(&hook("error")).is_none());
}

#[wasm_bindgen_test]
async fn pages_that_are_refused_together_ask_it_once_and_the_load_goes_on() {
    let provider = Provider::new();
    let task = ServedTask::shown(numbered(0..75), &[]).await;
    task.screen.element().set_token_provider(provider.function());
    task.screen.click(&hook("load-task"));
    task.give(2).await;
    for number in 3..=6 {
        task.question(number).await.answer(EXPIRED);
    }
    provider.question(1).await;
    settled().await;
    assert_eq!((provider.asked(), task.network.asked()), (1, 6));
    provider.gives(1, "renewed").await;
    assert_eq!(task.pages(7..=10).await, [2, 3, 4, 5]);
    task.give_all(7..=13).await;
    task.is_complete().await;
    task.screen.counts(75).await;
    for number in 7..=13 {
        assert_eq!(task.question(number).await.field("token"), "renewed");
    }
    assert_eq!((provider.asked(), task.network.asked()), (1, 13), "nothing comes twice");
}

#[wasm_bindgen_test]
async fn pages_that_are_refused_one_after_another_ask_one_that_fails_once() {
    let provider = Provider::new();
    let task = ServedTask::shown(numbered(0..75), &[]).await;
    task.screen.element().set_token_provider(provider.function());
    task.screen.click(&hook("load-task"));
    task.give(2).await;
    task.question(3).await.answer(EXPIRED);
    provider.refuses(1).await;
    settled().await;
    for number in 4..=6 {
        task.question(number).await.answer(EXPIRED);
    }
    task.screen.fails_with("auth").await;
    assert_eq!((provider.asked(), task.network.asked()), (1, 6));
    task.screen.click(&hook("retry"));
    provider.gives(2, "renewed").await;
    assert_eq!(task.pages(7..=10).await, [2, 3, 4, 5]);
    task.give_all(7..=13).await;
    task.is_complete().await;
    assert_eq!(provider.asked(), 2);
}

#[wasm_bindgen_test]
async fn one_that_gives_nothing_is_said_and_trying_again_asks_it_again() {
    for broken in ["throw new Error('logged out')", "return Promise.reject('no')", "return '  '", "return 5", "return"]
    {
        let network = Network::stand_in();
        let screen = Screen::mount(&WHERE);
        let counted = format!("window.askedForToken = (window.askedForToken ?? 0) + 1; {broken}");
        let heard = Heard::around(&screen);
        screen.element().set_token_provider(Some(Function::new_no_args(&counted)));
        screen.fails_with("auth").await;
        assert_eq!(heard.until("yti-auth-expired", 1).await.len(), 1, "{broken}");
        assert!(screen.find("[name=token]").is_none(), "nobody has to type one");
        let provider = Provider::new();
        screen.element().set_token_provider(provider.function());
        settled().await;
        assert_eq!(provider.asked(), 0, "a host may set a new one with everything it draws");
        screen.click(&hook("retry"));
        provider.gives(1, TOKEN).await;
        network.question(1).await.answer(&page_of(1, 10, 25));
        screen.begins_with(0).await;
    }
}

#[wasm_bindgen_test]
async fn one_that_refuses_after_the_token_has_expired_leaves_what_is_on_screen() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[]);
    provider.gives(1, TOKEN).await;
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("next"));
    network.question(2).await.answer(EXPIRED);
    provider.refuses(2).await;
    let error = screen.fails_with("auth").await;
    assert_eq!(error.get_attribute("data-code").as_deref(), Some("602"), "the server's own word");
    screen.begins_with(0).await;
    screen.click(&hook("retry"));
    provider.gives(3, "renewed").await;
    assert_eq!(network.question(3).await.page(), (2, 10));
}

#[wasm_bindgen_test]
async fn a_token_of_its_that_is_refused_too_is_said_and_forgotten() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[]);
    provider.gives(1, "old").await;
    network.question(1).await.answer(EXPIRED);
    provider.gives(2, "bad").await;
    network.question(2).await.answer(EXPIRED);
    screen.fails_with("auth").await;
    assert_eq!((provider.asked(), network.asked()), (2, 2));
    screen.element().load();
    provider.gives(3, "good").await;
    assert_eq!(network.question(3).await.field("token"), "good");
}

#[wasm_bindgen_test]
async fn the_token_that_was_refused_is_not_tried_again() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[]);
    provider.gives(1, TOKEN).await;
    network.question(1).await.answer(EXPIRED);
    provider.gives(2, TOKEN).await;
    screen.fails_with("auth").await;
    assert_eq!(network.asked(), 1);
}

#[wasm_bindgen_test]
async fn one_that_never_answers_can_be_cancelled_and_asked_again() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[]);
    provider.question(1).await;
    screen.click(&hook("cancel"));
    screen.fails_with("cancelled").await;
    screen.click(&hook("retry"));
    provider.gives(2, TOKEN).await;
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    provider.gives(1, "late").await;
    screen.click(&hook("next"));
    assert_eq!(network.question(2).await.field("token"), TOKEN, "a late answer changes nothing");
}

#[wasm_bindgen_test]
async fn one_that_never_answers_is_waited_for_as_long_as_a_server() {
    let clock = ClockStandIn::stand_in();
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[("timeout-seconds", "60")]);
    provider.question(1).await;
    clock.waits(1).await;
    clock.pass(60);
    screen.fails_with("auth").await;
    assert_eq!(network.asked(), 0);
}

#[wasm_bindgen_test]
async fn a_token_that_the_host_gives_meanwhile_is_not_waited_for() {
    let provider = Provider::new();
    let (network, screen) = asking(&provider, &[]);
    provider.question(1).await;
    screen.element().set_token(TOKEN);
    assert_eq!(network.question(1).await.field("token"), TOKEN);
    assert_eq!(provider.asked(), 1);
}

#[wasm_bindgen_test]
async fn one_that_is_set_after_a_token_was_refused_goes_on() {
    let provider = Provider::new();
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(EXPIRED);
    screen.fails_with("auth").await;
    screen.element().set_token_provider(provider.function());
    provider.gives(1, "renewed").await;
    let question = network.question(2).await;
    assert_eq!(question.field("token"), "renewed");
    question.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
}

#[wasm_bindgen_test]
async fn without_it_a_person_is_asked_again() {
    let provider = Provider::new();
    let (_network, screen) = asking(&provider, &[]);
    provider.question(1).await;
    screen.element().set_token_provider(None);
    screen.fails_with("auth").await;
    screen.shows("[name=token]").await;
}

#[wasm_bindgen_test]
async fn what_it_gives_after_the_end_is_dropped() {
    let provider = Provider::new();
    let (network, mut screen) = asking(&provider, &[]);
    provider.question(1).await;
    screen.unmount();
    provider.gives(1, TOKEN).await;
    settled().await;
    assert_eq!(network.asked(), 0);
    assert_eq!(screen.container().child_nodes().length(), 0);
}

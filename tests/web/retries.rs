//! What may pass is asked again, visibly and three times at most; what would fail again is not.

use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, ClockStandIn, Network, Screen, hook, page_of, settled, texts, until};

async fn says_it_tries_again(screen: &Screen, attempt: u32) {
    let words = (texts().retrying)(attempt, 3);
    until(&words, || screen.container().text_content()?.contains(&words).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_page_that_comes_at_the_third_attempt_is_shown_and_each_attempt_is_said() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.fail();
    says_it_tries_again(&screen, 2).await;
    network.question(2).await.fail();
    says_it_tries_again(&screen, 3).await;
    let third = network.question(3).await;
    assert_eq!(third.form, network.question(1).await.form);
    third.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    assert!(screen.find(&hook("error")).is_none());
}

#[wasm_bindgen_test]
async fn three_attempts_without_an_answer_are_a_network_error() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    for attempt in 1..=3 {
        assert!(screen.find(&hook("error")).is_none());
        network.question(attempt).await.fail();
    }
    screen.fails_with("network").await;
    assert_eq!(network.asked(), 3);
}

#[wasm_bindgen_test]
async fn an_answer_that_breaks_off_is_no_answer_and_a_gateways_fault_may_pass() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.break_off();
    let gateway = include_str!("../fixtures/vectors/gateway-502.body");
    network.question(2).await.answer_with_status(502, gateway);
    network.question(3).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
}

#[wasm_bindgen_test]
async fn an_answer_that_is_not_complete_in_time_is_ended_and_asked_for_again_until_it_is_a_time_out() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("timeout-seconds", "1")]);
    // The first says nothing at all, the second begins and never ends.
    let silent = network.question(1).await;
    let endless = network.question(2).await;
    assert!(silent.is_aborted());
    endless.answer_without_end();
    let third = network.question(3).await;
    assert!(endless.is_aborted());
    screen.fails_with("timeout").await;
    assert!(third.is_aborted());
    third.answer(&page_of(1, 10, 25));
    settled().await;
    assert_eq!(screen.all(CARD).len(), 0);
    assert_eq!(network.asked(), 3);
}

/// Asks, is told to come back after so long, and asks no sooner than `seconds`.
async fn comes_back_after(retry_after: &str, seconds: u32) {
    let clock = ClockStandIn::stand_in();
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer_too_often(retry_after);
    says_it_tries_again(&screen, 2).await;
    // The time-out of a question that has been answered waits no more: this is the pause.
    clock.waits(1).await;
    clock.pass(seconds - 2);
    settled().await;
    assert_eq!(network.asked(), 1);
    clock.pass(3);
    network.question(2).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
}

#[wasm_bindgen_test]
async fn a_server_that_is_asked_too_often_is_asked_again_when_it_says_in_seconds_or_as_a_date() {
    comes_back_after("20", 20).await;
    let date = Date::new(&(Date::now() + 20_000.0).into()).to_utc_string();
    comes_back_after(&String::from(date), 20).await;
}

#[wasm_bindgen_test]
async fn a_server_that_wants_a_longer_pause_than_anybody_waits_is_not_asked_again() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer_too_often("3600");
    screen.fails_with("http").await;
    settled().await;
    assert_eq!(network.asked(), 1);
}

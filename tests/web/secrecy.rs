//! A token that a server repeats does not come back on the screen.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, TASK_ID, hook};

/// What the screen says after a server refused `token` with `words`.
async fn said(token: &str, words: &str) -> String {
    let network = Network::stand_in();
    let screen = Screen::mount(&[("endpoint", "/api/"), ("task-id", TASK_ID)]);
    screen.element().set_token(token);
    network.question(1).await.answer(&json!({"ret": 600, "data": [], "msg": words}).to_string());
    screen.fails_with("auth").await;
    let markup = screen.markup();
    assert!(!markup.contains(token), "{markup}");
    screen.text(&hook("error"))
}

#[wasm_bindgen_test]
async fn a_token_that_the_server_repeats_is_blotted_out() {
    let text = said("7f3a9c", "token 7f3a9c无效（7f3a9c）").await;
    assert!(text.contains("token •••无效（•••）"), "{text}");
}

#[wasm_bindgen_test]
async fn a_token_that_the_server_repeats_as_it_was_posted_is_blotted_out() {
    let text = said("7f+3a/9c==", "invalid: token=7f%2B3a%2F9c%3D%3D&taskid=1").await;
    assert!(!text.contains("7f%2B3a%2F9c%3D%3D"), "{text}");
}

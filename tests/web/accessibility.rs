//! What a person hears and reaches with the keyboard: everything has a name, and every reference leads somewhere.

use std::collections::BTreeSet;

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::support::{Network, Screen, ServedTask, hook, page_of};

/// The name that a control is announced by, as far as markup gives it.
fn name(screen: &Screen, control: &Element) -> String {
    let own = control.get_attribute("aria-label").or_else(|| {
        let around = control.closest("label").unwrap();
        let named = || screen.find(&format!("label[for='{}']", control.id()));
        match control.tag_name().as_str() {
            "BUTTON" => control.text_content(),
            _ => around.or_else(named)?.text_content(),
        }
    });
    own.unwrap_or_default().trim().to_owned()
}

fn is_sound(screen: &Screen) {
    let mut ids = BTreeSet::new();
    for element in screen.all("[id]") {
        assert!(ids.insert(element.id()), "two elements are {}", element.id());
    }
    for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
        for element in screen.all(&format!("[{attribute}]")) {
            for id in element.get_attribute(attribute).unwrap().split_whitespace() {
                assert!(ids.contains(id), "{attribute} leads to no {id}");
            }
        }
    }
    for control in screen.all("input, select, button, textarea") {
        assert_ne!(name(screen, &control), "", "{}", control.outer_html());
        assert!(!control.has_attribute("disabled"), "the focus would be lost: {}", control.outer_html());
    }
    for icon in screen.all("svg") {
        assert_eq!(icon.get_attribute("aria-hidden").as_deref(), Some("true"));
    }
}

#[wasm_bindgen_test]
fn the_form_is_sound() {
    let screen = Screen::mount(&[]);
    is_sound(&screen);
    screen.submit("form");
    is_sound(&screen);
}

#[wasm_bindgen_test]
async fn the_task_is_sound() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    is_sound(&screen);
}

#[wasm_bindgen_test]
async fn an_error_that_asks_for_a_token_is_sound() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.element().load();
    network.question(2).await.answer(include_str!("../fixtures/vectors/token-invalid.body"));
    screen.fails_with("auth").await;
    is_sound(&screen);
}

#[wasm_bindgen_test]
async fn a_whole_task_is_sound_while_it_comes_and_when_a_part_of_it_is_missing() {
    let task = ServedTask::loading(45, &[]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.click("[name=called][value=called]");
    task.screen.enter("[name=wait-to]", "5");
    task.screen.shows("li:nth-child(2) > .chip").await;
    assert!(task.screen.find(&hook("progress")).is_some());
    is_sound(&task.screen);
    task.screen.click(&hook("cancel"));
    task.says("partial").await;
    is_sound(&task.screen);
}

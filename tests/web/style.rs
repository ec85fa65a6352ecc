//! The style sheet, as the element adopts it.

use leptos::prelude::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yccall_task_info::embed::style_sheet;

use super::support::{Network, Screen, hook, page_of, until};

fn computed(element: &Element, property: &str) -> String {
    window().get_computed_style(element).unwrap().unwrap().get_property_value(property).unwrap()
}

/// The sum of a computed colour's red, green and blue.
fn brightness(colour: &str) -> f64 {
    let (_, channels) = colour.trim_end_matches(')').split_once('(').unwrap();
    channels.split(',').take(3).map(|channel| channel.trim().parse::<f64>().unwrap()).sum()
}

#[wasm_bindgen_test]
fn the_dark_theme_is_dark_and_the_light_one_light() {
    for (theme, is_dark) in [("dark", true), ("light", false)] {
        let screen = Screen::mount(&[("theme", theme)]);
        let app = screen.one(".app");
        let (ground, text) = (computed(&app, "background-color"), computed(&app, "color"));
        assert_eq!(brightness(&ground) < brightness(&text), is_dark, "{theme}: {text} on {ground}");
    }
}

#[wasm_bindgen_test]
fn a_host_changes_a_colour_by_its_custom_property() {
    let screen = Screen::mount(&[]);
    screen.host().style().set_property("--yti-bg", "rgb(1, 2, 3)").unwrap();
    assert_eq!(computed(&screen.one(".app"), "background-color"), "rgb(1, 2, 3)");
}

#[wasm_bindgen_test]
fn what_a_page_says_of_all_its_texts_stays_outside() {
    let plain = Screen::mount(&[]);
    let screen = Screen::mount(&[]);
    let style = screen.host().style();
    style.set_css_text(
        "font: italic 30px/3 serif; direction: rtl; text-align: right; text-transform: uppercase; letter-spacing: 9px; \
         white-space: pre; cursor: wait; text-indent: 40px; word-spacing: 9px; --text: red; --gap: 90px; --bg: blue;",
    );
    for property in [
        "font-style",
        "font-size",
        "line-height",
        "direction",
        "text-align",
        "text-transform",
        "letter-spacing",
        "white-space",
        "cursor",
        "text-indent",
        "word-spacing",
        "color",
        "row-gap",
        "background-color",
    ] {
        assert_eq!(computed(&screen.one(".app"), property), computed(&plain.one(".app"), property), "{property}");
    }
}

#[wasm_bindgen_test]
fn what_a_page_says_of_the_element_itself_holds() {
    let screen = Screen::mount(&[]);
    screen.host().style().set_css_text("visibility: hidden; color-scheme: dark; --yti-text: rgb(1, 2, 3)");
    let app = screen.one(".app");
    assert_eq!(computed(&app, "visibility"), "hidden");
    assert_eq!(computed(&app, "color"), "rgb(1, 2, 3)");
    let ground = brightness(&computed(&app, "background-color"));
    assert!(ground < 200.0, "the page's colour scheme is dark: {ground}");
}

#[wasm_bindgen_test]
async fn a_host_styles_the_parts_that_it_is_promised() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    for (part, count) in [("record", 10), ("toolbar", 1), ("pager", 1), ("summary", 1)] {
        assert_eq!(screen.all(&format!("[part~={part}]")).len(), count, "{part}");
    }
}

#[wasm_bindgen_test]
async fn a_strict_content_policy_finds_nothing_to_forbid() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    screen.begins_with(0).await;
    screen.click(&hook("next"));
    network.question(2).await.answer_with_status(404, "");
    screen.fails_with("http").await;
    assert!(screen.find("[style], style, script, link, [onclick]").is_none());
    assert!(document().head().unwrap().query_selector("style").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn the_button_that_stops_a_request_is_only_there_while_there_is_one() {
    let screen = Screen::showing(&page_of(1, 10, 25)).await;
    let cancel = screen.one(&hook("cancel"));
    let is_shown = || computed(&cancel, "visibility") == "visible" && computed(&cancel, "display") != "none";
    assert!(!is_shown());
    let network = Network::stand_in();
    screen.element().load();
    network.question(1).await;
    until("the button", || is_shown().then_some(())).await;
}

#[wasm_bindgen_test]
fn a_hidden_element_takes_no_room() {
    let screen = Screen::mount(&[]);
    let host = screen.host();
    assert_eq!(computed(host, "display"), "block");
    host.set_hidden(true);
    assert_eq!(computed(host, "display"), "none");
}

#[wasm_bindgen_test]
fn the_sheet_fetches_nothing() {
    // A constructed sheet ignores imports, and a portal's content policy may forbid the rest.
    for fetching in ["@import", "url(", "@font-face"] {
        assert!(!style_sheet().contains(fetching), "{fetching}");
    }
}

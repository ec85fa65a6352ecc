//! Going from page to page: by the server's numbers, and with the old page on screen until the new one is there.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, Screen, hook, page_of, settled, texts, until, value_of};

async fn at_first_page(total_items: u64) -> (Network, Screen) {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page_of(1, 10, total_items));
    screen.begins_with(0).await;
    (network, screen)
}

fn is_off(screen: &Screen, name: &str) -> bool {
    screen.one(&hook(name)).get_attribute("aria-disabled").as_deref() == Some("true")
}

fn go_to(screen: &Screen, page: &str) {
    screen.type_into("[name=page]", page);
    screen.submit(".page-number");
}

#[wasm_bindgen_test]
async fn the_old_page_stays_marked_busy_until_the_new_one_is_there() {
    let (network, screen) = at_first_page(25).await;
    screen.click(&hook("next"));
    screen.shows("[aria-busy=true]").await;
    screen.begins_with(0).await;
    network.question(2).await.answer(&page_of(2, 10, 25));
    screen.begins_with(10).await;
    screen.shows("[aria-busy=false]").await;
}

#[wasm_bindgen_test]
async fn a_page_that_fails_leaves_the_old_one_with_the_error() {
    let (network, screen) = at_first_page(25).await;
    screen.click(&hook("next"));
    network.question(2).await.answer_with_status(404, "");
    screen.fails_with("http").await;
    screen.begins_with(0).await;
    screen.shows("[aria-busy=false]").await;
    assert!(screen.text(&hook("error")).contains(texts().old_page_kept));
    assert_eq!(value_of(&screen.one("[name=page]")), "1");
}

#[wasm_bindgen_test]
async fn buttons_that_lead_nowhere_say_so_and_ask_nothing() {
    let (network, screen) = at_first_page(5).await;
    for name in ["first", "prev", "next", "last"] {
        assert!(is_off(&screen, name), "{name}");
        screen.click(&hook(name));
    }
    settled().await;
    assert_eq!(network.asked(), 1);
}

#[wasm_bindgen_test]
async fn a_page_by_number_is_kept_within_the_task_and_what_is_no_number_asks_nothing() {
    let (network, screen) = at_first_page(25).await;
    go_to(&screen, " 99 ");
    let question = network.question(2).await;
    assert_eq!(question.field("currentpage"), "3");
    question.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
    for no_number in ["", "two", "-1", "1.5"] {
        go_to(&screen, no_number);
    }
    settled().await;
    assert_eq!(network.asked(), 2);
    assert_eq!(value_of(&screen.one("[name=page]")), "3");
}

#[wasm_bindgen_test]
async fn another_page_size_stays_at_the_first_record_in_view() {
    let (network, screen) = at_first_page(125).await;
    go_to(&screen, "8");
    network.question(2).await.answer(&page_of(8, 10, 125));
    screen.begins_with(70).await;
    screen.choose("[name=itemsperpage]", "50");
    let question = network.question(3).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("2", "50"));
}

#[wasm_bindgen_test]
async fn a_server_that_gives_fewer_a_page_is_believed_and_the_person_is_told() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[("page-size", "1000")]);
    network.question(1).await.answer(&page_of(1, 10, 25));
    let notice = screen.shows("[data-yti=notice][data-kind=clamped]").await;
    assert_eq!(notice.text_content().unwrap(), (texts().clamped)(1000, 10));
    screen.click(&hook("last"));
    let question = network.question(2).await;
    assert_eq!((question.field("currentpage"), question.field("itemsperpage")), ("3", "1000"));
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_the_button_that_turned_the_page() {
    let (network, screen) = at_first_page(25).await;
    screen.focus(&hook("next"));
    screen.click(&hook("next"));
    network.question(2).await.answer(&page_of(2, 10, 25));
    screen.begins_with(10).await;
    assert_eq!(screen.focused(), screen.find(&hook("next")));
    screen.click(&hook("next"));
    network.question(3).await.answer(&page_of(3, 10, 25));
    screen.begins_with(20).await;
    assert!(is_off(&screen, "next"));
    assert_eq!(screen.focused(), screen.find(&hook("next")));
}

#[wasm_bindgen_test]
async fn filters_stay_from_page_to_page() {
    let (network, screen) = at_first_page(25).await;
    screen.type_into("[name=q]", "5");
    until("the only match", || (screen.all(CARD).len() == 1).then_some(())).await;
    screen.click(&hook("next"));
    network.question(2).await.answer(&page_of(2, 10, 25));
    screen.shows(&format!("{CARD}[data-index='15']")).await;
    assert_eq!(screen.all(CARD).len(), 1);
    assert_eq!(value_of(&screen.one("[name=q]")), "5");
}

//! Putting the records in another order, and back.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Screen, ServedTask, hook, numbered, page, record, texts};

/// Records with ties, and without a value here and there.
fn records() -> Vec<Value> {
    let fields = |number: &str, agent: Option<&str>, call: Option<u32>, created: u32, wait: Option<u32>, talk: u32| {
        let calltime = call.map(|hour| format!("2025-01-10 {hour:02}:00:00"));
        record(json!({"telphone": number, "extnumber": agent, "calltime": calltime,
            "createtime": format!("2025-01-{created:02} 08:00:00"), "duration": wait, "billsec": talk}))
    };
    vec![
        fields("13800000000", Some("801"), Some(9), 6, Some(5), 60),
        fields("13800000009", Some("90"), Some(8), 5, Some(12), 0),
        fields("13800000004", None, Some(11), 4, None, 200),
        fields("+86 138-0000-0002", Some("801"), None, 3, Some(0), 60),
        fields("13800000007", Some("desk"), Some(8), 2, Some(12), 5),
    ]
}

const ORDERS: [(&str, [u64; 5]); 13] = [
    ("task", [0, 1, 2, 3, 4]),
    ("call-time", [1, 4, 0, 2, 3]),
    ("-call-time", [2, 0, 1, 4, 3]),
    ("created", [4, 3, 2, 1, 0]),
    ("-created", [0, 1, 2, 3, 4]),
    ("talk", [1, 4, 0, 3, 2]),
    ("-talk", [2, 0, 3, 4, 1]),
    ("wait", [3, 0, 1, 4, 2]),
    ("-wait", [1, 4, 0, 3, 2]),
    ("number", [0, 3, 2, 4, 1]),
    ("-number", [1, 4, 2, 3, 0]),
    ("agent", [1, 0, 3, 4, 2]),
    ("-agent", [4, 0, 3, 1, 2]),
];

async fn stands_in_every_order(screen: &Screen) {
    for (order, expected) in ORDERS {
        screen.choose("[name=sort]", order);
        screen.lists(expected).await;
    }
    screen.choose("[name=sort]", "task");
    screen.lists(0..5).await;
}

#[wasm_bindgen_test]
async fn a_whole_task_stands_in_every_order_with_ties_as_they_were_and_what_has_no_value_last() {
    let task = ServedTask::loaded(records(), &[]).await;
    stands_in_every_order(&task.screen).await;
}

#[wasm_bindgen_test]
async fn a_single_page_stands_in_every_order_too() {
    let screen = Screen::showing(&page(&records())).await;
    stands_in_every_order(&screen).await;
}

#[wasm_bindgen_test]
async fn every_order_is_offered_by_its_name_and_direction() {
    let screen = Screen::showing(&page(&records())).await;
    let options = screen.all("[name=sort] option");
    let values = options.iter().map(|option| option.get_attribute("value").unwrap());
    assert!(values.eq(ORDERS.map(|(order, _)| order)));
    let words = options.iter().map(|option| option.text_content().unwrap()).collect::<Vec<_>>();
    assert_eq!(words[0], texts().task_order);
    assert_eq!(words[5..7], [format!("{} ↑", texts().fields.billsec), format!("{} ↓", texts().fields.billsec)]);
}

#[wasm_bindgen_test]
async fn an_order_goes_over_all_pages_and_leads_back_to_the_first() {
    let task = ServedTask::loaded(numbered(0..45), &[]).await;
    task.screen.click(&hook("last"));
    task.screen.lists(40..45).await;
    task.screen.choose("[name=sort]", "-number");
    task.screen.lists((35..45).rev()).await;
    task.screen.click(&hook("last"));
    task.screen.lists((0..5).rev()).await;
    task.screen.type_into("[name=q]", "5");
    task.screen.lists([35, 25, 15, 5]).await;
}

#[wasm_bindgen_test]
async fn an_order_chosen_while_the_task_is_loaded_holds_for_what_comes_later() {
    let task = ServedTask::loading(45, &[]).await;
    task.give(2).await;
    task.screen.shows("[data-scope=task]").await;
    task.screen.choose("[name=sort]", "-number");
    task.screen.lists((0..10).rev()).await;
    task.give_all(3..=6).await;
    task.is_complete().await;
    task.screen.lists((35..45).rev()).await;
}

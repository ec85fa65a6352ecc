//! Narrowing a whole task down: by every filter, with what each value would show, and back again.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::support::{Network, Screen, ServedTask, hook, page, record, texts, until, value_of};

/// Eight records that no two filters see alike.
fn records() -> Vec<Value> {
    let call = |time: &str| format!("2025-01-10 {time}");
    let created = |day: u32| format!("2025-01-{day:02} 08:00:00");
    vec![
        record(json!({"telphone": "13800000000", "answertype": "connected", "extnumber": "801",
            "calltime": call("09:00:00"), "createtime": created(8), "duration": 5, "billsec": 60})),
        record(json!({"telphone": "13800000001", "answertype": "caller", "extnumber": "801",
            "calltime": call("09:10:00"), "createtime": created(7), "duration": 12, "billsec": 0})),
        record(json!({"telphone": "13800000002", "answertype": "callee",
            "calltime": call("09:20:00"), "createtime": created(6), "duration": 30, "billsec": 0})),
        record(json!({"telphone": "13800000003", "status": 1035, "duration": null, "billsec": 0,
            "createtime": created(5)})),
        record(json!({"telphone": "13800000004", "answertype": "connected", "extnumber": "802",
            "calltime": call("10:00:00"), "createtime": created(4), "duration": 8, "billsec": 200,
            "mark": "Call Back"})),
        record(json!({"telphone": "13800000005", "calltime": call("10:30:00"), "createtime": created(3)})),
        record(json!({"telphone": "+86 138-1234-5678", "answertype": "connected", "extnumber": "90",
            "calltime": call("11:00:00"), "createtime": created(2), "duration": 20, "billsec": 5})),
        record(json!({"telphone": "13800000007", "status": 1099, "answertype": "busy", "extnumber": "801",
            "calltime": call("11:30:00"), "createtime": created(1), "duration": 12, "billsec": 60})),
    ]
}

async fn loaded() -> ServedTask {
    ServedTask::loaded(records(), &[]).await
}

/// What a filter's value would show.
fn facet(screen: &Screen, name: &str) -> String {
    screen.one(&format!("[data-facet='{name}']")).get_attribute("data-count").unwrap()
}

fn chips(screen: &Screen) -> Vec<String> {
    screen.all(".chip").iter().map(|chip| chip.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn the_called_status_hides_the_others() {
    let task = loaded().await;
    for (value, shown) in
        [("called", vec![0, 1, 2, 4, 5, 6]), ("not-called", vec![3]), ("other", vec![7]), ("all", (0..8).collect())]
    {
        task.screen.click(&format!("[name=called][value={value}]"));
        task.screen.lists(shown).await;
    }
}

#[wasm_bindgen_test]
async fn the_answer_type_hides_the_others() {
    let task = loaded().await;
    for (value, shown) in [
        ("connected", vec![0, 4, 6]),
        ("caller", vec![1]),
        ("callee", vec![2]),
        ("none", vec![3, 5]),
        ("other", vec![7]),
        ("all", (0..8).collect()),
    ] {
        task.screen.click(&format!("[name=answertype][value={value}]"));
        task.screen.lists(shown).await;
    }
}

#[wasm_bindgen_test]
async fn an_agent_is_found_by_the_whole_extension_and_nobody_by_a_dash() {
    let task = loaded().await;
    for (typed, shown) in [(" 801 ", vec![0, 1, 7]), ("80", vec![]), ("—", vec![2, 3, 5]), ("", (0..8).collect())] {
        task.screen.enter("[name=extnumber]", typed);
        task.screen.lists(shown).await;
    }
}

#[wasm_bindgen_test]
async fn a_search_finds_numbers_of_any_spelling_and_words_in_any_case() {
    let task = loaded().await;
    for (typed, shown) in [
        ("+86 13800000004", vec![4]),
        ("13812345678", vec![6]),
        ("call back", vec![4]),
        ("802", vec![4]),
        ("no such thing", vec![]),
        ("  ", (0..8).collect()),
    ] {
        task.screen.type_into("[name=q]", typed);
        task.screen.lists(shown).await;
    }
}

#[wasm_bindgen_test]
async fn times_and_seconds_have_two_ends_that_belong_to_them() {
    let task = loaded().await;
    for (name, from, to, shown) in [
        ("call", "2025-01-10T09:10:00", "2025-01-10T10:00", vec![1, 2, 4]),
        ("created", "2025-01-02T08:00", "2025-01-03T08:00:00", vec![5, 6]),
        ("talk", "5", "60", vec![0, 6, 7]),
        ("wait", "8", "12", vec![1, 4, 7]),
    ] {
        task.screen.enter(&format!("[name={name}-from]"), from);
        task.screen.enter(&format!("[name={name}-to]"), to);
        task.screen.lists(shown).await;
        task.screen.enter(&format!("[name={name}-from]"), "");
        task.screen.enter(&format!("[name={name}-to]"), "");
        task.screen.lists(0..8).await;
    }
}

#[wasm_bindgen_test]
async fn a_span_that_ends_before_it_begins_shows_nothing_and_says_so() {
    let task = loaded().await;
    task.screen.enter("[name=talk-from]", "60");
    task.screen.enter("[name=talk-to]", "5");
    task.screen.shows("[data-yti=empty][data-kind=no-match]").await;
    assert!(task.screen.text(&hook("empty")).contains(&(texts().no_match_text)(true, 8)));
    task.screen.click("[data-yti=empty] button");
    task.screen.lists(0..8).await;
}

#[wasm_bindgen_test]
async fn every_value_says_what_it_would_show_under_the_other_filters() {
    let task = loaded().await;
    let screen = &task.screen;
    assert_eq!(facet(screen, "called:all"), "8");
    assert_eq!(facet(screen, "called:called"), "6");
    assert_eq!(facet(screen, "answertype:connected"), "3");
    assert_eq!(facet(screen, "extnumber:801"), "3");
    assert_eq!(facet(screen, "extnumber:—"), "3");

    screen.click("[name=answertype][value=connected]");
    screen.lists([0, 4, 6]).await;
    assert_eq!(facet(screen, "called:called"), "3");
    assert_eq!(facet(screen, "called:not-called"), "0");
    assert_eq!(facet(screen, "extnumber:801"), "1");
    assert_eq!(facet(screen, "answertype:caller"), "1", "a filter does not count under itself");

    screen.enter("[name=extnumber]", "801");
    screen.lists([0]).await;
    assert_eq!(facet(screen, "answertype:caller"), "1");
    assert_eq!(facet(screen, "answertype:callee"), "0");
    assert_eq!(facet(screen, "extnumber:802"), "1");
}

#[wasm_bindgen_test]
async fn the_agents_of_the_records_on_screen_are_offered_and_no_others() {
    let of = |agents: &[&str]| {
        page(
            &agents
                .iter()
                .map(|agent| record(json!({"answertype": "connected", "extnumber": agent})))
                .collect::<Vec<_>>(),
        )
    };
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    let answers: [&[&str]; 4] = [&["801", "802", "90"], &["802"], &["90", "802", "8000"], &[]];
    for (number, agents) in (1..).zip(answers) {
        network.question(number).await.answer(&of(agents));
        let mut expected = agents.to_vec();
        expected.sort_by_key(|agent| agent.parse::<u32>().unwrap());
        expected.insert(0, "—");
        until(&format!("{expected:?}"), || {
            let offered = screen.all("datalist option");
            let offered: Vec<_> = offered.iter().map(|option| option.get_attribute("value").unwrap()).collect();
            (offered == expected).then_some(())
        })
        .await;
        for agent in agents {
            assert_eq!(facet(&screen, &format!("extnumber:{agent}")), "1");
            assert_eq!(screen.text(&format!("[data-facet='extnumber:{agent}']")), "1");
        }
        screen.element().load();
    }
}

#[wasm_bindgen_test]
async fn every_filter_is_a_chip_that_takes_itself_back_and_no_other() {
    let task = loaded().await;
    let screen = &task.screen;
    screen.click("[name=called][value=called]");
    screen.click("[name=answertype][value=connected]");
    screen.enter("[name=extnumber]", "801");
    screen.type_into("[name=q]", " 138 ");
    screen.enter("[name=call-from]", "2025-01-10T09:00");
    screen.enter("[name=created-to]", "2025-01-08T08:00");
    screen.enter("[name=talk-from]", "60");
    screen.enter("[name=talk-to]", "90");
    screen.enter("[name=wait-to]", "5");
    screen.lists([0]).await;
    let (t, fields) = (texts(), &texts().fields);
    let chip = |label: &str, value: &str| (t.filter_chip)(label, value);
    let expected = [
        chip(fields.status, t.called),
        chip(fields.answertype, t.connected),
        chip(fields.extnumber, "801"),
        chip(t.search, "138"),
        chip(fields.calltime, "≥ 2025-01-10 09:00:00"),
        chip(fields.createtime, "≤ 2025-01-08 08:00:00"),
        chip(fields.billsec, &(t.seconds_span)("60 – 90".to_owned())),
        chip(fields.duration, &(t.seconds_span)("≤ 5".to_owned())),
    ];
    assert_eq!(chips(screen), expected);

    let inputs =
        ["[name=extnumber]", "[name=q]", "[name=call-from]", "[name=created-to]", "[name=talk-from]", "[name=wait-to]"];
    assert!(inputs.iter().all(|input| !value_of(&screen.one(input)).is_empty()));
    for place in 1..=expected.len() {
        screen.click("li:first-child > .chip");
        screen.shows(&format!(".chips:not(:has(li:nth-child({})))", expected.len() - place + 1)).await;
        assert_eq!(chips(screen), expected[place..]);
    }
    screen.lists(0..8).await;
    for input in inputs {
        assert_eq!(value_of(&screen.one(input)), "", "{input}");
    }
    assert!(screen.find("[name=called][value=all]:checked").is_some());
    assert!(screen.find("[name=answertype][value=all]:checked").is_some());
}

#[wasm_bindgen_test]
async fn a_filter_leads_back_to_the_first_of_what_it_shows() {
    let task = ServedTask::loaded(records(), &[("page-size", "2")]).await;
    task.screen.click(&hook("last"));
    task.screen.lists([6, 7]).await;
    task.screen.click("[name=answertype][value=connected]");
    task.screen.lists([0, 4]).await;
    task.screen.click(&hook("clear-filters"));
    task.screen.lists([0, 1]).await;
}

#[wasm_bindgen_test]
async fn what_was_typed_and_came_to_nothing_goes_with_the_filters() {
    let task = loaded().await;
    task.screen.enter("[name=extnumber]", " 801 ");
    task.screen.lists([0, 1, 7]).await;
    task.screen.enter("[name=wait-from]", "1.5");
    task.screen.click(&hook("clear-filters"));
    task.screen.lists(0..8).await;
    for field in ["[name=extnumber]", "[name=wait-from]"] {
        until(field, || value_of(&task.screen.one(field)).is_empty().then_some(())).await;
    }
}

#[wasm_bindgen_test]
async fn the_chip_of_a_filter_stays_when_another_goes() {
    let task = loaded().await;
    task.screen.click("[name=called][value=called]");
    task.screen.enter("[name=extnumber]", "801");
    task.screen.lists([0, 1]).await;
    let agents = task.screen.all(".chip").pop();
    let is_agents = |chip: Option<Element>| chip.is_some() && chip == agents;
    task.screen.focus("li:last-child > .chip");
    task.screen.click("[name=called][value=all]");
    task.screen.lists([0, 1, 7]).await;
    until("one chip", || (chips(&task.screen).len() == 1).then_some(())).await;
    assert!(is_agents(task.screen.find(".chip")) && is_agents(task.screen.focused()));
}

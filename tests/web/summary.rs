//! What the records add up to: exact figures for those shown and for the whole task, agents, data quality.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{CARD, Network, Screen, ServedTask, hook, page, record, texts, until};

/// Ten records. Called, D = 8: connected C = 3 (talked 4, 60 and 116 seconds, waited 5, 10 and 15), agent missed A = 2
/// (one with an agent; waited 20 and 30), customer missed F = 2 (waited 40 and 41), no result X = 1. K = 3 + 2 + 2 = 7.
/// Of the two not called one contradicts itself by its answer type, and of the connected the first, by not being answered.
fn known() -> Vec<Value> {
    let call = |answer: Value, agent: Value, wait: u32, talk: u32, answered: Value| {
        record(json!({
            "status": 1036, "answertype": answer, "extnumber": agent, "duration": wait, "billsec": talk, "answered": answered
        }))
    };
    vec![
        call(json!("connected"), json!("8001"), 5, 4, json!(0)),
        call(json!("connected"), json!("8001"), 10, 60, json!(1)),
        call(json!("connected"), json!("8002"), 15, 116, json!(1)),
        call(json!("caller"), json!("8002"), 20, 0, json!(0)),
        call(json!("caller"), json!(null), 30, 0, json!(0)),
        call(json!("callee"), json!(null), 40, 0, json!(0)),
        call(json!("callee"), json!(null), 41, 0, json!(0)),
        call(json!(null), json!(null), 0, 0, json!(null)),
        record(json!({"status": 1035, "answertype": null})),
        record(json!({"status": 1035, "answertype": "callee"})),
    ]
}

fn kpi(name: &str) -> String {
    format!("[data-kpi='{name}']")
}

/// The exact number of a figure; `None` where it is undefined.
fn value(screen: &Screen, selector: &str) -> Option<f64> {
    screen.one(selector).get_attribute("data-value").unwrap().parse().ok()
}

#[wasm_bindgen_test]
async fn the_figures_are_those_worked_out_by_hand() {
    let screen = Screen::showing(&page(&known())).await;
    for (figure, expected) in [
        ("progress", 8.0 / 10.0),
        ("reach-rate", 5.0 / 7.0),
        ("connect-rate", 3.0 / 7.0),
        ("abandon-rate", 2.0 / 5.0),
        ("agent-missed", 2.0),
        ("no-result", 1.0),
        ("avg-talk", 60.0),
        ("short-call-rate", 1.0 / 3.0),
        ("contradictions", 2.0),
    ] {
        assert_eq!(value(&screen, &kpi(figure)), Some(expected), "{figure}");
    }
    for (answer, expected) in [("connected", 10.0), ("caller", 25.0), ("callee", 40.5)] {
        assert_eq!(value(&screen, &format!("{}[data-answertype={answer}]", kpi("avg-wait"))), Some(expected));
    }
    let words = screen.text(&format!("{} strong", kpi("reach-rate")));
    assert_eq!(words.trim(), "71.4%");
}

#[wasm_bindgen_test]
async fn a_division_by_nothing_is_a_dash() {
    let screen = Screen::showing(&page(&[record(json!({"status": 1035, "answertype": null}))])).await;
    for figure in ["reach-rate", "connect-rate", "abandon-rate", "avg-talk", "short-call-rate"] {
        assert_eq!(value(&screen, &kpi(figure)), None, "{figure}");
        assert_eq!(screen.text(&format!("{} strong", kpi(figure))).trim(), "—", "{figure}");
    }
    assert_eq!(value(&screen, &kpi("progress")), Some(0.0));
}

#[wasm_bindgen_test]
async fn formula_and_counts_are_there_for_whoever_asks() {
    let screen = Screen::showing(&page(&known())).await;
    screen.click(&format!("{} summary", kpi("abandon-rate")));
    let basis = screen.text(&format!("{}[open] .basis", kpi("abandon-rate")));
    assert!(basis.contains(texts().figures.abandon_rate.formula), "{basis}");
    assert!(basis.contains("2 ÷ 5"), "{basis}");
    assert!(basis.contains(&(texts().limit)("3%")), "{basis}");
    let split = screen.text(&format!("{} .basis", kpi("agent-missed")));
    assert!(split.contains(&(texts().missed_split)("1", "1")), "{split}");
}

#[wasm_bindgen_test]
async fn in_page_scope_it_says_that_it_speaks_of_the_page_alone() {
    let screen = Screen::showing(&page(&known())).await;
    assert_eq!(screen.text(&hook("summary-scope")), (texts().summary_of_page)(10));
    screen.click("[name=called][value=not-called]");
    let of_some = (texts().summary_of_page_filtered)(2, 10);
    until(&of_some, || (screen.text(&hook("summary-scope")) == of_some).then_some(())).await;
    assert_eq!(value(&screen, &kpi("progress")), Some(0.0));
}

#[wasm_bindgen_test]
async fn beside_the_figures_of_a_filter_stand_those_of_the_whole_task() {
    let task = ServedTask::loaded(known(), &[]).await;
    assert_eq!(task.screen.text(&hook("summary-scope")), (texts().summary_of_task)(10));
    assert_eq!(task.screen.text(&format!("{} small", kpi("progress"))), "");
    task.screen.click("[name=answertype][value=callee]");
    task.screen.counts(3).await;
    let whole = (texts().of_whole_task)("80.0%");
    until(&whole, || (task.screen.text(&format!("{} small", kpi("progress"))) == whole).then_some(())).await;
    assert_eq!(value(&task.screen, &kpi("progress")), Some(2.0 / 3.0));
}

#[wasm_bindgen_test]
async fn the_abandon_rate_is_marked_above_the_hosts_limit_and_not_at_it() {
    for (limit, is_marked) in [("39.99", true), ("40", false), ("100", false), ("", true)] {
        let network = Network::stand_in();
        let screen = Screen::connected(&[("abandon-limit", limit)]);
        network.question(1).await.answer(&page(&known()));
        screen.shows(CARD).await;
        assert_eq!(screen.find(&format!("{}.past", kpi("abandon-rate"))).is_some(), is_marked, "{limit}");
    }
}

#[wasm_bindgen_test]
async fn agents_are_counted_ordered_and_chosen() {
    let screen = Screen::showing(&page(&known())).await;
    screen.click(&hook("insights"));
    screen.shows("[data-agent]").await;
    let agents = || -> Vec<String> {
        screen.all("[data-agent]").iter().map(|row| row.get_attribute("data-agent").unwrap()).collect()
    };
    let cell = |agent: &str, column: &str| screen.text(&format!("[data-agent='{agent}'] [data-column={column}]"));
    assert_eq!(cell("8001", "offered"), "2");
    assert_eq!(cell("8002", "offered"), "2");
    assert_eq!((cell("8001", "missed"), cell("8002", "missed")), ("0".to_owned(), "1".to_owned()));
    assert_eq!(cell("8002", "missed-rate").trim(), "50.0%");
    assert_eq!(cell("8001", "mean-talk"), (texts().seconds_mean)("32.0"));
    assert_eq!(cell("8001", "total-talk"), (texts().seconds_mean)("64"));

    let rows = screen.all("[data-agent]");
    screen.click(".agents th[data-column=missed-rate] button");
    until("the worst first", || (agents() == ["8002", "8001"]).then_some(())).await;
    // Rows that are made anew for every answer take longer than the records below them.
    assert_eq!(screen.all("[data-agent]"), rows);
    screen.click(".agents th[data-column=missed-rate] button");
    until("the best first", || (agents() == ["8001", "8002"]).then_some(())).await;

    screen.click("[data-agent='8002'] button");
    screen.lists([2, 3]).await;
}

#[wasm_bindgen_test]
async fn what_to_look_at_twice_is_counted_and_shown_alone_at_a_press() {
    let mut records = known();
    records.push(record(json!({"status": 1099})));
    records.push(record(json!({"status": 1099})));
    let screen = Screen::showing(&page(&records)).await;
    screen.click(&hook("insights"));
    screen.shows("[data-facet='quality:no-result']").await;
    let count = |quality: &str| screen.one(&format!("[data-facet='quality:{quality}']")).get_attribute("data-count");
    until("the duplicates", || (count("duplicate").as_deref() == Some("1")).then_some(())).await;
    assert_eq!(count("contradictory").as_deref(), Some("2"));
    assert_eq!(count("undocumented").as_deref(), Some("2"));
    assert_eq!(count("no-result").as_deref(), Some("1"));
    for (quality, shown) in [("contradictory", vec![0, 9]), ("undocumented", vec![10, 11]), ("duplicate", vec![11])] {
        screen.click(&format!("[name=quality][value={quality}]"));
        screen.lists(shown).await;
    }
    screen.click("[name=quality][value=duplicate]");
    screen.lists(0..12).await;
}

#[wasm_bindgen_test]
async fn an_empty_task_adds_up_to_nothing() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(&page(&[]));
    screen.shows("[data-yti=empty]").await;
    assert!(!screen.container().text_content().unwrap().contains("NaN"));
}

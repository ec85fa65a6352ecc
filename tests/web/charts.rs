//! The charts: their numbers are those of the records in view, and what a person picks in them is filtered by.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit, PointerEvent, PointerEventInit};

use super::support::{Screen, ServedTask, hook, page, record, settled, texts, until};

/// Ten records, of which no chart sees all.
fn records() -> Vec<Value> {
    let call = |answer: Value, time: &str, wait: u32, talk: u32| {
        let time = (!time.is_empty()).then(|| format!("2025-01-10 {time}"));
        record(json!({"answertype": answer, "calltime": time, "duration": wait, "billsec": talk}))
    };
    vec![
        call(json!("connected"), "09:00:00", 5, 60),
        call(json!("caller"), "09:10:00", 12, 0),
        call(json!("callee"), "09:59:59", 30, 0),
        record(json!({"status": 1035})),
        call(json!("connected"), "10:00:00", 8, 200),
        call(json!(null), "10:30:00", 0, 0),
        call(json!("connected"), "11:00:00", 20, 5),
        record(json!({"status": 1099, "answertype": "busy", "duration": 12, "billsec": 60})),
        call(json!("busy"), "11:30:00", 12, 0),
        call(json!("connected"), "", 3, 61),
    ]
}

async fn loaded() -> ServedTask {
    let task = ServedTask::loaded(records(), &[]).await;
    open_charts(&task.screen).await;
    task.screen.shows("[data-outcome][data-count='4']").await;
    task
}

fn list(chart: &str) -> String {
    format!("[data-chart={chart}] [role=listbox]")
}

/// The column that begins at a number.
fn column(chart: &str, from: u32) -> String {
    format!("{} > [data-from='{from}']", list(chart))
}

fn number(element: &Element, attribute: &str) -> Option<u64> {
    element.get_attribute(attribute).unwrap().parse().ok()
}

/// Every column: first and last number of what it stands for, and its records.
fn columns(screen: &Screen, chart: &str) -> Vec<(u64, Option<u64>, u64)> {
    let column = |column: &Element| {
        (number(column, "data-from").unwrap(), number(column, "data-to"), number(column, "data-count").unwrap())
    };
    screen.all(&format!("{} > *", list(chart))).iter().map(column).collect()
}

/// The columns that have any records, by where they begin.
fn filled(screen: &Screen, chart: &str) -> Vec<(u64, u64)> {
    columns(screen, chart).into_iter().filter(|column| column.2 > 0).map(|column| (column.0, column.2)).collect()
}

/// They are behind one press.
async fn open_charts(screen: &Screen) {
    screen.click(&hook("insights"));
    screen.shows("[data-chart]").await;
}

/// The outcomes by name, and their records.
fn outcomes(screen: &Screen) -> Vec<(String, u64)> {
    let outcome =
        |button: &Element| (button.get_attribute("data-outcome").unwrap(), number(button, "data-count").unwrap());
    screen.all("button[data-outcome]").iter().map(outcome).collect()
}

/// Where the columns begin that are marked as picked.
fn marked(screen: &Screen, chart: &str) -> Vec<u64> {
    let marked = screen.all(&format!("{} > [aria-selected=true]", list(chart)));
    marked.iter().map(|column| number(column, "data-from").unwrap()).collect()
}

fn chips(screen: &Screen) -> Vec<String> {
    screen.all(".chip").iter().map(|chip| chip.text_content().unwrap()).collect()
}

fn point(screen: &Screen, chart: &str, kind: &str, at: &Element) {
    let bounds = at.get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_is_primary(true);
    init.set_client_x((bounds.left() + bounds.width() / 2.0) as i32);
    init.set_client_y((bounds.top() + bounds.height() / 2.0) as i32);
    let event = PointerEvent::new_with_event_init_dict(kind, &init).unwrap();
    screen.one(&list(chart)).dispatch_event(&event).unwrap();
}

/// Drags a pointer from a column over to another.
fn drag(screen: &Screen, chart: &str, from: u32, to: u32) {
    let [from, to] = [from, to].map(|begin| screen.one(&column(chart, begin)));
    point(screen, chart, "pointerdown", &from);
    point(screen, chart, "pointermove", &to);
    point(screen, chart, "pointerup", &to);
}

fn press(screen: &Screen, key: &str, with_shift: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(with_shift);
    init.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    screen.focused().unwrap().dispatch_event(&event).unwrap();
}

/// The rows of the table below a chart, cell by cell.
async fn table(screen: &Screen, chart: &str) -> Vec<Vec<String>> {
    screen.one(&format!("[data-chart={chart}] details")).set_attribute("open", "").unwrap();
    screen.shows(&format!("[data-chart={chart}] tbody > tr")).await;
    let text = |cell: &Element| cell.text_content().unwrap();
    let rows = screen.all(&format!("[data-chart={chart}] tbody > tr"));
    rows.iter()
        .map(|row| {
            let cells = row.children();
            (0..cells.length()).map(|at| text(&cells.item(at).unwrap())).collect()
        })
        .collect()
}

fn is_drawn_within_its_frame(screen: &Screen) {
    let number = |element: &Element, name: &str| -> f64 {
        let text = element.get_attribute(name).unwrap();
        text.trim_end_matches('%').parse().unwrap_or_else(|_| panic!("{name} is {text}"))
    };
    for block in screen.all(".chart rect[y]") {
        assert!(number(&block, "x") >= 0.0 && number(&block, "width") >= 0.0, "{}", block.outer_html());
        assert!(number(&block, "x") + number(&block, "width") <= 100.0, "{}", block.outer_html());
        assert!(number(&block, "y") >= 0.0 && number(&block, "height") > 0.0, "{}", block.outer_html());
    }
    for line in screen.all(".chart line") {
        assert!((0.0..=100.0).contains(&number(&line, "x1")), "{}", line.outer_html());
    }
    let text = screen.one(".charts").text_content().unwrap();
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
}

#[wasm_bindgen_test]
async fn every_bar_has_the_number_of_its_records() {
    let task = loaded().await;
    let screen = &task.screen;
    let expected = [
        ("connected", 4),
        ("caller", 1),
        ("callee", 1),
        ("none", 1),
        ("not-called", 1),
        ("other", 1),
        ("other-status", 1),
    ];
    assert_eq!(outcomes(screen), expected.map(|(name, count)| (name.to_owned(), count)));
    assert_eq!(screen.all(".bar [data-outcome]").len(), expected.len());

    assert_eq!(columns(screen, "hours").len(), 24);
    assert_eq!(filled(screen, "hours"), [(9, 3), (10, 1), (11, 1)]);
    assert_eq!(screen.text("[data-chart=hours] .gist"), (texts().charts.hours_gist)(5, 1));
    let nine = screen.one(&column("hours", 9)).get_attribute("aria-label").unwrap();
    assert_eq!(nine, "9:00 – 9:59: 3 · Connected 1 · Agent missed 1 · Customer missed 1");

    assert_eq!(filled(screen, "talk"), [(0, 1), (60, 2), (200, 1)]);
    assert_eq!(screen.text("[data-chart=talk] .gist"), (texts().charts.seconds_gist)(4, Some((60, 200))));
    assert_eq!(filled(screen, "wait"), [(0, 1), (2, 1), (4, 1), (8, 1), (12, 2), (20, 1), (30, 1)]);
    assert_eq!(screen.text("[data-chart=wait] .gist"), (texts().charts.seconds_gist)(8, Some((8, 30))));
    is_drawn_within_its_frame(screen);
}

#[wasm_bindgen_test]
async fn a_click_filters_by_a_column_and_its_chip_takes_that_back() {
    let task = loaded().await;
    let screen = &task.screen;
    let (t, fields) = (texts(), &texts().fields);
    let called = (t.filter_chip)(fields.status, t.called);
    for (chart, from, shown, expected) in [
        ("hours", 9, vec![0, 1, 2], vec![(t.filter_chip)(fields.calltime, "9:00 – 9:59")]),
        (
            "talk",
            60,
            vec![0, 9],
            vec![
                called.clone(),
                (t.filter_chip)(fields.answertype, t.connected),
                (t.filter_chip)(fields.billsec, &(t.seconds_span)("60 – 69".to_owned())),
            ],
        ),
        (
            "wait",
            12,
            vec![1, 8],
            vec![called, (t.filter_chip)(fields.duration, &(t.seconds_span)("12 – 13".to_owned()))],
        ),
    ] {
        screen.click(&column(chart, from));
        screen.lists(shown).await;
        assert_eq!(chips(screen), expected);
        // In the chart itself, one click takes back whatever the click has set.
        screen.click(&format!("[data-chart={chart}] .take-back"));
        screen.lists(0..10).await;
        assert_eq!(chips(screen), Vec::<String>::new());
    }
    screen.click(&column("hours", 9));
    screen.lists([0, 1, 2]).await;
    screen.click(".chip");
    screen.lists(0..10).await;
    assert!(marked(screen, "hours").is_empty());
}

#[wasm_bindgen_test]
async fn a_column_at_the_edge_of_what_is_picked_brings_nothing_back() {
    let task = loaded().await;
    let screen = &task.screen;
    screen.click(&column("talk", 60));
    screen.lists([0, 9]).await;
    until("seconds one by one", || (filled(screen, "talk") == [(60, 1), (61, 1)]).then_some(())).await;
    screen.click(&column("talk", 61));
    screen.lists([9]).await;
    let span = (texts().seconds_span)("61 – 69".to_owned());
    assert_eq!(screen.text("[data-chart=talk] .take-back"), (texts().filter_chip)(texts().fields.billsec, &span));
}

#[wasm_bindgen_test]
async fn a_column_of_no_records_can_be_picked_too() {
    let task = loaded().await;
    task.screen.click(&column("hours", 23));
    task.screen.lists([]).await;
    task.screen.click(&column("hours", 23));
    task.screen.lists(0..10).await;
}

#[wasm_bindgen_test]
async fn a_drag_filters_by_a_range_and_the_same_drag_takes_it_back() {
    let task = loaded().await;
    let screen = &task.screen;
    drag(screen, "hours", 9, 10);
    screen.lists([0, 1, 2, 4, 5]).await;
    assert_eq!(marked(screen, "hours"), [9, 10]);
    drag(screen, "hours", 11, 10);
    screen.lists([4, 5, 6, 8]).await;
    assert_eq!(marked(screen, "hours"), [10, 11]);
    drag(screen, "hours", 10, 11);
    screen.lists(0..10).await;
    assert!(marked(screen, "hours").is_empty());

    drag(screen, "wait", 20, 30);
    screen.lists([2, 6]).await;
    assert_eq!(filled(screen, "wait"), [(20, 1), (30, 1)]);
}

#[wasm_bindgen_test]
async fn a_drag_marks_its_columns_before_it_ends_and_filters_by_nothing_where_it_is_broken_off() {
    let task = loaded().await;
    let screen = &task.screen;
    let [nine, eleven] = [9, 11].map(|hour| screen.one(&column("hours", hour)));
    point(screen, "hours", "pointerdown", &nine);
    point(screen, "hours", "pointermove", &eleven);
    until("the marks", || (marked(screen, "hours") == [9, 10, 11]).then_some(())).await;
    point(screen, "hours", "pointercancel", &eleven);
    until("no marks", || marked(screen, "hours").is_empty().then_some(())).await;
    point(screen, "hours", "pointermove", &nine);
    point(screen, "hours", "pointerup", &nine);
    settled().await;
    assert_eq!(screen.indexes(), (0..10).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn the_keyboard_does_what_a_pointer_does() {
    let task = loaded().await;
    let screen = &task.screen;
    let here = || screen.one(&list("hours")).get_attribute("aria-activedescendant").unwrap();
    screen.focus(&list("hours"));
    press(screen, "End", false);
    press(screen, "ArrowRight", false);
    until("the last hour", || (here() == screen.one(&column("hours", 23)).id()).then_some(())).await;
    press(screen, "Home", false);
    for _ in 0..9 {
        press(screen, "ArrowRight", false);
    }
    press(screen, "ArrowRight", true);
    until("the marks", || (marked(screen, "hours") == [9, 10]).then_some(())).await;
    assert_eq!(screen.indexes().len(), 10, "it is not filtered by before Enter");
    press(screen, "Enter", false);
    screen.lists([0, 1, 2, 4, 5]).await;
    assert_eq!(marked(screen, "hours"), [9, 10]);

    press(screen, " ", false);
    screen.lists([4, 5]).await;
    press(screen, "Enter", false);
    screen.lists(0..10).await;

    press(screen, "ArrowLeft", true);
    press(screen, "Escape", false);
    until("no marks", || marked(screen, "hours").is_empty().then_some(())).await;
    let focused = screen.focused().unwrap();
    assert!(focused.is_same_node(Some(&screen.one(&list("hours")))));
}

#[wasm_bindgen_test]
async fn the_keyboard_goes_on_where_there_are_fewer_columns_than_before() {
    let task = loaded().await;
    let screen = &task.screen;
    screen.focus(&list("wait"));
    press(screen, "End", false);
    press(screen, "Enter", false);
    screen.lists([2]).await;
    until("one column", || (columns(screen, "wait").len() == 1).then_some(())).await;
    let only = screen.one(&format!("{} > .here", list("wait")));
    assert_eq!(screen.one(&list("wait")).get_attribute("aria-activedescendant"), Some(only.id()));
    press(screen, "Enter", false);
    screen.lists(0..10).await;
}

#[wasm_bindgen_test]
async fn an_outcome_filters_and_keeps_the_focus() {
    let task = loaded().await;
    let screen = &task.screen;
    for (name, shown) in [
        ("connected", vec![0, 4, 6, 9]),
        ("caller", vec![1]),
        ("none", vec![5]),
        ("not-called", vec![3]),
        ("other", vec![8]),
        ("other-status", vec![7]),
    ] {
        let button = format!("button[data-outcome={name}]");
        screen.focus(&button);
        screen.click(&button);
        screen.lists(shown).await;
        screen.shows(&format!("{button}[aria-pressed=true]")).await;
        assert_eq!(screen.focused().unwrap().get_attribute("data-outcome").as_deref(), Some(name));
        assert_eq!(screen.all("[data-outcome][aria-pressed=true]").len(), 1);
        screen.click(&button);
        screen.lists(0..10).await;
    }
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let click = MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    screen.one(".bar [data-outcome=callee]").dispatch_event(&click).unwrap();
    screen.lists([2]).await;
}

#[wasm_bindgen_test]
async fn every_chart_follows_every_filter() {
    let task = loaded().await;
    let screen = &task.screen;
    screen.click("[name=answertype][value=connected]");
    screen.lists([0, 4, 6, 9]).await;
    assert_eq!(filled(screen, "hours"), [(9, 1), (10, 1), (11, 1)]);
    assert_eq!(columns(screen, "wait").iter().map(|column| column.2).sum::<u64>(), 4);
    let counts: Vec<_> = outcomes(screen).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [4, 0, 0, 0, 0, 0, 0], "no outcome of the task loses its place");
}

#[wasm_bindgen_test]
async fn every_chart_is_a_table_too() {
    let task = loaded().await;
    let screen = &task.screen;
    let t = texts();
    assert!(screen.find(".charts td").is_none());

    let rows = table(screen, "outcome").await;
    assert_eq!(rows[0], [t.connected, "4", "40.0%"]);
    assert_eq!(rows.len(), 7);

    let rows = table(screen, "hours").await;
    assert_eq!(rows.len(), 25);
    assert_eq!(rows[9], ["9:00 – 9:59", "1", "1", "1"]);
    assert_eq!(rows[24], [t.charts.without_time, "1", "0", "0"]);

    for (chart, median, p90) in [("talk", 60, 200), ("wait", 8, 30)] {
        let rows = table(screen, chart).await;
        let columns = columns(screen, chart);
        assert_eq!(rows.len(), columns.len() + 2);
        for (row, column) in rows.iter().zip(&columns) {
            assert_eq!(row[1], column.2.to_string());
        }
        assert_eq!(rows[columns.len()], [t.charts.median.to_owned(), (t.seconds)(median)]);
        assert_eq!(rows[columns.len() + 1], [t.charts.p90.to_owned(), (t.seconds)(p90)]);
    }
    screen.click("button[data-outcome=caller]");
    screen.lists([1]).await;
    until("the table of one record", || (screen.all("[data-chart=wait] tbody > tr").len() == 3).then_some(())).await;
}

#[wasm_bindgen_test]
async fn where_there_is_nothing_the_charts_say_so() {
    let screen = Screen::showing(&page(&[])).await;
    open_charts(&screen).await;
    assert_eq!(screen.all(".charts .nothing").len(), 4);
    assert_eq!(screen.text("[data-chart=talk] .gist"), (texts().charts.seconds_gist)(0, None));
    assert_eq!(table(&screen, "outcome").await[0], [texts().connected, "0", "—"]);
    screen.focus(&list("talk"));
    press(&screen, "Enter", false);
    press(&screen, "ArrowRight", true);
    is_drawn_within_its_frame(&screen);
}

#[wasm_bindgen_test]
async fn records_without_times_are_counted_beside_the_hours() {
    let timeless = record(json!({"answertype": "connected", "calltime": "0000-00-00 00:00:00", "billsec": null}));
    let screen = Screen::showing(&page(&[timeless.clone(), timeless])).await;
    open_charts(&screen).await;
    screen.shows("[data-outcome=connected][data-count='2']").await;
    assert!(filled(&screen, "hours").is_empty());
    assert_eq!(screen.text("[data-chart=hours] .gist"), (texts().charts.hours_gist)(0, 2));
    assert_eq!(screen.text("[data-chart=hours] .nothing"), texts().charts.nothing);
    is_drawn_within_its_frame(&screen);
}

#[wasm_bindgen_test]
async fn hostile_seconds_stay_within_the_drawing() {
    let seconds = [json!(u32::MAX), json!(-1), json!("4294967294"), json!(1e99), json!("<b>"), json!(0), json!(7)];
    for waits in [&seconds[..], &seconds[..1]] {
        let call = |wait: &Value| record(json!({"answertype": "connected", "duration": wait, "billsec": wait}));
        let records: Vec<_> = waits.iter().map(call).collect();
        let screen = Screen::showing(&page(&records)).await;
        open_charts(&screen).await;
        let known = if waits.len() == 1 { 1 } else { 4 };
        for chart in ["talk", "wait"] {
            let columns = columns(&screen, chart);
            assert_eq!(columns.iter().map(|column| column.2).sum::<u64>(), known, "{chart}");
            assert_eq!(columns.last().unwrap().1, None, "the last is open");
        }
        is_drawn_within_its_frame(&screen);
        let last = columns(&screen, "talk").last().unwrap().0;
        screen.click(&column("talk", last as u32));
        until("those that took longest", || {
            screen.all("[data-chart=talk] [data-to='']").last().map(|_| ()).filter(|()| !chips(&screen).is_empty())
        })
        .await;
        assert!(screen.indexes().contains(&0));
    }
}

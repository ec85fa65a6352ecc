//! What holding and questioning a large task costs, in bytes and in time.
//!
//! Sizes are asserted; times are printed and never asserted, since machines differ:
//! `cargo test --release --test task_speed -- --nocapture` does it over a million records, without `--release` it is
//! over few.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use reference_api::Campaign;
use yccall_task_info::protocol::{CivilTime, Record};
use yccall_task_info::task::{
    AgentChoice, AnswerClass, CalledClass, Duplicates, Filter, Order, OrderBy, Records, Span, View,
};

/// Enough for several chunks where nothing is optimized.
const RECORDS: usize = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };
/// Bytes a record that a realistic task may take.
const MOST_BYTES_A_RECORD: usize = 110;
/// How often each question is timed.
const ROUNDS: usize = 15;

/// What was seen while the records came.
struct Growth {
    records: Records,
    json_bytes: usize,
    peak: usize,
    pushing: Duration,
}

fn grow() -> Growth {
    let campaign = Campaign::new(1, RECORDS as u64);
    let mut growth = Growth { records: Records::default(), json_bytes: 0, peak: 0, pushing: Duration::ZERO };
    for row in 0..RECORDS {
        let json = serde_json::to_string(&campaign.record(row as u64)).unwrap();
        let record: Record<'_> = serde_json::from_str(&json).unwrap();
        let started = Instant::now();
        growth.records.push(&record);
        growth.pushing += started.elapsed();
        growth.json_bytes += json.len();
        // Between here and the end of a chunk it only grows.
        if row % 4096 >= 4094 || row + 1 == RECORDS {
            growth.peak = growth.peak.max(growth.records.memory());
        }
    }
    growth
}

/// The median time to answer, and the longest step on the way.
fn time(records: &Records, mut question: impl FnMut() -> (Filter, Order)) -> (Duration, Duration, usize) {
    let mut view = View::of(records, Filter::default(), Order::default());
    let mut shown = 0;
    let (mut times, mut longest) = (Vec::new(), Duration::ZERO);
    for _ in 0..ROUNDS {
        let (filter, order) = question();
        let started = Instant::now();
        view.start(records, filter, order);
        let mut before = Instant::now();
        let mut note = |before: &mut Instant| {
            longest = longest.max(before.elapsed());
            *before = Instant::now();
        };
        while !view.work(records, || false) {
            note(&mut before);
        }
        note(&mut before);
        times.push(started.elapsed());
        shown = view.rows().len();
        view.start(records, Filter::default(), Order::default());
        view.finish(records);
    }
    times.sort_unstable();
    (times.get(ROUNDS / 2).copied().unwrap(), longest, shown)
}

#[test]
fn a_realistic_task_is_held_in_few_bytes_and_answers_quickly() {
    let Growth { records, json_bytes, peak, pushing } = grow();
    let bytes = records.memory();
    println!("{RECORDS} records of {} bytes of JSON", json_bytes / RECORDS);
    println!(
        "held in {:.1} bytes each, {:.3} times that at most",
        bytes as f64 / RECORDS as f64,
        peak as f64 / bytes as f64
    );
    println!("pushed in {} ns each", pushing.as_nanos() / RECORDS as u128);
    assert!(bytes <= MOST_BYTES_A_RECORD * RECORDS, "{bytes} bytes");
    assert!(peak * 10 <= bytes * 13, "at most {peak} bytes, {bytes} at last");

    println!("{:<42} {:>9} {:>12} {:>9}", "question", "ms", "longest step", "rows");
    for (name, filter) in filters() {
        let (median, longest, rows) = time(&records, || (filter.clone(), Order::default()));
        row(name, median, longest, rows);
    }
    for by in OrderBy::ALL {
        let mut view_ranked_last_by = [OrderBy::Task, OrderBy::Created].into_iter().cycle();
        for descending in [false, true] {
            view_ranked_last_by.next();
            let (median, longest, rows) = time(&records, || (Filter::default(), Order { by, descending }));
            row(&format!("by {}, {}", by.as_str(), if descending { "down" } else { "up" }), median, longest, rows);
        }
    }
    let mut ranked = 0;
    let (median, longest, rows) = time(&records, || {
        ranked += 1;
        (Filter::default(), Order { by: [OrderBy::Number, OrderBy::CallTime][ranked % 2], descending: false })
    });
    row("by number and call time in turn, anew", median, longest, rows);

    let started = Instant::now();
    let (mut duplicates, mut longest) = (Duplicates::default(), Duration::ZERO);
    let count = loop {
        let step = Instant::now();
        let count = duplicates.work(&records, || false);
        longest = longest.max(step.elapsed());
        if let Some(count) = count {
            break count;
        }
    };
    row("duplicates", started.elapsed(), longest, count);
}

fn row(name: &str, median: Duration, longest: Duration, rows: usize) {
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{name:<42} {:>9.2} {:>12.3} {rows:>9}", ms(median), ms(longest));
}

fn filters() -> Vec<(&'static str, Filter)> {
    let search = |text: &str| Filter { search: text.to_owned(), ..Filter::default() };
    let within = Span { from: CivilTime::parse("2025-01-11 10:00:00"), to: CivilTime::parse("2025-01-11 15:00:00") };
    vec![
        ("called", Filter { called: Some(CalledClass::Called), ..Filter::default() }),
        ("answer type: connected", Filter { answer: Some(AnswerClass::Connected), ..Filter::default() }),
        ("agent", Filter { agent: Some(AgentChoice::Extension("8007".to_owned())), ..Filter::default() }),
        ("no agent", Filter { agent: Some(AgentChoice::Nobody), ..Filter::default() }),
        ("called within hours", Filter { call_time: within, ..Filter::default() }),
        ("created within hours", Filter { created: within, ..Filter::default() }),
        ("talk of at least 60 s", Filter { talk: Span { from: Some(60), to: None }, ..Filter::default() }),
        ("waited at most 10 s", Filter { wait: Span { from: None, to: Some(10) }, ..Filter::default() }),
        ("search, one digit: 8", search("8")),
        ("search, common digits: 138", search("138")),
        ("search, a whole number", search("+86 181-1234-5678")),
        ("search, common letters: a", search("a")),
        ("search, rare letters: brochure", search("Brochure")),
        ("search, hexadecimal: ab-cd", search("ab-cd")),
        ("search, common Chinese: 客户", search("客户")),
        ("search, rare Chinese: 上门演示", search("上门演示")),
        ("search, missing: zzzzqqq", search("zzzzqqq")),
        ("search, missing digits", search("999999999999")),
        ("search, other case: é", search("électr")),
        (
            "all at once",
            Filter {
                called: Some(CalledClass::Called),
                answer: Some(AnswerClass::Connected),
                agent: Some(AgentChoice::Extension("8007".to_owned())),
                search: "客户".to_owned(),
                call_time: within,
                created: within,
                talk: Span { from: Some(10), to: None },
                wait: Span { from: Some(1), to: None },
            },
        ),
    ]
}

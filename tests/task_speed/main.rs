//! What holding and questioning a large task costs, in bytes and in time.
//!
//! Sizes are asserted; times are printed and never asserted, since machines differ:
//! `cargo test --release --test task_speed -- --nocapture` does it over a million records, without `--release` it is
//! over few.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use reference_api::Campaign;
use yccall_task_info::protocol::{CivilTime, Field, Record};
use yccall_task_info::task::export::xlsx::{ROWS_A_SHEET, Workbook};
use yccall_task_info::task::export::{ByteOrderMark, Codes, Column, Export, NumberFormat, Step, Table};
use yccall_task_info::task::{
    AgentChoice, AnswerClass, CalledClass, Duplicates, Filter, Numbers, Order, OrderBy, Quality, Records, Span,
    Summaries, View,
};

/// A million; where nothing is optimized some chunks, of 4096 each.
const RECORDS: usize = if cfg!(debug_assertions) { 10 * 4096 } else { 1_000_000 };
/// Bytes a record that a realistic task may take.
const MOST_BYTES_A_RECORD: usize = 110;
/// How often each question is timed.
const ROUNDS: usize = if cfg!(debug_assertions) { 3 } else { 15 };

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
        let record = Record::from_json(&json).unwrap();
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

/// How long a question took.
struct Timing {
    /// Where other programs took the least of the machine.
    least: Duration,
    median: Duration,
    /// In the round whose longest step was the shortest.
    longest_step: Duration,
    rows: usize,
}

impl Timing {
    /// Of rounds, and the longest step of each.
    fn of(mut times: Vec<Duration>, mut steps: Vec<Duration>, rows: usize) -> Self {
        times.sort_unstable();
        steps.sort_unstable();
        let at = |times: &[Duration], place: usize| times.get(place).copied().unwrap();
        Self { least: at(&times, 0), median: at(&times, ROUNDS / 2), longest_step: at(&steps, 0), rows }
    }
}

/// Asks a question again and again, each time after another one.
fn time(records: &Records, before: Order, filter: &Filter, order: Order) -> Timing {
    let mut view = View::default();
    let mut shown = 0;
    let (mut times, mut steps) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut longest = Duration::ZERO;
        view.start(records, Filter::default(), before);
        view.finish(records);
        let started = Instant::now();
        view.start(records, filter.clone(), order);
        let mut step = started;
        let mut note = || longest = longest.max(std::mem::replace(&mut step, Instant::now()).elapsed());
        while !view.work(records, &mut || false) {
            note();
        }
        note();
        times.push(started.elapsed());
        steps.push(longest);
        shown = view.rows().len();
    }
    Timing::of(times, steps, shown)
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

    println!("{:<38} {:>8} {:>8} {:>12} {:>9}", "question, in ms", "least", "median", "longest step", "rows");
    for (name, filter) in filters() {
        row(name, &time(&records, Order::default(), &filter, Order::default()));
    }
    let up = |by| Order { by, descending: false };
    for by in OrderBy::ALL {
        // A view remembers one order: another one before has it worked out anew, the same one does not.
        let another = up(if by == OrderBy::Talk { OrderBy::Wait } else { OrderBy::Talk });
        row(&format!("by {}", by.as_str()), &time(&records, another, &Filter::default(), up(by)));
        let down = Order { by, descending: true };
        row(&format!("by {}, turned round", by.as_str()), &time(&records, up(by), &Filter::default(), down));
    }

    let noon = Filter { hours: Span { from: Some(12), to: Some(13) }, ..Filter::default() };
    for (name, filter) in [("summaries", Filter::default()), ("summaries, filtered", noon)] {
        row(name, &time_summaries(&records, &filter));
    }

    let started = Instant::now();
    let (mut duplicates, mut longest) = (Duplicates::default(), Duration::ZERO);
    let count = loop {
        let step = Instant::now();
        let count = duplicates.work(&records, &mut || false);
        longest = longest.max(step.elapsed());
        if let Some(count) = count {
            break count;
        }
    };
    let all = started.elapsed();
    row("duplicates", &Timing { least: all, median: all, longest_step: longest, rows: count });

    let all = || (0..RECORDS as u32).collect();
    let columns = Field::ALL.map(Column::by_wire_name).to_vec();
    let table = Table { columns, codes: Codes::Raw, numbers: Numbers::Plain };
    write("CSV of every field", Export::csv(&records, all(), table, ByteOrderMark::Written), &records);
    let numbers = Export::numbers(&records, all(), Numbers::Plain, NumberFormat::Json).unwrap();
    write("numbers for calling again", numbers, &records);
    write_workbook(&records);
}

/// Writes a workbook, of which nothing is kept.
fn write_workbook(records: &Records) {
    let columns = Field::ALL.map(Column::by_wire_name).to_vec();
    let table = Table { columns, codes: Codes::Raw, numbers: Numbers::Plain };
    let (started, mut longest) = (Instant::now(), Duration::ZERO);
    let mut workbook = Workbook::new(&table.plan("records", records.len(), Vec::new()), ROWS_A_SHEET).unwrap();
    let mut export = Export::batches(records, (0..RECORDS as u32).collect(), table);
    let mut bytes = 0;
    loop {
        match export.work(records, &mut || true) {
            Step::Bytes(batch) => {
                let begun = Instant::now();
                workbook.add(&batch).unwrap();
                longest = longest.max(begun.elapsed());
                bytes += workbook.take().len();
            }
            Step::Paused => {}
            Step::Done => break,
            Step::Outdated => unreachable!("the records are the same"),
        }
    }
    bytes += workbook.finish().unwrap().len();
    let all = started.elapsed();
    row("workbook", &Timing { least: all, median: all, longest_step: longest, rows: RECORDS });
    println!("a workbook of {:.1} bytes a record", bytes as f64 / RECORDS as f64);
}

/// Writes a file, of which nothing is kept.
fn write(name: &str, mut export: Export, records: &Records) {
    let (started, mut longest) = (Instant::now(), Duration::ZERO);
    let mut largest = 0;
    loop {
        let begun = Instant::now();
        let step = export.work(records, &mut || false);
        longest = longest.max(begun.elapsed());
        match step {
            Step::Bytes(bytes) => largest = largest.max(bytes.len()),
            Step::Paused => {}
            Step::Done => break,
            Step::Outdated => unreachable!("the records are the same"),
        }
    }
    let all = started.elapsed();
    row(name, &Timing { least: all, median: all, longest_step: longest, rows: export.tally().written });
    assert!(largest < 2 * 1024 * 1024, "a piece of {largest} bytes");
}

/// Sums up an answer again and again.
fn time_summaries(records: &Records, filter: &Filter) -> Timing {
    let view = View::of(records, filter.clone(), Order::default());
    let (mut times, mut steps) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (mut summaries, mut longest) = (Summaries::default(), Duration::ZERO);
        let started = Instant::now();
        let mut step = started;
        while !summaries.work(records, &view, &mut || false) {
            longest = longest.max(std::mem::replace(&mut step, Instant::now()).elapsed());
        }
        steps.push(longest.max(step.elapsed()));
        times.push(started.elapsed());
    }
    Timing::of(times, steps, view.rows().len())
}

fn row(name: &str, timing: &Timing) {
    let [least, median, longest_step] =
        [timing.least, timing.median, timing.longest_step].map(|time| time.as_secs_f64() * 1000.0);
    println!("{name:<38} {least:>8.2} {median:>8.2} {longest_step:>12.3} {:>9}", timing.rows);
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
        ("called at some hours of day", Filter { hours: Span { from: Some(9), to: Some(11) }, ..Filter::default() }),
        ("contradictory", Filter { quality: Some(Quality::Contradictory), ..Filter::default() }),
        ("undocumented", Filter { quality: Some(Quality::Undocumented), ..Filter::default() }),
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
        ("search, masked numbers: 138", Filter { numbers: Numbers::Masked, ..search("138") }),
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
                ..Filter::default()
            },
        ),
    ]
}

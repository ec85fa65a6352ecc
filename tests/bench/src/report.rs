//! The table, in plain text of at most 100 columns for three tasks.

use std::fmt::Write as _;

use crate::first_load::File;
use crate::measure::{Answered, Report};
use crate::questions::Kind;
use crate::targets;

/// Stands behind a figure that misses its target.
const MISS: char = '*';

const LEGEND: &str = "\
* misses its target.
Answers come from one process on this machine, uncompressed, each made beforehand. \"Fetched and
dropped\" is the same requests in the same browser, as many at a time, bodies read and let go; the
two take turns, each in a page that was just opened, with nothing cached. The first card is painted
so long after the navigation, for an element that is given task and token at once.
Memory is WebAssembly's own, which never shrinks: what it is after the load is its peak. Columns are
counted outside the browser; the peak is without what the program has before it loads.
Tasks on the main thread are known from 50 ms on, 0 stands for less.
Questions: medians and p95 from the event at the control. \"there\": until the document has the
answer, records and counts, each compared with the truth; \"painted\": until the frame with it is.
The browser draws at once and waits for no screen: no frame's wait is in the figures. Filters and
orders are asked with 10 cards on the page, each order after another one.
";

/// Everything that was measured. Every report answers the same questions, in the same order.
pub fn table(files: &[File], reports: &[Report]) -> String {
    let table = [first_load(files), loading(reports), questions(reports), LEGEND.to_owned()].join("\n");
    table.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn first_load(files: &[File]) -> String {
    let mut table = format!("{:<55}{:>15}{:>15}{:>15}\n", "FIRST LOAD, bytes", "raw", "gzip -9", "brotli -11");
    let mut row = |name: &str, sizes: [usize; 3]| {
        let [raw, gzip, brotli] = sizes.map(|size| grouped(size as u64));
        _ = writeln!(table, "{name:<55}{raw:>15}{gzip:>15}{brotli:>15}");
    };
    for file in files {
        row(&file.name, [file.raw, file.gzip, file.brotli]);
    }
    let sum = |size: fn(&File) -> usize| files.iter().map(size).sum();
    row("all", [sum(|file| file.raw), sum(|file| file.gzip), sum(|file| file.brotli)]);
    table
}

/// A figure of each task, and what it should be at most.
struct Row {
    name: &'static str,
    decimals: usize,
    target: Option<f64>,
    figure: fn(&Report) -> f64,
}

const fn row(name: &'static str, decimals: usize, target: Option<f64>, figure: fn(&Report) -> f64) -> Row {
    Row { name, decimals, target, figure }
}

const LOADING: [Row; 17] = [
    row("first card, ms", 0, None, |report| report.loading.first_card.median()),
    row("whole load, ms", 0, None, |report| report.loading.whole.median()),
    row("the same fetched and dropped, ms", 0, None, |report| report.loading.dropped.median()),
    row("load against that", 2, Some(targets::LOAD_RATIO), |report| {
        report.loading.whole.median() / report.loading.dropped.median()
    }),
    row("longest task while loading, ms", 0, Some(targets::LONGEST_TASK), |report| report.loading.longest_task),
    row("longest task of a filter or an order, ms", 0, Some(targets::LONGEST_TASK), |report| {
        longest_task(report, |kind| !matches!(kind, Kind::Turn { .. }))
    }),
    row("longest task of a turn, ms", 0, Some(targets::LONGEST_TASK), |report| {
        longest_task(report, |kind| matches!(kind, Kind::Turn { .. }))
    }),
    row("memory before the load, KiB", 0, None, |report| report.memory.before as f64 / 1024.0),
    row("its peak and after the load, bytes a record", 1, None, |report| a_record(report, report.memory.loaded)),
    row("after an order, bytes a record", 1, None, |report| a_record(report, report.memory.ordered)),
    row("the records' columns, bytes a record", 1, None, |report| a_record(report, report.memory.columns)),
    row("peak against columns", 2, Some(targets::PEAK_RATIO), |report| {
        (report.memory.loaded - report.memory.before) as f64 / report.memory.columns as f64
    }),
    row("a filter's figures painted, ms", 1, Some(targets::FIGURES), |report| report.summaries.figures.median()),
    row("the same with the charts open, ms", 1, None, |report| report.summaries.charts.median()),
    row("CSV of all records, ms", 0, Some(targets::CSV), |report| report.files.csv),
    row("XLSX of all records, ms", 0, Some(targets::XLSX), |report| report.files.xlsx),
    row("numbers of all records, ms", 0, None, |report| report.files.numbers),
];

fn a_record(report: &Report, bytes: u64) -> f64 {
    bytes as f64 / report.records as f64
}

fn longest_task(report: &Report, counts: fn(Kind) -> bool) -> f64 {
    let questions = report.questions.iter().filter(|question| counts(question.kind));
    questions.map(|question| question.longest_task).fold(0.0, f64::max)
}

fn loading(reports: &[Report]) -> String {
    let mut table = format!("{:<47}", "LOADING, FIGURES, FILES, medians");
    for report in reports {
        _ = write!(table, "{:>14} ", grouped(report.records));
    }
    table.push_str(" at most\n");
    for Row { name, decimals, target, figure } in &LOADING {
        _ = write!(table, "{name:<47}");
        for report in reports {
            let figure = figure(report);
            _ = write!(table, "{figure:>14.decimals$}{}", mark(figure, *target));
        }
        let target = target.map(|target| format!("{target:>8}")).unwrap_or_default();
        _ = writeln!(table, "{target}");
    }
    table
}

fn questions(reports: &[Report]) -> String {
    let mut table = format!("{:<28}", "ANSWERS, ms");
    for report in reports {
        _ = write!(table, "{:>23} ", grouped(report.records));
    }
    _ = write!(table, "\n{:<28}", "");
    for _ in reports {
        _ = write!(table, "{:>8}{:>8} {:>6} ", "there", "painted", "p95");
    }
    table.push('\n');

    let mut before = None;
    for (place, question) in reports.first().map_or(&[][..], |report| &report.questions).iter().enumerate() {
        if before.replace(question.kind) != Some(question.kind) {
            table.push_str(&heading(question.kind, reports));
        }
        _ = write!(table, "  {:<26}", question.name);
        for report in reports {
            let answer = report.questions.get(place).map(|answered| answer(answered, report.records));
            table.push_str(&answer.unwrap_or_default());
        }
        table.push('\n');
    }
    table
}

/// What follows is of, and what it should take at most.
fn heading(kind: Kind, reports: &[Report]) -> String {
    let name = match kind {
        Kind::Filter => "filters and searches".to_owned(),
        Kind::Order => "orders".to_owned(),
        Kind::Turn { cards } => format!("turns of {cards} cards"),
    };
    let mut heading = format!("{name:<28}");
    for report in reports {
        let target = targets::answer(kind, report.records).map(|target| format!("at most {target}"));
        _ = write!(heading, "{:>16}{:8}", target.unwrap_or_default(), "");
    }
    heading.push('\n');
    heading
}

fn answer(answered: &Answered, records: u64) -> String {
    let (there, painted, p95) = (answered.there.median(), answered.painted.median(), answered.painted.p95());
    let mark = mark(painted, targets::answer(answered.kind, records));
    format!("{there:>8.1}{painted:>8.1}{mark}{p95:>6.1} ")
}

fn mark(figure: f64, target: Option<f64>) -> char {
    if target.is_some_and(|target| figure > target) { MISS } else { ' ' }
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;
    use crate::measure::{Files, Loading, Memory, Summaries};
    use crate::samples::Samples;

    fn report(records: u64, painted: f64) -> Report {
        let samples = |figure| Samples::new(vec![figure]).unwrap();
        Report {
            records,
            visited: Vec::new(),
            loading: Loading {
                first_card: samples(80.0),
                whole: samples(1_300.0),
                dropped: samples(1_000.0),
                longest_task: 0.0,
            },
            memory: Memory { before: 1_000_000, loaded: 121_000_000, ordered: 130_000_000, columns: 100_000_000 },
            summaries: Summaries { figures: samples(20.0), charts: samples(60.0) },
            files: Files { csv: 5_001.0, xlsx: 20_000.0, numbers: 900.0 },
            questions: vec![Answered {
                name: "called".to_owned(),
                kind: Kind::Filter,
                there: samples(12.0),
                painted: samples(painted),
                longest_task: 101.0,
            }],
        }
    }

    fn line<'a>(table: &'a str, name: &str) -> Vec<&'a str> {
        let line = table.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
        line.trim_start().strip_prefix(name).unwrap().split_whitespace().collect()
    }

    #[test]
    fn a_figure_that_misses_its_target_is_marked() {
        let table = table(&[], &[report(100_000, 16.0), report(1_000_000, 50.5)]);
        assert_eq!(line(&table, "load against that"), ["1.30*", "1.30*", "1.25"]);
        assert_eq!(line(&table, "longest task while loading, ms"), ["0", "0", "100"]);
        assert_eq!(line(&table, "longest task of a filter or an order, ms"), ["101*", "101*", "100"]);
        assert_eq!(line(&table, "longest task of a turn, ms"), ["0", "0", "100"]);
        assert_eq!(line(&table, "peak against columns"), ["1.20", "1.20", "1.3"]);
        assert_eq!(line(&table, "a filter's figures painted, ms"), ["20.0", "20.0", "50"]);
        assert_eq!(line(&table, "CSV of all records, ms"), ["5001*", "5001*", "5000"]);
        assert_eq!(line(&table, "called"), ["12.0", "16.0", "16.0", "12.0", "50.5*", "50.5"]);
    }

    #[test]
    fn files_are_summed_up() {
        let file = |name: &str, raw| File { name: name.to_owned(), raw, gzip: raw / 2, brotli: raw / 4 };
        let table = table(&[file("embed.js", 2_000), file("page.css", 1_000_000)], &[]);
        assert_eq!(line(&table, "embed.js"), ["2,000", "1,000", "500"]);
        assert_eq!(line(&table, "all"), ["1,002,000", "501,000", "250,500"]);
    }

    #[test]
    fn three_tasks_fit_on_100_columns() {
        let slow = || report(1_000_000, 9_999.9);
        let table = table(&[], &[slow(), slow(), slow()]);
        let longest = table.lines().max_by_key(|line| line.chars().count()).unwrap();
        assert!(longest.chars().count() <= 100, "{longest}");
    }
}

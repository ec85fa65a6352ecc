//! How tasks load, what they hold, and what else they lead to.

use std::fmt::Write as _;

use super::{grouped, mark};
use crate::measure::Report;
use crate::questions::Kind;
use crate::targets;

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

const IDLE: &str = "timers, frames, messages, animations at rest";

const LOADING: [Row; 18] = [
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
    row("at its peak without that, bytes a record", 1, Some(targets::BYTES_A_RECORD), |report| {
        a_record(report, report.memory.loaded - report.memory.before)
    }),
    row("after an order, bytes a record", 1, None, |report| {
        a_record(report, report.memory.ordered - report.memory.before)
    }),
    row("the records' columns, bytes a record", 1, None, |report| a_record(report, report.memory.columns)),
    row("peak against columns", 2, Some(targets::PEAK_RATIO), |report| {
        (report.memory.loaded - report.memory.before) as f64 / report.memory.columns as f64
    }),
    row("a filter's figures painted, ms", 1, Some(targets::FIGURES), |report| report.summaries.figures.median()),
    row("the same with the charts open, ms", 1, None, |report| report.summaries.charts.median()),
    row("CSV of all records, ms", 0, Some(targets::CSV), |report| report.files.csv),
    row("XLSX of all records, ms", 0, Some(targets::XLSX), |report| report.files.xlsx),
    row("numbers of all records, ms", 0, None, |report| report.files.numbers),
    row(IDLE, 0, Some(targets::IDLE), |report| f64::from(report.idle.sum())),
];

fn a_record(report: &Report, bytes: u64) -> f64 {
    bytes as f64 / report.records as f64
}

fn longest_task(report: &Report, counts: fn(Kind) -> bool) -> f64 {
    let questions = report.questions.iter().filter(|question| counts(question.kind));
    questions.map(|question| question.longest_task).fold(0.0, f64::max)
}

pub(super) fn table(reports: &[Report]) -> String {
    let mut table = format!("{:<47}", "LOADING, FIGURES, FILES, REST, medians");
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

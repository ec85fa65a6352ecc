//! How soon questions are answered.

use std::fmt::Write as _;

use super::{grouped, mark};
use crate::measure::{Answered, Report};
use crate::questions::Kind;
use crate::targets;

pub(super) fn table(reports: &[Report]) -> String {
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

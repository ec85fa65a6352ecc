//! First visits.

use std::fmt::Write as _;

use super::mark;
use crate::targets;
use crate::visits::{Visit, Visits};

pub(super) fn table(visits: &Visits) -> String {
    let mut table = format!("{:<55}", "FIRST VISIT, medians");
    for visit in &visits.at {
        let speed = if visit.slowed == 1 { "this CPU".to_owned() } else { format!("{} x slower", visit.slowed) };
        _ = write!(table, "{speed:>14} ");
    }
    table.push_str("       at most\n");
    let mut row = |name: &str, decimals: usize, target: Option<f64>, figure: fn(&Visit) -> f64| {
        _ = write!(table, "{name:<55}");
        for visit in &visits.at {
            let figure = figure(visit);
            _ = write!(table, "{figure:>14.decimals$}{}", mark(figure, target));
        }
        let target = target.map(|target| format!("{target:>14}")).unwrap_or_default();
        _ = writeln!(table, "{target}");
    };
    row("first record painted, ms", 0, None, |visit| visit.first_record.median());
    row("  the fastest", 0, None, |visit| visit.first_record.lowest());
    row("  the slowest", 0, None, |visit| visit.first_record.highest());
    row("the same files alone, fetched and compiled, ms", 0, None, |visit| visit.compiled.median());
    row("first record against that", 2, Some(targets::FIRST_RECORD_RATIO), Visit::ratio);
    row("layout shift", 3, Some(targets::LAYOUT_SHIFT), |visit| visit.shift);
    table
}

//! How soon a person sees that something was felt.

use std::fmt::Write as _;

use super::{grouped, mark};
use crate::measure::{Interacted, Report, SLOWED};
use crate::targets;

pub(super) fn table(reports: &[Report]) -> String {
    let mut table = format!("{:<39}", format!("INTERACTIONS, CPU {SLOWED} x slower, ms"));
    for report in reports {
        _ = write!(table, "{:>19} ", grouped(report.records));
    }
    _ = write!(table, "\n{:<39}", "");
    for _ in reports {
        _ = write!(table, "{:>9}{:>10} ", "median", "highest");
    }
    _ = write!(table, "\n{:<39}", "at most");
    for report in reports {
        _ = write!(table, "{:>19} ", targets::interaction(report.records));
    }
    table.push('\n');
    for (place, first) in reports.first().map_or(&[][..], |report| &report.interactions).iter().enumerate() {
        _ = write!(table, "  {:<37}", first.name);
        for report in reports {
            let felt = report.interactions.get(place).map(|interacted| felt(interacted, report.records));
            table.push_str(&felt.unwrap_or_default());
        }
        table.push('\n');
    }
    table
}

fn felt(interacted: &Interacted, records: u64) -> String {
    let highest = interacted.felt.highest();
    let mark = mark(highest, Some(targets::interaction(records)));
    format!("{:>9.0}{highest:>10.0}{mark}", interacted.felt.median())
}

//! Two builds that were measured in turn, beside each other.

use std::fmt::Write as _;

use super::{Findings, grouped};
use crate::first_load::File;
use crate::measure::Report;
use crate::questions::Kind;
use crate::samples::Samples;

const LEGEND: &str = "\
Both builds took turns, round by round. \"now\" is today's; the ratio is that of its median to the
kept one's: less than 1 is less time or space. A difference smaller than both spreads says nothing.
";

/// Something that was measured of both.
struct Figure {
    name: String,
    samples: Samples,
}

pub(super) fn table(kept: &Findings, now: &Findings) -> String {
    let mut table = format!("{:<32}{:>30}{:>30}\n", "AGAINST THE KEPT BUILD", "kept", "now");
    _ = write!(table, "{:<32}", "");
    for _ in ["kept", "now"] {
        _ = write!(table, "{:>8}{:>8}{:>14}", "median", "p95", "from-to");
    }
    table.push_str("   ratio\n");
    section(&mut table, "first load, KB", &sizes(kept), &sizes(now));
    section(&mut table, "first visit, ms", &visits(kept), &visits(now));
    for (kept, now) in kept.reports.iter().zip(&now.reports) {
        section(&mut table, &format!("{} records, ms", grouped(now.records)), &times(kept), &times(now));
        section(&mut table, "bytes a record", &memory(kept), &memory(now));
    }
    table + "\n" + LEGEND
}

fn section(table: &mut String, heading: &str, kept: &[Figure], now: &[Figure]) {
    _ = writeln!(table, "{heading}");
    for (kept, now) in kept.iter().zip(now) {
        let ratio = now.samples.median() / kept.samples.median();
        _ = writeln!(table, "  {:<30}{}{}{ratio:>8.3}", now.name, spread(&kept.samples), spread(&now.samples));
    }
}

fn spread(samples: &Samples) -> String {
    let from_to = format!("{}-{}", short(samples.lowest()), short(samples.highest()));
    format!("{:>8}{:>8}{from_to:>14}", short(samples.median()), short(samples.p95()))
}

/// With a decimal where there is room for one.
fn short(figure: f64) -> String {
    if figure < 1000.0 { format!("{figure:.1}") } else { format!("{figure:.0}") }
}

fn figure(name: impl Into<String>, samples: &Samples) -> Figure {
    Figure { name: name.into(), samples: samples.clone() }
}

/// Of figures that are there once.
fn once<const N: usize>(figures: [(&str, f64); N]) -> Vec<Figure> {
    let figure = |(name, figure)| Samples::new([figure]).map(|samples| self::figure(name, &samples));
    figures.into_iter().flat_map(figure).collect()
}

fn sizes(findings: &Findings) -> Vec<Figure> {
    let sum = |size: fn(&File) -> usize| findings.files.iter().map(size).sum::<usize>() as f64 / 1000.0;
    once([("raw", sum(|file| file.raw)), ("gzip", sum(|file| file.gzip)), ("brotli", sum(|file| file.brotli))])
}

fn visits(findings: &Findings) -> Vec<Figure> {
    let visits = findings.visits.at.iter().flat_map(|visit| {
        [
            figure(format!("first record, {} x slower", visit.slowed), &visit.first_record),
            figure(format!("its files alone, {} x slower", visit.slowed), &visit.compiled),
        ]
    });
    visits.collect()
}

fn times(report: &Report) -> Vec<Figure> {
    let mut figures = vec![
        figure("whole load", &report.loading.whole),
        figure("fetched and dropped", &report.loading.dropped),
        figure("a filter's figures", &report.summaries.figures),
        figure("the same with charts", &report.summaries.charts),
    ];
    let files = &report.files;
    figures.extend(once([("CSV", files.csv), ("XLSX", files.xlsx), ("numbers", files.numbers)]));
    figures.extend(report.questions.iter().map(|question| {
        let name = match question.kind {
            Kind::Turn { cards } => format!("{}, {cards} cards", question.name),
            Kind::Filter | Kind::Order => question.name.clone(),
        };
        figure(name, &question.painted)
    }));
    figures.extend(report.interactions.iter().map(|interacted| figure(interacted.name, &interacted.felt)));
    figures
}

fn memory(report: &Report) -> Vec<Figure> {
    let a_record = |bytes: u64| bytes as f64 / report.records as f64;
    once([("after the load", a_record(report.memory.loaded)), ("after an order", a_record(report.memory.ordered))])
}

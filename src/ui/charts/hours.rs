//! Calls with a result by the hour of day at which they were made, on the server's clock.

use super::columns::{Chart, Column, Drawn, Part};
use super::ink::Ink;
use crate::state::words::{clock, ends};
use crate::task::{Criterion, HourCalls, Span, Summary};

/// A day's hours.
pub(super) static HOURS: Chart = Chart {
    name: "hours",
    title: |t| t.charts.hours,
    axis: |t| t.charts.hour,
    parts: &[
        Part { word: |t| t.connected, ink: Ink::Connected },
        Part { word: |t| t.caller, ink: Ink::Caller },
        Part { word: |t| t.callee, ink: Ink::Callee },
    ],
    drawn,
    gist: |summary, t| {
        let timed = summary.hours.hours.iter().map(HourCalls::all).sum();
        (t.charts.hours_gist)(timed, summary.hours.without_time.all())
    },
    label: |span, _| ends(clock(hours(span))),
    criterion: Criterion::Hours,
    picked: |filter| {
        let Span { from, to } = filter.hours;
        Span { from: from.map(u32::from), to: to.map(u32::from) }
    },
    pick: |filter, span| filter.hours = hours(span),
};

fn hours(span: Span<u32>) -> Span<u8> {
    let hour = |hour: Option<u32>| hour.and_then(|hour| u8::try_from(hour).ok());
    Span { from: hour(span.from), to: hour(span.to) }
}

fn drawn(summary: &Summary) -> Drawn {
    let counts = |calls: &HourCalls| [calls.connected, calls.agent_missed, calls.customer_missed];
    let column = |(hour, calls): (u32, &HourCalls)| Column {
        span: Span { from: Some(hour), to: Some(hour) },
        counts: counts(calls),
    };
    Drawn {
        columns: (0..).zip(&summary.hours.hours).map(column).collect(),
        outside: counts(&summary.hours.without_time),
        ..Drawn::default()
    }
}

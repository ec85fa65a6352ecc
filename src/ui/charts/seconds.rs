//! How long people talked and waited: histograms with their median and ninetieth percentile.
//!
//! Talk is that of connected calls and wait that of all called records, so a range picked in one also picks those.

use super::columns::{Chart, Column, Drawn, Mark, Part, Percentile};
use super::drawing::share_of_width;
use super::ink::Ink;
use crate::i18n::{Texts, grouped};
use crate::state::words::ends;
use crate::task::{AnswerClass, Bin, CalledClass, Criterion, Distribution, Span};

/// Seconds talked.
pub(super) static TALK: Chart = Chart {
    name: "talk",
    title: |t| t.charts.talk,
    axis: |t| t.charts.seconds,
    parts: &[Part { word: |t| t.charts.connected_calls, ink: Ink::Connected }],
    drawn: |summary| drawn(&summary.talk),
    gist: |summary, t| gist(&summary.talk, t),
    label,
    criterion: Criterion::Talk,
    picked: |filter| filter.talk,
    pick: |filter, span| {
        filter.talk = span;
        filter.called = span.is_active().then_some(CalledClass::Called);
        filter.answer = span.is_active().then_some(AnswerClass::Connected);
    },
};

/// Seconds waited.
pub(super) static WAIT: Chart = Chart {
    name: "wait",
    title: |t| t.charts.wait,
    axis: |t| t.charts.seconds,
    parts: &[Part { word: |t| t.charts.called_records, ink: Ink::Accent }],
    drawn: |summary| drawn(&summary.wait),
    gist: |summary, t| gist(&summary.wait, t),
    label,
    criterion: Criterion::Wait,
    picked: |filter| filter.wait,
    pick: |filter, span| {
        filter.wait = span;
        filter.called = span.is_active().then_some(CalledClass::Called);
    },
};

fn gist(seconds: &Distribution, texts: &'static Texts) -> String {
    (texts.charts.seconds_gist)(seconds.records, seconds.median.zip(seconds.p90))
}

fn label(span: Span<u32>, texts: &'static Texts) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => (texts.seconds)(from),
        (from, to) => {
            let end = |end: Option<u32>| end.map(|end| grouped(end.into()));
            (texts.seconds_span)(ends(Span { from: end(from), to: end(to) }))
        }
    }
}

fn drawn(seconds: &Distribution) -> Drawn {
    let column = |bin: &Bin| Column { span: bin.seconds, counts: [bin.records, 0, 0] };
    let marks = [(Percentile::Median, seconds.median), (Percentile::P90, seconds.p90)];
    let mark = |(percentile, known): (Percentile, Option<u32>)| {
        known.map(|known| Mark { percentile, seconds: known, at: place(seconds, known) })
    };
    Drawn {
        columns: seconds.bins.iter().map(column).collect(),
        marks: marks.into_iter().filter_map(mark).collect(),
        ..Drawn::default()
    }
}

/// Where a number of seconds is: in the middle of its second. In the last bin, which is open, it is in the middle.
fn place(seconds: &Distribution, at: u32) -> u64 {
    let bins = seconds.bins.len() as u64;
    let within = (0..).zip(&seconds.bins).find(|(_, bin)| bin.seconds.contains(&at));
    let Some((place, Bin { seconds: Span { from, to }, .. })) = within else { return 0 };
    let (into, width) = match from.zip(*to) {
        Some((from, to)) => (2 * u64::from(at - from) + 1, 2 * (u64::from(to - from) + 1)),
        None => (1, 2),
    };
    share_of_width(place * width + into, bins * width)
}

//! Columns that stand side by side, of which a range can be picked.
//!
//! To those who listen it is a list of which several neighbours can be chosen: the arrow keys move in it, with Shift
//! they mark a range, Enter or the space bar filters by it, Escape lets go of it. A pointer clicks or drags. What is
//! picked and is picked again is taken back.

use std::ops::RangeInclusive;

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};

use super::HINT;
use super::brush::{Brush, Stroke};
use super::drawing::drawing;
use super::ink::{Ink, swatch};
use super::number_table::{NumberTable, Numbers};
use crate::i18n::{Texts, grouped};
use crate::state::Session;
use crate::task::{Criterion, Filter, Span, Summary};
use crate::ui::chips::words;
use crate::ui::event_target::target_of;
use crate::ui::icon::{Icon, icon};
use crate::ui::word::{Pick, word};

/// The most parts that a column has.
pub(super) const PARTS: usize = 3;

/// A chart of columns: everything in which one is not like another. Plain functions, so that the program holds one
/// copy of what draws them.
pub(super) struct Chart {
    /// In hooks.
    pub(super) name: &'static str,
    pub(super) title: Pick,
    /// What columns are along.
    pub(super) axis: Pick,
    /// What columns are made of, from the ground up; at most [`PARTS`].
    pub(super) parts: &'static [Part],
    pub(super) drawn: fn(&Summary) -> Drawn,
    /// What it comes to, in a line.
    pub(super) gist: fn(&Summary, &'static Texts) -> String,
    /// What a column stands for, in words.
    pub(super) label: fn(Span<u32>, &'static Texts) -> String,
    /// The part of the filter that it sets.
    pub(super) criterion: Criterion,
    /// The range that the filter has.
    pub(super) picked: fn(&Filter) -> Span<u32>,
    /// Gives the filter a range; an open one takes back whatever another has set.
    pub(super) pick: fn(&mut Filter, Span<u32>),
}

/// What a part of every column is of.
pub(super) struct Part {
    pub(super) word: Pick,
    pub(super) ink: Ink,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Drawn {
    /// From left to right.
    pub(super) columns: Vec<Column>,
    /// So many records, part by part, that belong to no column.
    pub(super) outside: [u64; PARTS],
    /// Numbers to point at.
    pub(super) marks: Vec<Mark>,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// What it stands for; the last may be open upwards.
    pub(super) span: Span<u32>,
    /// So many records, part by part.
    pub(super) counts: [u64; PARTS],
}

impl Column {
    /// The records of all its parts.
    pub(super) fn all(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// A number of seconds to point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) percentile: Percentile,
    pub(super) seconds: u32,
    /// Where it is, in parts of [`WIDTH`](super::drawing::WIDTH).
    pub(super) at: u64,
}

/// What so many records do not exceed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Percentile {
    /// Half of them.
    Median,
    /// Nine of ten.
    P90,
}

impl Percentile {
    /// Its name.
    pub(super) const fn word(self, texts: &'static Texts) -> &'static str {
        match self {
            Self::Median => texts.charts.median,
            Self::P90 => texts.charts.p90,
        }
    }
}

/// Whether anything lies within both.
fn meet(one: Span<u32>, other: Span<u32>) -> bool {
    let begins_in_time = |one: Span<u32>, other: Span<u32>| one.from.zip(other.to).is_none_or(|(from, to)| from <= to);
    begins_in_time(one, other) && begins_in_time(other, one)
}

/// What some neighbours stand for together, where this range is already picked: a column at its edge may reach beyond it,
/// and to pick that column must not bring back what the range leaves out.
fn within(columns: &[Column], picked: Span<u32>) -> Option<Span<u32>> {
    let [first, last] = [columns.first()?.span, columns.last()?.span];
    Some(Span {
        from: picked.from.filter(|from| first.contains(from)).or(first.from),
        to: picked.to.filter(|to| last.contains(to)).or(last.to),
    })
}

/// A chart with its numbers as a table.
#[component]
pub(super) fn ColumnChart(
    /// Whose records it is of, and whose filter it sets.
    session: Session,
    /// Which one.
    chart: &'static Chart,
) -> impl IntoView {
    let t = move || session.texts();
    let drawn = Memo::new(move |_| session.listing.with_summaries(|of| (chart.drawn)(of.shown())));
    let gist = move || session.listing.with_summaries(|of| (chart.gist)(of.shown(), t()));
    let filter = session.listing.filter();
    let picked = Memo::new(move |_| (chart.picked)(&filter.read()));
    let legend = |part: &'static Part| {
        view! { <li>{swatch(part.ink)} <span>{word(session, part.word)}</span></li> }
    };
    let take_back = move || {
        picked.get().is_active().then(|| {
            view! {
                <button
                    type="button"
                    class="take-back"
                    title=word(session, |t| t.remove_filter)
                    on:click=move |_| session.update_filter(|filter| (chart.pick)(filter, Span::default()))
                >
                    <span>{move || words(&filter.read(), chart.criterion, t())}</span>
                    {icon(Icon::Cross)}
                </button>
            }
        })
    };
    view! {
        <div class="chart panel" data-chart=chart.name role="group" aria-label=word(session, chart.title)>
            <div class="chart-head">
                <h3>{word(session, chart.title)}</h3>
                {take_back}
            </div>
            <p class="gist">{gist}</p>
            <div class="plot">
                <svg aria-hidden="true">{move || drawing(&drawn.read(), chart.parts, t())}</svg>
                <Columns session chart drawn picked />
            </div>
            <ul class="legend">{chart.parts.iter().map(legend).collect_view()}</ul>
            <NumberTable session label=chart.title numbers=Signal::derive(move || numbers(chart, &drawn.read(), t())) />
        </div>
    }
}

/// What lies over the drawing: every column as one of a list, to be picked.
#[component]
fn Columns(session: Session, chart: &'static Chart, drawn: Memo<Drawn>, picked: Memo<Span<u32>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let brush = RwSignal::new(Brush::at(0));
    let count = Memo::new(move |_| drawn.read().columns.len());
    // Where the keyboard is. Other records may have fewer columns.
    let here = Memo::new(move |_| count.get().checked_sub(1).map(|last| brush.get().head().min(last)));

    let pick = move |places: RangeInclusive<usize>| {
        let now = picked.get_untracked();
        if let Some(span) = drawn.with_untracked(|drawn| within(drawn.columns.get(places)?, now)) {
            let span = if span == now { Span::default() } else { span };
            session.update_filter(|filter| (chart.pick)(filter, span));
        }
    };
    let place_under = move |event: &PointerEvent| {
        let (list, count) = (list.get_untracked()?, count.get_untracked());
        let bounds = list.get_bounding_client_rect();
        let place = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0) * count as f64;
        // Left of the first is the first.
        Some((place.max(0.0) as usize).min(count.checked_sub(1)?))
    };
    let press = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        if let Some(place) = place_under(&event) {
            brush.set(Brush::pressed_at(place));
            // Without it, a drag ends at the chart's edge.
            if let Some(list) = list.get_untracked() {
                list.set_pointer_capture(event.pointer_id()).ok();
            }
        }
    };
    let drag = move |event: PointerEvent| {
        let dragged = place_under(&event).and_then(|place| brush.get_untracked().dragged_to(place));
        if let Some(dragged) = dragged.filter(|dragged| *dragged != brush.get_untracked()) {
            brush.set(dragged);
        }
    };
    let let_go = move || brush.update(|brush| *brush = Brush::at(brush.head()));
    let release = move |_: PointerEvent| {
        if let Some(places) = brush.get_untracked().released() {
            let_go();
            pick(places);
        }
    };
    // Not with a pointer, whose clicks are dealt with above: what reads the screen out clicks so.
    let click = move |event: MouseEvent| {
        let place = target_of(&event).filter(|_| event.detail() == 0).and_then(|column| place_of(&column));
        if let Some(place) = place {
            brush.set(Brush::at(place));
            pick(place..=place);
        }
    };
    let press_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let now = brush.get_untracked();
        match now.stroke(&event.key(), event.shift_key(), count.get_untracked()) {
            Some(Stroke::Mark(marked)) => brush.set(marked),
            Some(Stroke::Pick) => {
                let_go();
                pick(now.range());
            }
            None => return,
        }
        event.prevent_default();
    };

    let column = move |(place, column): (usize, &Column)| {
        let column = *column;
        let is_chosen = move || match brush.get() {
            brush if brush.is_wide() => brush.range().contains(&place),
            _ => picked.get().is_active() && meet(picked.get(), column.span),
        };
        let end = |end: Option<u32>| end.map(|end| end.to_string()).unwrap_or_default();
        let words = in_words(chart, &column, session.texts());
        view! {
            <div
                role="option"
                id=id_of(chart, place)
                data-from=end(column.span.from)
                data-to=end(column.span.to)
                data-count=column.all().to_string()
                class:here=move || here.get() == Some(place)
                aria-selected=move || is_chosen().to_string()
                aria-label=words.clone()
                title=words
            ></div>
        }
    };
    view! {
        <div
            node_ref=list
            role="listbox"
            tabindex="0"
            aria-multiselectable="true"
            aria-orientation="horizontal"
            aria-label=word(session, chart.title)
            aria-describedby=HINT
            aria-activedescendant=move || here.get().map(|place| id_of(chart, place))
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=release
            on:pointercancel=move |_| let_go()
            on:click=click
            on:keydown=press_key
        >
            {move || drawn.read().columns.iter().enumerate().map(column).collect_view()}
        </div>
    }
}

fn id_of(chart: &Chart, place: usize) -> String {
    format!("yti-{}-{place}", chart.name)
}

/// The place of a column among its neighbours.
fn place_of(column: &Element) -> Option<usize> {
    column.closest("[role=option]").ok().flatten()?.id().rsplit('-').next()?.parse().ok()
}

/// `9:00 – 9:59: 12 · Connected 10 · Agent missed 2 · Customer missed 0`.
fn in_words(chart: &Chart, column: &Column, texts: &'static Texts) -> String {
    let mut counts = grouped(column.all());
    if chart.parts.len() > 1 {
        for (part, &count) in chart.parts.iter().zip(&column.counts) {
            counts = [&counts, " · ", (part.word)(texts), " ", &grouped(count)].concat();
        }
    }
    (texts.filter_chip)(&(chart.label)(column.span, texts), &counts)
}

fn numbers(chart: &Chart, drawn: &Drawn, texts: &'static Texts) -> Numbers {
    let parts = chart.parts.iter().map(|part| (part.word)(texts));
    let cells = |counts: &[u64]| counts.iter().take(chart.parts.len()).map(|&count| grouped(count)).collect();
    let column = |column: &Column| ((chart.label)(column.span, texts), cells(&column.counts));
    let mut rows: Vec<_> = drawn.columns.iter().map(column).collect();
    if drawn.outside.iter().any(|&count| count > 0) {
        rows.push((texts.charts.without_time.to_owned(), cells(&drawn.outside)));
    }
    let mark = |mark: &Mark| (mark.percentile.word(texts).to_owned(), vec![(texts.seconds)(mark.seconds)]);
    rows.extend(drawn.marks.iter().map(mark));
    Numbers { heads: std::iter::once((chart.axis)(texts)).chain(parts).collect(), rows }
}

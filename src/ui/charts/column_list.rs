//! The columns of a chart as a list, of which neighbours can be picked. It lies behind the drawing.
//!
//! The arrow keys move in it, with Shift they mark a range, Enter or the space bar filters by it, Escape lets go of it.
//! A pointer clicks or drags. What is picked already and is picked again is taken back.

use std::ops::RangeInclusive;

use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};

use super::HINT;
use super::brush::{Brush, Stroke};
use super::columns::{Chart, Column, Drawn};
use crate::i18n::{Lang, Texts, grouped};
use crate::state::{Memo, RwSignal, Session};
use crate::task::Span;
use crate::ui::dom::{El, Holder as _, el, follow};
use crate::ui::event_target::target_of;
use crate::ui::word::word;

/// Which column the keyboard is at, by its id.
const HERE: &str = "aria-activedescendant";

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

/// Every column as one of a list, to be picked.
///
/// A session's filter is set. `drawn` is what the chart shows, and `picked` the range that the filter has.
pub(super) fn column_list(session: Session, chart: &'static Chart, drawn: Memo<Drawn>, picked: Memo<Span<u32>>) -> El {
    let list = el("div").attrs(&[
        ("role", "listbox"),
        ("tabindex", "0"),
        ("aria-multiselectable", "true"),
        ("aria-orientation", "horizontal"),
        ("aria-describedby", HINT),
    ]);
    let brush = RwSignal::new(Brush::at(0));
    let count = move || drawn.read_untracked().columns.len();

    let pick = move |places: RangeInclusive<usize>| {
        let now = picked.get_untracked();
        let drawn = drawn.read_untracked();
        if let Some(span) = drawn.columns.get(places).and_then(|columns| within(columns, now)) {
            let span = if span == now { Span::default() } else { span };
            session.update_filter(|filter| (chart.pick)(filter, span));
        }
    };
    let pressed = list.clone();
    let press = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        if let Some(place) = place_under(&event, &pressed, count()) {
            brush.set(Brush::pressed_at(place));
            // Without it, a drag ends at the chart's edge.
            pressed.set_pointer_capture(event.pointer_id()).ok();
        }
    };
    let dragged_over = list.clone();
    let drag = move |event: PointerEvent| {
        let place = place_under(&event, &dragged_over, count());
        let dragged = place.and_then(|place| brush.get_untracked().dragged_to(place));
        if let Some(dragged) = dragged.filter(|dragged| *dragged != brush.get_untracked()) {
            brush.set(dragged);
        }
    };
    let let_go = move || brush.update(|brush| *brush = Brush::at(brush.head()));
    let release = move |_| {
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
        let now = brush.get_untracked().among(count());
        match now.stroke(&event.key(), event.shift_key(), count()) {
            Some(Stroke::Mark(marked)) => brush.set(marked),
            Some(Stroke::Pick) => {
                let_go();
                pick(now.range());
            }
            None => return,
        }
        event.prevent_default();
    };

    let mut made_of: Option<(Drawn, Lang)> = None;
    let filled = list.clone();
    follow(move || {
        let now = (drawn.get(), session.lang.get());
        let is_made = made_of.as_ref() == Some(&now);
        let (drawn, lang) = made_of.insert(now);
        if !is_made {
            fill(&filled, chart, drawn, lang.texts());
        }
        let brush = brush.get().among(drawn.columns.len());
        let (picked, options) = (picked.get(), Element::children(&filled));
        for (place, column) in drawn.columns.iter().enumerate() {
            let is_chosen = if brush.is_wide() {
                brush.range().contains(&place)
            } else {
                picked.is_active() && meet(picked, column.span)
            };
            let Some(option) = options.item(place as u32) else { return };
            option.set_attribute("aria-selected", if is_chosen { "true" } else { "false" }).ok();
            option.set_class_name(if brush.head() == place { "here" } else { "" });
        }
        if drawn.columns.is_empty() {
            filled.remove_attribute(HERE).ok();
        } else {
            filled.set_attribute(HERE, &id_of(chart, brush.head())).ok();
        }
    });
    list.attr_of("aria-label", word(session, chart.title))
        .on_as("pointerdown", press)
        .on_as("pointermove", drag)
        .on("pointerup", release)
        .on("pointercancel", move |_| let_go())
        .on_as("click", click)
        .on_as("keydown", press_key)
}

/// The place of the column, of so many in a list, that a pointer is over.
fn place_under(event: &PointerEvent, list: &Element, count: usize) -> Option<usize> {
    let bounds = list.get_bounding_client_rect();
    let place = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0) * count as f64;
    // Left of the first is the first.
    Some((place.max(0.0) as usize).min(count.checked_sub(1)?))
}

/// Makes the columns, in place of those before.
fn fill(list: &El, chart: &Chart, drawn: &Drawn, texts: &'static Texts) {
    list.set_text_content(None);
    let end = |end: Option<u32>| end.map(|end| end.to_string()).unwrap_or_default();
    for (place, column) in drawn.columns.iter().enumerate() {
        let (id, words) = (id_of(chart, place), in_words(chart, column, texts));
        let (from, to, count) = (end(column.span.from), end(column.span.to), column.all().to_string());
        let attributes = [
            ("role", "option"),
            ("id", &id),
            ("aria-label", &words),
            ("title", &words),
            ("data-from", &from),
            ("data-to", &to),
            ("data-count", &count),
        ];
        list.child(el("div").attrs(&attributes));
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

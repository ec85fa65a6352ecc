//! Columns as SVG: across in shares of a width that only the browser knows, down in pixels. All are equally high.

use super::columns::{Column, Drawn, Part};
use super::ink::Ink;
use crate::i18n::{Texts, grouped};
use crate::ui::dom::{El, Holder as _, svg};

/// The whole width, in whose parts every place is given: hundredths of a percent.
pub(super) const WIDTH: u64 = 10_000;

/// How far down the highest column may reach up; above are the marks' words.
const TOP: u64 = 32;
/// How far down the columns stand.
const GROUND: u64 = 152;
/// How far down the words below them stand.
const FOOT: u64 = GROUND + 16;
/// How far down the first mark's words stand, and each further one's below them.
const MARK_WORDS: (u64, u64) = (11, 13);
/// How high a part is at least that has anything: it is there.
const LOWEST: u64 = 2;
/// So many columns have words below them, at most.
const WORDS: usize = 6;

/// A place or a length in the width.
fn across(parts: u64) -> String {
    format!("{}.{:02}%", parts / 100, parts % 100)
}

/// So much of the width as `part` is of `whole`. Neither is more than what a browser holds, or seconds of some columns.
pub(super) fn share_of_width(part: u64, whole: u64) -> u64 {
    (WIDTH * part).checked_div(whole).unwrap_or_default()
}

/// What a scale up to `highest` ends with: the next even number that is 20 at most but for its zeros.
fn end_of_scale(highest: u64) -> u64 {
    let mut unit = 1_u64;
    while highest > unit.saturating_mul(20) {
        unit = unit.saturating_mul(10);
    }
    highest.div_ceil(unit).next_multiple_of(2).max(2).saturating_mul(unit)
}

/// Draws the columns over their scale, and the marks over them, in place of whatever was drawn before.
pub(super) fn draw(drawing: &El, drawn: &Drawn, parts: &[Part], texts: &'static Texts) {
    drawing.set_text_content(None);
    let highest = drawn.columns.iter().map(Column::all).max().unwrap_or_default();
    if highest == 0 {
        drawing.child(words("nothing middle", WIDTH / 2, (TOP + GROUND) / 2, texts.charts.nothing));
        return;
    }
    let (scale, count) = (end_of_scale(highest), drawn.columns.len());
    let height = |records: u64| (GROUND - TOP) * records / scale;
    let left = |place: usize| share_of_width(place as u64, count as u64);

    for level in [scale, scale / 2, 0] {
        drawing.child(line("scale", [0, WIDTH], [GROUND - height(level); 2]));
    }
    for (place, column) in drawn.columns.iter().enumerate() {
        let (from, width) = (left(place), left(place + 1) - left(place));
        let gap = width / 10;
        let mut ground = GROUND;
        for (part, &records) in parts.iter().zip(&column.counts).filter(|(_, records)| **records > 0) {
            let height = height(records).max(LOWEST);
            ground = ground.saturating_sub(height);
            drawing.child(block(part.ink, [from + gap / 2, width - gap], [ground, height]));
        }
        if place.is_multiple_of(count.div_ceil(WORDS)) {
            drawing.child(words("tick", from, FOOT, &grouped(column.span.from.unwrap_or_default().into())));
        }
    }
    for level in [scale, scale / 2] {
        drawing.child(words("level end", WIDTH, GROUND - height(level) - 3, &grouped(level)));
    }
    for (mark, row) in drawn.marks.iter().zip(0..) {
        let (at, y) = (mark.at, MARK_WORDS.0 + MARK_WORDS.1 * row);
        let class = if at < WIDTH / 2 { "mark-words" } else { "mark-words end" };
        let seconds = (texts.seconds)(mark.seconds);
        drawing.child(line("mark", [at; 2], [y - MARK_WORDS.0, GROUND])).child(words(
            class,
            at,
            y,
            &[mark.percentile.word(texts), " ", &seconds].concat(),
        ));
    }
}

fn line(class: &str, [x1, x2]: [u64; 2], [y1, y2]: [u64; 2]) -> El {
    let (x1, x2, y1, y2) = (across(x1), across(x2), y1.to_string(), y2.to_string());
    svg("line").attrs(&[("class", class), ("x1", &x1), ("x2", &x2), ("y1", &y1), ("y2", &y2)])
}

/// A filled rectangle: where it begins and how wide it is, where its top is and how high it is.
pub(super) fn block(ink: Ink, [x, width]: [u64; 2], [y, height]: [u64; 2]) -> El {
    let (x, width, y, height) = (across(x), across(width), y.to_string(), height.to_string());
    svg("rect").attrs(&[("fill", ink.fill()), ("x", &x), ("width", &width), ("y", &y), ("height", &height)])
}

/// Words that begin at this place, or by their class have their `middle` or `end` there.
pub(super) fn words(class: &str, x: u64, y: u64, words: &str) -> El {
    svg("text").attrs(&[("class", class), ("x", &across(x)), ("y", &y.to_string())]).text(words)
}

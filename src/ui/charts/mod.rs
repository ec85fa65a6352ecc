//! The pictures of what is shown: outcomes, calls by hour of day, seconds talked and waited.
//!
//! Every one follows the whole filter, its own part included: the numbers on it are always those of the records in
//! view. So a range picked in a histogram is seen closer, the hours keep their whole day, and what a click has set one
//! more click takes back. None may say anything by colour alone, and none by the picture alone: each has its gist in a
//! line above it and its numbers as a table below.
//!
//! # Why they are drawn here
//! Three kept crates were tried, each with one chart of the hours in the release build, before and after `wasm-opt -Oz`
//! and brotli:
//!
//! | crate | adds | and |
//! | --- | --- | --- |
//! | `leptos-chartistry` 0.2.3 | 98 KB | sets `style` attributes, which a strict content policy refuses; colours are numbers, so no theme and no host changes them; bars stand beside each other and cannot be stacked or picked |
//! | `plotters` 0.3.7, its SVG back end alone | 15 KB for a histogram | gives a text of a fixed size in pixels to be taken as markup, with colours as numbers, and nothing in it can be picked or follows the width |
//! | `charts-rs` 2.3.0 | not built: the typeface in it alone is 168 KB | gives a text too, with `<style>` |
//!
//! All of this folder, four charts with their lists, tables, texts and styles, adds 25 KB.
//!
//! The drawings are plain SVG, in percent across and in pixels up, hidden from those who listen. What is chosen among
//! lies behind them as HTML: buttons, and a [list](column_list) of which any range can be picked.

mod brush;
mod column_list;
mod columns;
mod drawing;
mod hours;
mod ink;
mod number_table;
mod outcome;
mod seconds;

use self::columns::column_chart;
use self::ink::patterns;
use self::outcome::outcome_chart;
use super::dom::{El, Holder as _, el};
use super::word::word;
use crate::state::Session;

/// What the charts that take a range are described by.
const HINT: &str = "yti-brush-hint";

/// All of them: of a session's records, whose filter a click sets.
pub(super) fn charts(session: Session) -> El {
    el("section")
        .class("charts")
        .attr_of("aria-label", word(session, |t| t.charts.charts))
        .child(patterns())
        .child(outcome_chart(session))
        .child(column_chart(session, &hours::HOURS))
        .child(column_chart(session, &seconds::TALK))
        .child(column_chart(session, &seconds::WAIT))
        .child(el("p").attrs(&[("id", HINT), ("class", "hint")]).text_of(word(session, |t| t.charts.brush_hint)))
}

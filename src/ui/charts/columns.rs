//! Charts of columns that stand side by side, of which a range can be picked.

use super::column_list::column_list;
use super::drawing::draw;
use super::ink::{Ink, swatch};
use super::number_table::{Numbers, number_table};
use crate::i18n::{Texts, grouped};
use crate::state::{Memo, Session};
use crate::task::{Criterion, Filter, Span, Summary};
use crate::ui::chips::words;
use crate::ui::dom::{El, Holder as _, el, follow, svg};
use crate::ui::fixed;
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

/// A chart with its numbers as a table: of a session's records, whose filter it sets.
pub(super) fn column_chart(session: Session, chart: &'static Chart) -> El {
    let t = move || session.texts();
    let drawn = Memo::new(move |_| session.listing.with_summaries(|of| (chart.drawn)(of.shown())));
    let gist = move || session.listing.with_summaries(|of| (chart.gist)(of.shown(), t()));
    let filter = session.listing.filter();
    let picked = Memo::new(move |_| (chart.picked)(&filter.read()));
    let drawing = svg("svg").attr("aria-hidden", "true");
    follow({
        let drawing = drawing.clone();
        move || draw(&drawing, &drawn.read(), chart.parts, t())
    });
    let take_back = fixed::button("take-back")
        .attr_when("hidden", move || !picked.read().is_active())
        .attr_of("title", word(session, |t| t.remove_filter))
        .on("click", move |_| session.update_filter(|filter| (chart.pick)(filter, Span::default())))
        .child(el("span").text_of(move || words(&filter.read(), chart.criterion, t())))
        .child(icon(Icon::Cross));
    let head = el("div").class("chart-head").child(el("h3").text_of(word(session, chart.title))).child(take_back);
    let legend = |part: &Part| el("li").child(swatch(part.ink)).child(el("span").text_of(word(session, part.word)));
    el("div")
        .attrs(&[("class", "chart panel"), ("data-chart", chart.name), ("role", "group")])
        .attr_of("aria-label", word(session, chart.title))
        .child(head)
        .child(el("p").class("gist").text_of(gist))
        .child(el("div").class("plot").child(drawing).child(column_list(session, chart, drawn, picked)))
        .child(el("ul").class("legend").children(chart.parts.iter().map(legend)))
        .child(number_table(session, chart.title, Box::new(move || numbers(chart, &drawn.read(), t()))))
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

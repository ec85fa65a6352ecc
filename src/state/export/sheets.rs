//! The sheets of a workbook behind its records: the figures, and which records these are.

use crate::i18n::{Texts, grouped};
use crate::protocol::{CivilTime, TaskId};
use crate::state::words::{criterion_words, figure_texts, order_words};
use crate::task::export::Scope;
use crate::task::export::xlsx::{Cell, Sheet};
use crate::task::{Amount, Figure, Figures, Filter, Order};

/// What a workbook says of itself.
#[derive(Debug)]
pub(super) struct About {
    pub(super) task: TaskId,
    pub(super) scope: Scope,
    /// Whether the whole task is loaded, or one page of it.
    pub(super) is_whole: bool,
    /// Records that are loaded.
    pub(super) of: usize,
    /// Records of the file.
    pub(super) records: usize,
    /// What those add up to.
    pub(super) figures: Figures,
    pub(super) filter: Filter,
    pub(super) order: Order,
    /// When it was written, on the person's clock.
    pub(super) written: CivilTime,
}

/// What stands where there is nothing.
const NOTHING: &str = "—";

impl About {
    /// The figures with their counts, and their formulas in words.
    pub(super) fn figures(&self, texts: &'static Texts) -> Sheet<'static> {
        let words = &texts.export;
        let head = [words.figure, words.value, words.numerator, words.denominator, words.formula].map(Cell::Text);
        let row = |figure| {
            let (value, counts) = match self.figures.amount(figure) {
                Amount::Records(count) => (whole(count), [Cell::Empty; 2]),
                amount @ (Amount::Share(ratio) | Amount::Seconds(ratio)) => {
                    let kind = if matches!(amount, Amount::Share(_)) { Cell::Share } else { Cell::Decimal };
                    let value = amount.value().map_or(Cell::Text(NOTHING), kind);
                    (value, [ratio.numerator, ratio.denominator].map(whole))
                }
            };
            let named = figure_texts(figure, texts);
            [&[Cell::Text(named.name), value], counts.as_slice(), &[Cell::Text(named.formula)]].concat()
        };
        let rows = [head.to_vec()].into_iter().chain(Figure::ALL.into_iter().map(row));
        Sheet { name: texts.summary, rows: rows.collect() }
    }

    /// Which records these are, a line each: its label, and what stands beside it.
    pub(super) fn lines(&self, texts: &'static Texts) -> Vec<(&'static str, String)> {
        let records = grouped(self.records as u64);
        let scope = if self.is_whole { texts.summary_of_task } else { texts.summary_of_page };
        let mut lines = vec![
            (texts.task_id, self.task.as_str().to_owned()),
            (texts.export.written, self.written.to_string()),
            (texts.export.scope, scope(self.of as u64)),
            (texts.export.rows, records),
        ];
        if self.scope == Scope::Filtered {
            lines.push((texts.order, order_words(self.order, texts)));
            lines.extend(self.filter.active().map(|criterion| criterion_words(&self.filter, criterion, texts)));
        }
        lines
    }
}

/// The sheet of these lines.
pub(super) fn lines_sheet<'p>(lines: &'p [(&'static str, String)], texts: &'static Texts) -> Sheet<'p> {
    let rows = lines.iter().map(|(label, value)| vec![Cell::Text(label), Cell::Text(value)]);
    Sheet { name: texts.filters, rows: rows.collect() }
}

/// More than four milliards of anything are no task.
fn whole(count: u64) -> Cell<'static> {
    u32::try_from(count).map_or(Cell::Decimal(count as f64), Cell::Whole)
}

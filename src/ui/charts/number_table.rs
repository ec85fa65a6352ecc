//! A picture's numbers as a table, for those who do not see it and those who want them exactly.

use crate::state::{RwSignal, Session};
use crate::ui::dom::{El, Holder as _, el};
use crate::ui::event_target;
use crate::ui::word::{Pick, word};

/// The numbers of a picture, in words.
pub(super) struct Numbers {
    /// What the columns are of, the first one's included.
    pub(super) heads: Vec<&'static str>,
    /// What each row is of, and its cells.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// A table that unfolds below its picture. As long as it is folded there is none.
///
/// It speaks a session's language; `label` says what it is of, and `numbers` what it says.
pub(super) fn number_table(session: Session, label: Pick, numbers: Box<dyn Fn() -> Numbers>) -> El {
    let is_open = RwSignal::new(false);
    el("details")
        .class("numbers")
        .on("toggle", move |event| is_open.set(event_target::is_open(&event)))
        .child(el("summary").text_of(word(session, |t| t.charts.as_table)))
        .child(el("div").changing(move || is_open.get().then(|| table(label(session.texts()), numbers()))))
}

fn table(label: &str, Numbers { heads, rows }: Numbers) -> El {
    let cell = |name: &str, words: &str| el(name).text(words);
    let head = el("tr").children(heads.into_iter().map(|words| cell("th", words).attr("scope", "col")));
    let row = |(label, cells): (String, Vec<String>)| {
        let label = cell("th", &label).attr("scope", "row");
        el("tr").child(label).children(cells.iter().map(|words| cell("td", words)))
    };
    let body = el("tbody").children(rows.into_iter().map(row));
    el("table").attr("aria-label", label).child(el("thead").child(head)).child(body)
}

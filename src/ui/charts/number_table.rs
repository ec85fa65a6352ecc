//! A picture's numbers as a table, for those who do not see it and those who want them exactly.

use leptos::html;
use leptos::prelude::*;

use super::elements::{add, empty};
use crate::state::{RwSignal, Session, whenever};
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
#[component]
pub(super) fn NumberTable(
    /// Whose language it speaks.
    session: Session,
    /// What it is of.
    label: Pick,
    /// What it says.
    numbers: Box<dyn Fn() -> Numbers>,
) -> impl IntoView {
    let unfolded = NodeRef::<html::Div>::new();
    let is_open = RwSignal::new(false);
    whenever(move || {
        let unfolded = unfolded.get()?;
        empty(&unfolded);
        if is_open.get() {
            let table = add(&unfolded, "table", &[("aria-label", label(session.texts()))], "")?;
            let Numbers { heads, rows } = numbers();
            let head = add(&add(&table, "thead", &[], "")?, "tr", &[], "")?;
            for words in heads {
                add(&head, "th", &[("scope", "col")], words);
            }
            let body = add(&table, "tbody", &[], "")?;
            for (label, cells) in rows {
                let row = add(&body, "tr", &[], "")?;
                add(&row, "th", &[("scope", "row")], &label);
                for words in cells {
                    add(&row, "td", &[], &words);
                }
            }
        }
        Some(())
    });
    view! {
        <details class="numbers" on:toggle=move |event| is_open.set(event_target::is_open(&event))>
            <summary>{word(session, |t| t.charts.as_table)}</summary>
            <div node_ref=unfolded></div>
        </details>
    }
}

//! A picture's numbers as a table, for those who do not see it and those who want them exactly.

use leptos::prelude::*;
use web_sys::Event;

use crate::state::Session;
use crate::ui::event_target::target_of;
use crate::ui::word::{Pick, word};

/// The numbers of a picture, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    #[prop(into)]
    numbers: Signal<Numbers>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let follow =
        move |event: Event| is_open.set(target_of(&event).is_some_and(|details| details.has_attribute("open")));
    let table = move || {
        let Numbers { heads, rows } = numbers.get();
        let head = |head| view! { <th scope="col">{head}</th> };
        let cell = |words| view! { <td>{words}</td> };
        let row = |(label, cells): (String, Vec<String>)| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    {cells.into_iter().map(cell).collect_view()}
                </tr>
            }
        };
        view! {
            <table aria-label=word(session, label)>
                <thead>
                    <tr>{heads.into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <details class="numbers" on:toggle=follow>
            <summary>{word(session, |t| t.charts.as_table)}</summary>
            {move || is_open.get().then(table)}
        </details>
    }
}

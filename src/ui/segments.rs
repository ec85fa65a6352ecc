//! One choice of few, each with its count if it has one: a group of radio buttons that looks like one control.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::word::{Pick, word};
use crate::i18n::grouped;
use crate::state::Session;

/// The value that stands for no choice.
pub(super) const ALL: &str = "all";

/// One value to choose.
pub(super) struct Segment {
    /// The value's public name.
    pub(super) value: &'static str,
    /// The icon that goes with the word, if any.
    pub(super) icon: Option<Icon>,
    /// The word.
    pub(super) word: Pick,
    /// Records it would show, where that depends on it.
    pub(super) count: Option<Signal<usize>>,
}

/// Radio buttons by `name`.
#[component]
pub(super) fn Segments(
    /// Whose language it speaks.
    session: Session,
    /// The inputs' name, which the counts' hooks carry too.
    name: &'static str,
    /// Whether it hides records: its counts are facets, then.
    #[prop(default = true)]
    is_filter: bool,
    /// What is chosen among.
    legend: Pick,
    /// The values.
    segments: Vec<Segment>,
    /// The value chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Told the value a person chooses.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let segment = move |Segment { value, icon: sign, word: pick, count }: Segment| {
        let counted = |count: Signal<usize>| {
            view! {
                <b data-facet=is_filter.then(|| format!("{name}:{value}")) data-count=move || count.get().to_string()>
                    {move || grouped(count.get() as u64)}
                </b>
            }
            .into_any()
        };
        view! {
            <label class="segment" data-value=value class:none=move || count.is_some_and(|count| count.get() == 0)>
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| on_choose.run(value)
                />
                {sign.map(icon)}
                <span>{word(session, pick)}</span>
                {count.map(counted)}
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend>{word(session, legend)}</legend>
            <div class="segment-row">{segments.into_iter().map(segment).collect_view()}</div>
        </fieldset>
    }
}

//! Everything a record says, by label and wire name, and a button that copies it.
//!
//! Static, as the cards and rows that open to it.

use leptos::prelude::*;

use super::field_value::{exact_seconds, label, text, words};
use crate::i18n::Texts;
use crate::protocol::{Field, Record};

/// How much of a record its details give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What stands nowhere else on screen: what a thousand closed details can afford.
    Rest,
    /// Every field.
    Whole,
}

/// A record's details. A field is hooked once: here only where `is_shown` does not say that it stands elsewhere.
pub(super) fn record_details(
    record: &Record<'_>,
    extent: Extent,
    is_shown: impl Fn(Field) -> bool,
    texts: &'static Texts,
) -> AnyView {
    let fields = Field::ALL.into_iter().filter(|&field| extent == Extent::Whole || !is_shown(field));
    let documented = fields
        .map(|field| {
            let name = field.wire_name();
            view! {
                <div>
                    <dt>{label(field, &texts.fields)} " " <code>{name}</code></dt>
                    <dd data-detail=name data-field=(!is_shown(field)).then_some(name) dir="auto">
                        {value(record, field, texts)}
                    </dd>
                </div>
            }
        })
        .collect_view();
    let undocumented = record.undocumented.iter().map(|(name, value)| undocumented(name, value)).collect::<Vec<_>>();
    let undocumented = (!undocumented.is_empty()).then(|| {
        view! {
            <p class="sub">{texts.undocumented_fields}</p>
            <dl class="facts">{undocumented}</dl>
        }
    });
    let copy = (extent == Extent::Whole).then(|| {
        view! {
            <button type="button" class="button" data-yti="copy-json">
                {texts.copy_json}
            </button>
            <pre class="json" hidden></pre>
        }
    });
    view! {
        <dl class="facts">{documented}</dl>
        {undocumented}
        {copy}
    }
    .into_any()
}

/// A field that stands on a card's face: its label and what it says.
pub(super) fn fact(record: &Record<'_>, field: Field, texts: &'static Texts) -> impl IntoView + use<> {
    view! {
        <div class:time=matches!(field, Field::Duration | Field::BillSec)>
            <dt>{label(field, &texts.fields)}</dt>
            <dd data-field=field.wire_name() dir="auto">
                {value(record, field, texts)}
            </dd>
        </div>
    }
}

fn value(record: &Record<'_>, field: Field, texts: &'static Texts) -> impl IntoView + use<> {
    let exact = exact_seconds(record, field, texts).map(|exact| view! { <small>{exact}</small> });
    (words(record, field, texts), exact)
}

fn undocumented(name: &str, value: &str) -> impl IntoView + use<> {
    view! {
        <div>
            <dt dir="auto">{name.to_owned()}</dt>
            <dd data-detail=name.to_owned() data-field=name.to_owned() dir="auto">
                {text(value)}
            </dd>
        </div>
    }
}

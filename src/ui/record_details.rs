//! Everything a record says, by label and wire name, and a button that copies it.
//!
//! Static, as the cards and rows that open to it.

use leptos::prelude::*;

use super::field_value::{EMPTY, exact_seconds, label, text, words};
use crate::i18n::Texts;
use crate::protocol::{Field, Record};

/// Every field of a record. One is hooked once: here only where `is_shown` does not say that it stands elsewhere.
pub(super) fn record_details(
    record: &Record<'_>,
    is_shown: &dyn Fn(Field) -> bool,
    texts: &'static Texts,
) -> impl IntoView + use<> {
    let documented = Field::ALL
        .into_iter()
        .map(|field| {
            let exact = exact_seconds(record, field, texts);
            detail(field, !is_shown(field), words(record, field, texts), exact, texts)
        })
        .collect_view();
    view! {
        <dl class="facts">{documented}</dl>
        {undocumented_details(record, texts)}
        <button type="button" class="button" data-yti="copy-json">
            {texts.copy_json}
        </button>
        <pre class="json" hidden></pre>
    }
}

/// The place of a field in details that give it for one record after another.
pub(super) fn blank_detail(field: Field, texts: &'static Texts) -> AnyView {
    detail(field, true, EMPTY.to_owned(), None, texts)
}

fn detail(field: Field, is_hooked: bool, words: String, exact: Option<String>, texts: &'static Texts) -> AnyView {
    let name = field.wire_name();
    view! {
        <div class:wide=field == Field::Mark>
            <dt>{label(field, &texts.fields)} " " <code>{name}</code></dt>
            <dd data-detail=name data-field=is_hooked.then_some(name) dir="auto">
                {words}
                {exact.map(|exact| view! { <small>{exact}</small> })}
            </dd>
        </div>
    }
    .into_any()
}

/// What the record says in fields that the documents do not name, if it has any.
pub(super) fn undocumented_details(record: &Record<'_>, texts: &'static Texts) -> Option<AnyView> {
    let fields: Vec<_> = record.undocumented.iter().map(|(name, value)| undocumented(name, value)).collect();
    (!fields.is_empty()).then(|| {
        view! {
            <div>
                <p class="sub">{texts.undocumented_fields}</p>
                <dl class="facts">{fields}</dl>
            </div>
        }
        .into_any()
    })
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

//! Everything a record says, by label and wire name, and a button that copies it.
//!
//! Static, as the cards and rows that open to it.

use super::dom::{El, Group, Holder as _, el, group};
use super::field_value::{EMPTY, exact_seconds, text, words};
use super::fixed::button;
use crate::i18n::Texts;
use crate::protocol::{Field, Record};
use crate::state::words::label;

/// Every field of a record. One is hooked once: here only where `is_shown` does not say that it stands elsewhere.
pub(super) fn record_details(record: &Record<'_>, is_shown: &dyn Fn(Field) -> bool, texts: &'static Texts) -> Group {
    let documented = Field::ALL.into_iter().map(|field| {
        let exact = exact_seconds(record, field, texts);
        detail(field, !is_shown(field), &words(record, field, texts), exact.as_deref(), texts)
    });
    group()
        .child(el("dl").class("facts").children(documented))
        .child(undocumented_details(record, texts))
        .child(button("button").attr("data-yti", "copy-json").text(texts.copy_json))
        .child(el("pre").attrs(&[("class", "json"), ("hidden", "")]))
}

/// The place of a field in details that give it for one record after another.
pub(super) fn blank_detail(field: Field, texts: &'static Texts) -> El {
    detail(field, true, EMPTY, None, texts)
}

fn detail(field: Field, is_hooked: bool, words: &str, exact: Option<&str>, texts: &'static Texts) -> El {
    let name = field.wire_name();
    let label = el("dt").text(label(field, &texts.fields)).text(" ").child(el("code").text(name));
    let value = el("dd").attrs(&[("data-detail", name), ("dir", "auto")]).text(words);
    let value = if is_hooked { value.attr("data-field", name) } else { value };
    let value = value.child(exact.map(|exact| el("small").text(exact)));
    let detail = if field == Field::Mark { el("div").class("wide") } else { el("div") };
    detail.children([label, value])
}

/// What the record says in fields that the documents do not name, if it has any.
pub(super) fn undocumented_details(record: &Record<'_>, texts: &'static Texts) -> Option<El> {
    let mut fields = record.undocumented.iter().map(|(name, value)| undocumented(name, value)).peekable();
    fields.peek()?;
    let fields = el("dl").class("facts").children(fields);
    Some(el("div").child(el("p").class("sub").text(texts.undocumented_fields)).child(fields))
}

fn undocumented(name: &str, value: &str) -> El {
    let said = el("dd").attrs(&[("data-detail", name), ("data-field", name), ("dir", "auto")]).text(&text(value));
    el("div").children([el("dt").attr("dir", "auto").text(name), said])
}

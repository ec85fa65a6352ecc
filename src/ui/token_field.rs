//! The token's field: hidden characters, and a button that shows them.

use std::rc::Rc;

use super::dom::{El, Holder as _, el};
use super::event_target::value_of;
use super::fixed::button;
use super::icon::{Icon, icon};
use super::word::word;
use crate::state::{RwSignal, Session};

/// A password field that no password manager keeps, since a token is gone in 12 hours.
///
/// `id` is the input's; the hint's is the same with `-hint`, the problem's with `-problem`. `value` is what is typed,
/// `invalid` whether it cannot be submitted as it is.
pub(super) fn token_field(
    id: &'static str,
    session: Session,
    value: RwSignal<String>,
    invalid: Rc<dyn Fn() -> bool>,
) -> El {
    let shown = RwSignal::new(false);
    let t = move || session.texts();
    let action = move || if shown.get() { t().hide_token } else { t().show_token };
    let is_invalid = Rc::clone(&invalid);
    let input = el("input")
        .attrs(&[
            ("id", id),
            ("name", "token"),
            ("autocomplete", "off"),
            ("autocapitalize", "none"),
            ("spellcheck", "false"),
            ("aria-describedby", &format!("{id}-hint {id}-problem")),
        ])
        .attr_of("type", move || if shown.get() { "text" } else { "password" })
        .attr_of("aria-invalid", move || is_invalid().then_some("true"))
        .prop_of("value", move || value.get())
        .on("input", move |event| value.set(value_of(&event)));
    let show = button("button icon-only")
        .attr("data-yti", "show-token")
        .attr_of("title", action)
        .attr_of("aria-label", action)
        .attr_of("aria-pressed", move || shown.get())
        .on("click", move |_| shown.update(|shown| *shown = !*shown))
        .changing(move || icon(if shown.get() { Icon::EyeOff } else { Icon::Eye }));
    let hint = el("p").attrs(&[("class", "hint"), ("id", &format!("{id}-hint"))]);
    let problem = el("p").attrs(&[("class", "problem"), ("id", &format!("{id}-problem"))]);
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text_of(word(session, |t| t.token)))
        .child(el("div").class("with-button").children([input, show]))
        .child(hint.text_of(word(session, |t| t.token_hint)))
        .child(problem.text_of(move || invalid().then(|| t().token_missing)))
}

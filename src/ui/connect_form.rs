//! Before anything is connected: where, with what right, which task.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{El, Holder as _, el};
use super::error_panel::error_panel;
use super::event_target::value_of;
use super::page_size_select::page_size_select;
use super::token_field::token_field;
use super::word::{Pick, word};
use crate::protocol::ErrorKind;
use crate::state::{Memo, RwSignal, Session, whenever};

/// A calm form in the middle. Enter submits; what is wrong is said at its field.
pub(super) fn connect_form(session: Session) -> El {
    let t = move || session.texts();
    let draft = session.draft;
    let endpoint = TextField {
        name: "endpoint",
        label: |t| t.endpoint,
        hint: |t| t.endpoint_hint,
        problem: Rc::new(move || draft.problems.read().endpoint.then(|| t().endpoint_invalid)),
        value: draft.endpoint,
    };
    let task_id = TextField {
        name: "taskid",
        label: |t| t.task_id,
        hint: |t| t.task_id_hint,
        problem: Rc::new(move || draft.problems.read().task_id.then(|| t().task_id_missing)),
        value: draft.task_id,
    };
    let token = move || token_field("token", session, draft.token, Rc::new(move || draft.problems.read().token));
    let page_size = Memo::new(move |_| draft.page_size.get());
    let page_size = el("div")
        .class("field")
        .child(el("label").attr("for", "itemsperpage").text_of(word(session, |t| t.page_size)))
        .child(page_size_select("itemsperpage", session, page_size, Box::new(move |size| draft.page_size.set(size))));
    let load = el("button")
        .attrs(&[("type", "submit"), ("class", "button primary"), ("data-yti", "load")])
        .text_of(word(session, |t| t.load));
    let form = el("form")
        .attrs(&[("class", "connect panel"), ("novalidate", ""), ("autocomplete", "off")])
        .child(el("p").class("intro").text_of(word(session, |t| t.intro)))
        .shown_when(move || session.error().is_some(), move || error_panel(session))
        .child(endpoint.show(session, |session| session.fixed_endpoint().is_some()))
        .shown_when(move || session.asks_for_token(), token)
        .child(task_id.show(session, |_| false))
        .children([page_size, load]);

    // Back from a failed attempt, which took the focus away with the form: give it to the field most likely wrong.
    let wrong = form.clone();
    whenever(move || {
        if let Some(error) = session.error() {
            let name = match error.kind {
                ErrorKind::Auth => "[name=token]",
                ErrorKind::TaskNotFound => "[name=taskid]",
                _ => "[data-yti=load]",
            };
            focus(&wrong, name);
        }
    });
    let submitted = form.clone();
    form.on("submit", move |event| {
        event.prevent_default();
        session.submit();
        focus_first_problem(&submitted, session);
    })
}

fn focus_first_problem(form: &Element, session: Session) {
    let problems = session.draft.problems.get_untracked();
    let name = match (problems.endpoint, problems.token, problems.task_id) {
        (true, _, _) => "[name=endpoint]",
        (_, true, _) => "[name=token]",
        (_, _, true) => "[name=taskid]",
        _ => return,
    };
    focus(form, name);
}

fn focus(form: &Element, selector: &str) {
    let target = form.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target {
        // A field that cannot take the focus is no reason to fail.
        target.focus().ok();
    }
}

/// A line of text with its label, its help, and what is wrong with it.
struct TextField {
    /// The input's name, which is its id too.
    name: &'static str,
    label: Pick,
    hint: Pick,
    problem: Rc<dyn Fn() -> Option<&'static str>>,
    value: RwSignal<String>,
}

impl TextField {
    /// The field, which can be read only while `is_fixed` says so.
    fn show(self, session: Session, is_fixed: fn(Session) -> bool) -> El {
        let Self { name, label, hint, problem, value } = self;
        let is_invalid = Rc::clone(&problem);
        let input = el("input")
            .attrs(&[
                ("id", name),
                ("name", name),
                ("type", "text"),
                ("autocapitalize", "none"),
                ("spellcheck", "false"),
                ("aria-describedby", &format!("{name}-hint {name}-problem")),
            ])
            .attr_when("readonly", move || is_fixed(session))
            .attr_of("aria-invalid", move || is_invalid().map(|_| "true"))
            .prop_of("value", move || value.get())
            .on("input", move |event| value.set(value_of(&event)));
        let hinted = el("p").attrs(&[("class", "hint"), ("id", &format!("{name}-hint"))]);
        let problems = el("p").attrs(&[("class", "problem"), ("id", &format!("{name}-problem"))]);
        el("div")
            .class("field")
            .child(el("label").attr("for", name).text_of(word(session, label)))
            .child(input)
            .child(hinted.text_of(word(session, hint)))
            .child(problems.text_of(move || problem()))
    }
}

//! Before anything is connected: where, with what right, which task.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::error_panel::ErrorPanel;
use super::page_size_select::PageSizeSelect;
use super::show::Show;
use super::token_field::TokenField;
use super::word::{Pick, word};
use crate::protocol::ErrorKind;
use crate::state::{RwSignal, Session, whenever};

/// A calm form in the middle. Enter submits; what is wrong is said at its field.
#[component]
pub(super) fn ConnectForm(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let draft = session.draft;
    let form = NodeRef::<html::Form>::new();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        session.submit();
        focus_first_problem(form, session);
    };
    // Back from a failed attempt, which took the focus away with the form: give it to the field most likely wrong.
    whenever(move || {
        if let (Some(error), Some(form)) = (session.error(), form.get()) {
            let name = match error.kind {
                ErrorKind::Auth => "[name=token]",
                ErrorKind::TaskNotFound => "[name=taskid]",
                _ => "[data-yti=load]",
            };
            focus(&form, name);
        }
    });

    view! {
        <form class="connect panel" node_ref=form on:submit=submit novalidate autocomplete="off">
            <p class="intro">{word(session, |t| t.intro)}</p>
            <Show when=move || session.error().is_some()>
                <ErrorPanel session />
            </Show>
            <TextField
                session
                id="endpoint"
                name="endpoint"
                label=|t| t.endpoint
                hint=|t| t.endpoint_hint
                problem=Signal::derive(move || draft.problems.read().endpoint.then(|| t().endpoint_invalid))
                value=draft.endpoint
                fixed=Signal::derive(move || session.fixed_endpoint().is_some())
            />
            <Show when=move || session.asks_for_token()>
                <TokenField
                    id="token"
                    session
                    value=draft.token
                    invalid=Signal::derive(move || draft.problems.read().token)
                />
            </Show>
            <TextField
                session
                id="taskid"
                name="taskid"
                label=|t| t.task_id
                hint=|t| t.task_id_hint
                problem=Signal::derive(move || draft.problems.read().task_id.then(|| t().task_id_missing))
                value=draft.task_id
            />
            <div class="field">
                <label for="itemsperpage">{word(session, |t| t.page_size)}</label>
                <PageSizeSelect
                    id="itemsperpage"
                    session
                    value=draft.page_size
                    on_choose=move |size| draft.page_size.set(size)
                />
            </div>
            <button type="submit" class="button primary" data-yti="load">
                {word(session, |t| t.load)}
            </button>
        </form>
    }
}

fn focus_first_problem(form: NodeRef<html::Form>, session: Session) {
    let problems = session.draft.problems.get_untracked();
    let name = match (problems.endpoint, problems.token, problems.task_id) {
        (true, _, _) => "[name=endpoint]",
        (_, true, _) => "[name=token]",
        (_, _, true) => "[name=taskid]",
        _ => return,
    };
    if let Some(form) = form.get_untracked() {
        focus(&form, name);
    }
}

fn focus(form: &web_sys::Element, selector: &str) {
    use wasm_bindgen::JsCast;

    let target =
        form.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(target) = target {
        // A field that cannot take the focus is no reason to fail.
        target.focus().ok();
    }
}

/// A line of text with its label, its help, and what is wrong with it.
#[component]
fn TextField(
    session: Session,
    id: &'static str,
    name: &'static str,
    label: Pick,
    hint: Pick,
    problem: Signal<Option<&'static str>>,
    value: RwSignal<String>,
    /// Whether it can be read only.
    #[prop(default = Signal::stored(false))]
    fixed: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{word(session, label)}</label>
            <input
                id=id
                name=name
                type="text"
                readonly=fixed
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || problem.get().map(|_| "true")
                aria-describedby=format!("{id}-hint {id}-problem")
            />
            <p class="hint" id=format!("{id}-hint")>
                {word(session, hint)}
            </p>
            <p class="problem" id=format!("{id}-problem")>
                {move || problem.get()}
            </p>
        </div>
    }
}

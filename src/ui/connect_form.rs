//! Before anything is connected: where, with what right, which task.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::error_panel::ErrorPanel;
use super::page_size_select::PageSizeSelect;
use super::token_field::TokenField;
use crate::protocol::ErrorKind;
use crate::state::Session;

/// A calm form in the middle. Enter submits; what is wrong is said at its field.
#[component]
pub(super) fn ConnectForm(session: Session) -> impl IntoView {
    let texts = Signal::derive(move || session.texts());
    let draft = session.draft;
    let form = NodeRef::<html::Form>::new();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        session.submit();
        focus_first_problem(form, session);
    };
    // Back from a failed attempt, which took the focus away with the form: give it to the field most likely wrong.
    Effect::new(move |_| {
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
            <p class="intro">{move || texts.get().intro}</p>
            <Show when=move || session.error().is_some()>
                <ErrorPanel session />
            </Show>
            <TextField
                id="endpoint"
                name="endpoint"
                label=Signal::derive(move || texts.get().endpoint)
                hint=Signal::derive(move || texts.get().endpoint_hint)
                problem=Signal::derive(move || draft.problems.read().endpoint.then(|| texts.get().endpoint_invalid))
                value=draft.endpoint
            />
            <TokenField
                id="token"
                texts
                value=draft.token
                invalid=Signal::derive(move || draft.problems.read().token)
            />
            <TextField
                id="taskid"
                name="taskid"
                label=Signal::derive(move || texts.get().task_id)
                hint=Signal::derive(move || texts.get().task_id_hint)
                problem=Signal::derive(move || draft.problems.read().task_id.then(|| texts.get().task_id_missing))
                value=draft.task_id
            />
            <div class="field">
                <label for="itemsperpage">{move || texts.get().page_size}</label>
                <PageSizeSelect
                    id="itemsperpage"
                    texts
                    value=draft.page_size
                    on_choose=move |size| draft.page_size.set(size)
                />
            </div>
            <button type="submit" class="button primary" data-yti="load">
                {move || texts.get().load}
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
    id: &'static str,
    name: &'static str,
    label: Signal<&'static str>,
    hint: Signal<&'static str>,
    problem: Signal<Option<&'static str>>,
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                name=name
                type="text"
                autocapitalize="none"
                spellcheck="false"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || problem.get().map(|_| "true")
                aria-describedby=format!("{id}-hint {id}-problem")
            />
            <p class="hint" id=format!("{id}-hint")>
                {hint}
            </p>
            <p class="problem" id=format!("{id}-problem")>
                {problem}
            </p>
        </div>
    }
}

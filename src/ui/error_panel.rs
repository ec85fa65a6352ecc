//! What happened, what to do, and the details folded.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::token_field::TokenField;
use super::word::{changing, word};
use crate::i18n::Texts;
use crate::protocol::{ErrorKind, Token};
use crate::state::{RwSignal, Session, Stage, TokenFrom};

/// The title and the advice for a kind of error.
const fn words(kind: ErrorKind, texts: &Texts) -> (&'static str, &'static str) {
    let errors = &texts.errors;
    match kind {
        ErrorKind::BadRequest => errors.bad_request,
        ErrorKind::Server => errors.server,
        ErrorKind::Auth => errors.auth,
        ErrorKind::Forbidden => errors.forbidden,
        ErrorKind::Rejected => errors.rejected,
        ErrorKind::TaskNotFound => errors.task_not_found,
        ErrorKind::Http => errors.http,
        ErrorKind::Malformed => errors.malformed,
        ErrorKind::Network => errors.network,
        ErrorKind::Timeout => errors.timeout,
        ErrorKind::OutOfMemory => errors.out_of_memory,
        ErrorKind::Cancelled => errors.cancelled,
    }
}

/// The session's error. Shows nothing where there is none.
#[component]
pub(super) fn ErrorPanel(session: Session) -> impl IntoView {
    let t = move || session.texts();
    // Outside of what is drawn anew in another language.
    let new_token = RwSignal::new(String::new());
    changing(move || {
        let error = session.error()?;
        let is_hosts = error.kind == ErrorKind::Auth && session.token_from() == TokenFrom::Provider;
        let (title, advice) = if is_hosts { t().errors.no_token_from_host } else { words(error.kind, t()) };
        let in_task = session.stage() == Stage::Task;
        let message = (!error.message.is_empty()).then(|| error.message.clone());
        let panel = view! {
            <section
                class="error panel"
                role="alert"
                data-yti="error"
                data-kind=error.kind.as_str()
                data-code=error.code.map(|code| code.to_string())
            >
                {icon(Icon::Warning)}
                <div class="error-body">
                    <h2>{title}</h2>
                    <p>{advice}</p>
                    {session.has_page().then(|| view! { <p>{t().old_page_kept}</p> }.into_any())}
                    <details>
                        <summary>{t().error_details}</summary>
                        <dl>
                            <dt>{t().error_kind}</dt>
                            <dd>{error.kind.as_str()}</dd>
                            {error.code.map(|code| view! {
                                <dt>{t().error_code}</dt>
                                <dd>{code.to_string()}</dd>
                            }.into_any())}
                            {message.map(|message| view! {
                                <dt>{t().error_message}</dt>
                                <dd class="foreign">{message}</dd>
                            }.into_any())}
                        </dl>
                    </details>
                    {in_task.then(|| recovery(session, error.kind == ErrorKind::Auth && !is_hosts, new_token))}
                </div>
            </section>
        };
        Some(panel.into_any())
    })
}

/// The way on: a new token where a person has to type one, else another try.
fn recovery(session: Session, needs_token: bool, new_token: RwSignal<String>) -> AnyView {
    if needs_token {
        return view! { <NewToken session value=new_token /> }.into_any();
    }
    view! {
        <div class="actions">
            <button type="button" class="button primary" data-yti="retry" on:click=move |_| session.retry()>
                {word(session, |t| t.retry)}
            </button>
            <button type="button" class="button" data-yti="edit-connection" on:click=move |_| session.disconnect()>
                {word(session, |t| t.edit_connection)}
            </button>
        </div>
    }
    .into_any()
}

/// Asks for a token and goes on where the old one stopped.
#[component]
fn NewToken(session: Session, value: RwSignal<String>) -> impl IntoView {
    let missing = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let token = Token::parse(&value.read_untracked());
        match token {
            Some(token) => {
                value.set(String::new());
                session.renew_token(token);
            }
            None => missing.set(true),
        }
    };
    view! {
        <form class="new-token" on:submit=submit novalidate autocomplete="off">
            <TokenField id="new-token" session value invalid=missing />
            <button type="submit" class="button primary" data-yti="continue">
                {word(session, |t| t.continue_with_token)}
            </button>
        </form>
    }
}

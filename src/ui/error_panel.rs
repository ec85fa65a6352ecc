//! What happened, what to do, and the details folded.

use std::rc::Rc;

use super::dom::{El, Group, Holder as _, el, group};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::token_field::token_field;
use super::word::{Pick, word};
use crate::i18n::Texts;
use crate::protocol::{ApiError, ErrorKind, Token};
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
pub(super) fn error_panel(session: Session) -> Group {
    // Outside of what is made anew for another error.
    let new_token = RwSignal::new(String::new());
    let failure = move || Some((session.error()?, session.token_from(), session.stage()));
    // The panel of one and the same error stays: nobody hears of it twice, and its details and its field are left alone.
    group().switch(failure, move |failure| {
        let (error, token_from, stage) = failure?;
        let is_hosts = error.kind == ErrorKind::Auth && token_from == TokenFrom::Provider;
        let way_on = || recovery(session, error.kind == ErrorKind::Auth && !is_hosts, new_token);
        Some(panel(session, &error, is_hosts, (stage == Stage::Task).then(way_on)))
    })
}

/// An error, which is the host's if it is the host that has no token, and the way on.
fn panel(session: Session, error: &ApiError, is_hosts: bool, way_on: Option<El>) -> El {
    let kind = error.kind;
    let said = move || {
        let texts = session.texts();
        if is_hosts { texts.errors.no_token_from_host } else { words(kind, texts) }
    };
    let code = error.code.map(|code| code.to_string());
    let row = |name: Pick, value: El| [el("dt").text_of(word(session, name)), value];
    let mut details = vec![row(|t| t.error_kind, el("dd").text(kind.as_str()))];
    details.extend(code.as_deref().map(|code| row(|t| t.error_code, el("dd").text(code))));
    if !error.message.is_empty() {
        details.push(row(|t| t.error_message, el("dd").class("foreign").text(&error.message)));
    }
    let details = el("details")
        .child(el("summary").text_of(word(session, |t| t.error_details)))
        .child(el("dl").children(details.into_iter().flatten()));
    let old_page = move || el("p").text_of(word(session, |t| t.old_page_kept));
    let body = el("div")
        .class("error-body")
        .children([el("h2").text_of(move || said().0), el("p").text_of(move || said().1)])
        .shown_when(move || session.has_page(), old_page)
        .child(details)
        .child(way_on);
    let panel = el("section").attrs(&[
        ("class", "error panel"),
        ("role", "alert"),
        ("data-yti", "error"),
        ("data-kind", kind.as_str()),
    ]);
    let panel = code.iter().fold(panel, |panel, code| panel.attr("data-code", code));
    panel.child(icon(Icon::Warning)).child(body)
}

/// The way on: a new token where a person has to type one, else another try.
fn recovery(session: Session, needs_token: bool, new_token: RwSignal<String>) -> El {
    if needs_token {
        return token_form(session, new_token);
    }
    let retry = button("button primary")
        .attr("data-yti", "retry")
        .on("click", move |_| session.retry())
        .text_of(word(session, |t| t.retry));
    let edit = button("button")
        .attr("data-yti", "edit-connection")
        .on("click", move |_| session.disconnect())
        .text_of(word(session, |t| t.edit_connection));
    el("div").class("actions").children([retry, edit])
}

/// Asks for a token and goes on where the old one stopped.
fn token_form(session: Session, value: RwSignal<String>) -> El {
    let missing = RwSignal::new(false);
    let go_on = el("button")
        .attrs(&[("type", "submit"), ("class", "button primary"), ("data-yti", "continue")])
        .text_of(word(session, |t| t.continue_with_token));
    el("form")
        .attrs(&[("class", "new-token"), ("novalidate", ""), ("autocomplete", "off")])
        .on("submit", move |event| {
            event.prevent_default();
            match Token::parse(&value.read_untracked()) {
                Some(token) => {
                    value.set(String::new());
                    session.renew_token(token);
                }
                None => missing.set(true),
            }
        })
        .child(token_field("new-token", session, value, Rc::new(move || missing.get())))
        .child(go_on)
}

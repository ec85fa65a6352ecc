//! Scripts that run in a page before its own: those of a test, and one that tells what goes to the console.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_MODIFIED_SINCE, IF_NONE_MATCH,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// Tells what goes to the console.
const TELLING: &str = include_str!("before.js");
/// Whom it tells.
const CONSOLE: &str = "/console";
/// What a page's policy allows them by.
const NONCE: &str = "tests";
/// Far more than the page or a line has.
const LONGEST: usize = 1024 * 1024;

/// The scripts, and what the first of them has told.
#[derive(Debug, Clone, Default)]
pub struct Before {
    scripts: Arc<Mutex<Vec<String>>>,
    console: Arc<Mutex<Vec<ConsoleLine>>>,
}

/// What a line says where a page's policy does not allow something, and where a file does not come.
pub(crate) const REFUSALS: [&str; 2] = [" forbids ", " did not load"];

/// One line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ConsoleLine {
    /// `debug`, `info`, `log`, `warn` or `error`.
    pub level: String,
    /// What it says.
    pub text: String,
}

impl Before {
    /// From now on runs one more script in every document that comes from [`Before::those_of`] a server.
    pub fn run(&self, script: &str) {
        self.scripts.lock().unwrap_or_else(PoisonError::into_inner).push(script.to_owned());
    }

    /// Puts the scripts into the pages of a server.
    pub fn those_of(&self, server: Router) -> Router {
        server.layer(from_fn_with_state(self.clone(), put_scripts))
    }

    /// Everything that went to the console so far.
    pub(crate) fn console(&self) -> Vec<ConsoleLine> {
        self.console.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn hear(&self, line: Body) -> StatusCode {
        let line = to_bytes(line, LONGEST).await.ok().and_then(|line| serde_json::from_slice(&line).ok());
        let Some(line) = line else { return StatusCode::BAD_REQUEST };
        self.console.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        StatusCode::NO_CONTENT
    }

    /// The page with the scripts right after its first line, and so before all others.
    fn put_into(&self, page: &str) -> String {
        let scripts = self.scripts.lock().unwrap_or_else(PoisonError::into_inner);
        let tags = [TELLING].into_iter().chain(scripts.iter().map(String::as_str));
        let tags: String = tags.map(|script| format!("<script nonce={NONCE}>{script}</script>")).collect();
        page.replacen("<!doctype html>", &format!("<!doctype html>{tags}"), 1)
    }
}

async fn put_scripts(State(before): State<Before>, mut request: Request, next: Next) -> Response {
    if request.method() == Method::POST && request.uri().path() == CONSOLE {
        return before.hear(request.into_body()).await.into_response();
    }
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let accepted = request.headers().get(ACCEPT).and_then(|kinds| kinds.to_str().ok());
    if accepted.is_some_and(|kinds| kinds.contains("text/html")) {
        // Whole and as it is, not kept from before and not compressed.
        for name in [ACCEPT_ENCODING, IF_MODIFIED_SINCE, IF_NONE_MATCH] {
            request.headers_mut().remove(name);
        }
    }
    let response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, LONGEST).await else { return StatusCode::BAD_GATEWAY.into_response() };
    for name in [CONTENT_LENGTH, ETAG] {
        head.headers.remove(name);
    }
    if let Some(policy) = head.headers.get_mut(CONTENT_SECURITY_POLICY) {
        let allowed =
            policy.to_str().map(|policy| policy.replacen("script-src", &format!("script-src 'nonce-{NONCE}'"), 1));
        if let Some(allowed) = allowed.ok().and_then(|policy| HeaderValue::from_str(&policy).ok()) {
            *policy = allowed;
        }
    }
    // The page says that only after the scripts, too late for a browser to look.
    head.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // The next time it may have other scripts.
    head.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Response::from_parts(head, Body::from(before.put_into(&String::from_utf8_lossy(&page))))
}

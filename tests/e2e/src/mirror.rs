//! The built page's files from another origin, as a CDN has them, and pages of other hosts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{Html, Response};
use axum::routing::{MethodRouter, get};
use reference_api::TOKEN;
use serde_json::Value;

use crate::Page;
use crate::environment::Environment;
use crate::gateway;
use crate::other_api::serve;

/// The address of a server that gives every file that the page's gives, and lets every origin read it.
///
/// # Errors
/// When there is no port for it.
pub async fn files(environment: &Environment) -> anyhow::Result<String> {
    serve(mirrored(environment)?).await
}

/// The address of the page with another `config.json`.
///
/// # Errors
/// When there is no port for it.
pub async fn configured(page: &Page, config: &Value) -> anyhow::Result<String> {
    let config = config.to_string();
    configured_by(page, get(async || config)).await
}

/// The address of the page whose server fails once when it is asked for `config.json`.
///
/// # Errors
/// When there is no port for it.
pub async fn configured_at_second_try(page: &Page) -> anyhow::Result<String> {
    let tries = Arc::new(AtomicU32::new(0));
    let config = get(async move || match tries.fetch_add(1, Ordering::Relaxed) {
        0 => (StatusCode::SERVICE_UNAVAILABLE, "{}"),
        _ => (StatusCode::OK, "{}"),
    });
    configured_by(page, config).await
}

async fn configured_by(page: &Page, config: MethodRouter) -> anyhow::Result<String> {
    let router = mirrored(page.environment())?.route("/config.json", config);
    serve(page.watch.before.those_of(router)).await
}

/// The address of the page whose server gives the files of a name, up to their hash, with a policy of their own.
///
/// # Errors
/// When there is no port for it.
pub async fn with_policy_of(page: &Page, stem: &'static str, policy: &'static str) -> anyhow::Result<String> {
    let strict = from_fn(move |request: Request, next: Next| async move {
        let is_meant = request.uri().path().starts_with(&format!("/{stem}-"));
        let mut answer = next.run(request).await;
        if is_meant {
            answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        answer
    });
    serve(page.watch.before.those_of(mirrored(page.environment())?.layer(strict))).await
}

fn mirrored(environment: &Environment) -> anyhow::Result<Router> {
    let open = map_response(async |mut answer: Response| {
        answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        answer
    });
    Ok(gateway::to(&environment.page)?.layer(open))
}

/// The address of a page with nothing on it, whose host allows what `policy` does; the empty policy allows everything.
///
/// # Errors
/// When there is no port for it, or the policy is none for a header.
pub async fn host_page(policy: &str) -> anyhow::Result<String> {
    let headers = [(CONTENT_SECURITY_POLICY, HeaderValue::from_str(policy)?)];
    serve(Router::new().route("/", get((headers, Html("<!doctype html><title>Host</title>"))))).await
}

/// The address of a page of a host's own, whose console is heard and which gives the reference API's token at `/portal/task-token`.
///
/// # Errors
/// When there is no port for it.
pub async fn host_page_of(page: &Page, html: &'static str) -> anyhow::Result<String> {
    let router = Router::new().route("/", get(Html(html))).route("/portal/task-token", get(TOKEN));
    serve(page.watch.before.those_of(router)).await
}

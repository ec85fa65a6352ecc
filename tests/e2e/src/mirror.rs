//! The built page's files from another origin, as a CDN has them, and pages of other hosts.

use std::sync::Arc;

use axum::Router;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use reference_api::TOKEN;
use serde_json::Value;

use crate::environment::Environment;
use crate::other_api::serve;

/// The address of a server that gives every file that the page's gives, and lets every origin read it.
///
/// # Errors
/// When there is no port for it.
pub async fn files(environment: &Environment) -> anyhow::Result<String> {
    serve(mirrored(environment)).await
}

/// The address of the page with another `config.json`.
///
/// # Errors
/// When there is no port for it.
pub async fn configured(environment: &Environment, config: &Value) -> anyhow::Result<String> {
    let config = config.to_string();
    serve(mirrored(environment).route("/config.json", get(async || config))).await
}

fn mirrored(environment: &Environment) -> Router {
    let page = Arc::new(environment.page.clone());
    Router::new().fallback(async move |address: Uri| {
        file(&page, &address).await.unwrap_or_else(|_| StatusCode::BAD_GATEWAY.into_response())
    })
}

async fn file(page: &str, address: &Uri) -> reqwest::Result<Response> {
    let answer = reqwest::get(format!("{page}{}", address.path().trim_start_matches('/'))).await?;
    let kind = answer.headers().get(CONTENT_TYPE).cloned();
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [(CONTENT_TYPE, kind), (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))];
    Ok((answer.status(), headers, answer.bytes().await?).into_response())
}

/// The address of a page with nothing on it, whose host allows what `policy` does; the empty policy allows everything.
///
/// # Errors
/// When there is no port for it, or the policy is none for a header.
pub async fn host_page(policy: &str) -> anyhow::Result<String> {
    let headers = [(CONTENT_SECURITY_POLICY, HeaderValue::from_str(policy)?)];
    serve(Router::new().route("/", get((headers, Html("<!doctype html><title>Host</title>"))))).await
}

/// The address of a page of a host's own, which gives the reference API's token at `/portal/task-token`.
///
/// # Errors
/// When there is no port for it.
pub async fn host_page_of(html: &'static str) -> anyhow::Result<String> {
    serve(Router::new().route("/", get(Html(html))).route("/portal/task-token", get(TOKEN))).await
}

//! The built page's files from another origin, as a CDN has them, and an empty host page with a content policy.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY};
use axum::middleware::map_response;
use axum::response::{Html, Response};
use axum::routing::get;

use crate::environment::Environment;
use crate::gateway;
use crate::other_api::serve;

/// The address of a server that gives every file that the page's gives, and lets every origin read it.
///
/// # Errors
/// When there is no port for it.
pub async fn files(environment: &Environment) -> anyhow::Result<String> {
    let open = map_response(async |mut answer: Response| {
        answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        answer
    });
    serve(gateway::to(&environment.page)?.layer(open)).await
}

/// The address of a page with nothing on it, whose host allows what `policy` does; the empty policy allows everything.
///
/// # Errors
/// When there is no port for it, or the policy is none for a header.
pub async fn host_page(policy: &str) -> anyhow::Result<String> {
    let headers = [(CONTENT_SECURITY_POLICY, HeaderValue::from_str(policy)?)];
    serve(Router::new().route("/", get((headers, Html("<!doctype html><title>Host</title>"))))).await
}

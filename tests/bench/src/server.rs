//! The built page and the reference API behind it, at one origin and without a proxy between them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use axum::serve::ListenerExt as _;
use e2e::before::Before;
use reference_api::Options;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Where the page asks for records, by its shipped configuration.
pub const ENDPOINT: &str = "/api/";
/// The name of a page that fetches the files of another one, and does nothing with them.
pub const BARE: &str = "bare";

/// A call has some fields of a form.
const LONGEST_CALL: usize = 64 * 1024;

/// Answers by the fields of their call.
type Kept = Arc<Mutex<HashMap<BTreeMap<String, String>, Bytes>>>;

/// The reference API with a task of so many records, for any number of pages.
pub fn api(records: u64) -> Router {
    let api = reference_api::router(Options { records, ..Options::default() });
    api.layer(from_fn_with_state(Kept::default(), answer_once))
}

/// Serves the page in `folder`, with scripts before its own, and an API, until the process ends. Gives the page's
/// address.
///
/// # Errors
/// When there is no port.
pub async fn serve(folder: &Path, api: &Router, before: &Before) -> anyhow::Result<String> {
    // Each visit is a first one.
    let uncached = SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let router = Router::new().nest(ENDPOINT, api.clone()).fallback_service(ServeDir::new(folder));
    let bare = get(async || Html(include_str!("instruments/bare.html")));
    // Without the scripts: it has nothing to do but to fetch.
    let router = before.those_of(router).route(&format!("/{BARE}"), bare).layer(uncached);
    let listener = TcpListener::bind("127.0.0.1:0").await.context("there is no port for the page")?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(format!("http://{address}/"))
}

/// Has each answer made once and keeps it: whoever asks again measures the browser, and no server.
///
/// Answers go out uncompressed. To compress one takes ten times as long as to make it.
async fn answer_once(State(kept): State<Kept>, request: Request, next: Next) -> Response {
    let (mut head, body) = request.into_parts();
    let Ok(call) = to_bytes(body, LONGEST_CALL).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let fields: BTreeMap<_, _> = form_urlencoded::parse(&call).into_owned().collect();
    let known = kept.lock().unwrap_or_else(PoisonError::into_inner).get(&fields).cloned();
    if let Some(answer) = known {
        return ([(CONTENT_TYPE, "application/json; charset=utf-8")], answer).into_response();
    }
    head.headers.remove(ACCEPT_ENCODING);
    let (head, body) = next.run(Request::from_parts(head, Body::from(call))).await.into_parts();
    let Ok(answer) = to_bytes(body, usize::MAX).await else { return StatusCode::BAD_GATEWAY.into_response() };
    if head.status == StatusCode::OK {
        kept.lock().unwrap_or_else(PoisonError::into_inner).insert(fields, answer.clone());
    }
    Response::from_parts(head, Body::from(answer))
}

//! What stands between the browser of one test and the page: it hands on whatever is asked, and the test sees it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, HOST, TRANSFER_ENCODING};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use futures_util::stream::unfold;
use reqwest::Client;

/// A call has some fields of a form.
const LONGEST_CALL: usize = 64 * 1024;
/// The path of a page with nothing on it but the page, in a frame.
pub(crate) const FRAME: &str = "frame";
const FRAMED: &str = "<!doctype html><title>Frame</title><style>body { margin: 0 } iframe { border: 0 }</style>\
                      <iframe src=\"./\"></iframe>";

/// A server that gives what the one at `behind` gives, and [`FRAME`].
///
/// # Errors
/// When there can be no client.
pub(crate) fn to(behind: &str) -> anyhow::Result<Router> {
    // A company's HTTP proxy cannot reach this machine's loopback address.
    let client = Client::builder().no_proxy().build()?;
    let behind = behind.trim_end_matches('/').to_owned();
    let router = Router::new().route(&format!("/{FRAME}"), get(Html(FRAMED))).fallback(hand_on);
    Ok(router.with_state((client, behind)))
}

async fn hand_on(State((client, behind)): State<(Client, String)>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_CALL).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let mut headers = head.headers;
    headers.remove(HOST);
    let asked = client.request(head.method, format!("{behind}{}", head.uri)).headers(headers).body(body);
    let Ok(mut answer) = asked.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (status, mut headers) = (answer.status(), std::mem::take(answer.headers_mut()));
    for name in [CONNECTION, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    let body = unfold(answer, async |mut answer| Some((answer.chunk().await.transpose()?, answer)));
    (status, headers, Body::from_stream(body)).into_response()
}

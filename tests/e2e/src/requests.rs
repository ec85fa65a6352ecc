//! What the browser has asked, as the servers of the test have it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::{Request as Call, State};
use axum::http::header::{CONTENT_LENGTH, HOST};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use futures_util::stream::unfold;

use crate::Page;
use crate::wait::{Look, eventually};

/// A call has some fields of a form.
const LONGEST_CALL: usize = 64 * 1024;

/// One request of the program: everything that is no GET.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `POST`, or `OPTIONS` for a preflight.
    pub method: String,
    /// Where to.
    pub url: String,
    /// Its headers, names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The fields of the form in its body.
    pub fields: BTreeMap<String, String>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Request {
    fn new(head: &Parts, body: &[u8]) -> Self {
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        let headers: BTreeMap<_, _> =
            head.headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect();
        Self {
            method: head.method.to_string(),
            url: format!("http://{}{}", headers.get(HOST.as_str()).map_or("", String::as_str), head.uri),
            fields: form_urlencoded::parse(body).into_owned().collect(),
            headers,
            outcome: Outcome::Pending,
        }
    }

    /// A field of its body, empty where it is missing.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is under way.
    Pending,
    /// Its answer was given whole.
    Finished,
    /// The browser ended it.
    Cancelled,
    /// The answer broke off.
    Failed,
}

/// All requests so far that reached a server of the test, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Requests(Arc<Mutex<Vec<Request>>>);

impl Requests {
    /// From now on knows of every request to a server.
    pub(crate) fn of(&self, server: Router) -> Router {
        server.layer(from_fn_with_state(self.clone(), note))
    }

    fn add(&self, request: Request) -> UnderWay {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(request);
        UnderWay { requests: self.clone(), index: all.len() - 1, missing: None }
    }

    fn all(&self) -> Vec<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A request until its outcome is known. What the server drops before that, the browser has ended.
struct UnderWay {
    requests: Requests,
    index: usize,
    /// How many bytes of the answer are still to come, where that is known.
    missing: Option<usize>,
}

impl UnderWay {
    /// Looks at the next piece of the answer.
    fn note<E>(&mut self, piece: Option<&Result<Bytes, E>>) {
        match piece {
            Some(Ok(bytes)) => {
                self.missing = self.missing.map(|missing| missing.saturating_sub(bytes.len()));
                // A server that knows the length asks for no more than that.
                if self.missing == Some(0) {
                    self.end(Outcome::Finished);
                }
            }
            Some(Err(_)) => self.end(Outcome::Failed),
            None => self.end(Outcome::Finished),
        }
    }

    fn end(&self, outcome: Outcome) {
        let mut all = self.requests.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(request) = all.get_mut(self.index).filter(|request| request.outcome == Outcome::Pending) {
            request.outcome = outcome;
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.end(Outcome::Cancelled);
    }
}

async fn note(State(requests): State<Requests>, call: Call, next: Next) -> Response {
    if call.method() == Method::GET {
        return next.run(call).await;
    }
    let (head, body) = call.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_CALL).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let mut under_way = requests.add(Request::new(&head, &body));
    let (head, body) = next.run(Call::from_parts(head, Body::from(body))).await.into_parts();
    let length = head.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    under_way.missing = length.or_else(|| body.size_hint().exact()?.try_into().ok());
    let answer = unfold((body.into_data_stream(), under_way), async |(mut body, mut under_way)| {
        let piece = body.next().await;
        under_way.note(piece.as_ref());
        piece.map(|piece| (piece, (body, under_way)))
    });
    Response::from_parts(head, Body::from_stream(answer))
}

impl Page {
    /// Every request of the program so far that somebody was there to take, in the order in which they came.
    pub fn requests(&self) -> Vec<Request> {
        self.watch.requests.all()
    }

    /// Waits until the requests are as described: what ends one may be heard of a moment after the screen tells.
    ///
    /// # Errors
    /// When they never are.
    pub async fn until_requests(&self, what: &str, holds: impl Fn(&[Request]) -> bool) -> anyhow::Result<()> {
        let look = async || {
            let requests = self.requests();
            let line = |request: &Request| format!("page {} {:?}", request.field("currentpage"), request.outcome);
            let seen = || requests.iter().map(line).collect::<Vec<_>>().join(", ");
            Ok(if holds(&requests) { Look::Found(()) } else { Look::NotYet(seen()) })
        };
        eventually(what, look).await
    }
}

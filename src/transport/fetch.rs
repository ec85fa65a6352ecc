//! One POST, as bytes, that ends with its future.

use std::time::Duration;

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, RangeError, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, DomException, ReferrerPolicy, RequestCache};

use super::fetcher::{Fetched, Fetcher};
use super::memory::has_room_for;
use crate::protocol::{ApiError, Endpoint, ErrorKind};

/// An answer whose body has arrived whole.
pub(super) struct Answer {
    pub(super) http_status: u16,
    /// How long the server wants to be left alone, if it says so where this page may read it.
    pub(super) retry_after: Option<Duration>,
    pub(super) body: Vec<u8>,
}

/// Posts a form-encoded body when it is its turn, in the fetcher's worker where that is there. No header is set but the
/// one a form has, so a cross-origin call needs no preflight.
///
/// # Errors
/// [`ErrorKind::Network`] without an answer, [`ErrorKind::Timeout`] where the answer was not complete in time,
/// [`ErrorKind::OutOfMemory`] where it is too large to be read.
pub(super) async fn post_form(
    fetcher: &Fetcher,
    endpoint: &Endpoint,
    body: &str,
    timeout: Duration,
) -> Result<Answer, ApiError> {
    let timeout = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
    let answer = loop {
        if let Some(_slot) = fetcher.slot().await {
            let exchange = std::pin::pin!(exchange(endpoint, body));
            break match select(exchange, TimeoutFuture::new(timeout)).await {
                Either::Left((answer, _)) => answer,
                Either::Right(((), _)) => Err(ErrorKind::Timeout),
            };
        }
        match exchange_beside(fetcher, endpoint, body, timeout).await {
            Some(answer) => break answer,
            None => fetcher.give_up(),
        }
    };
    answer.map_err(ApiError::of)
}

/// By the worker; `None` where nobody has fetched it.
async fn exchange_beside(
    fetcher: &Fetcher,
    endpoint: &Endpoint,
    body: &str,
    timeout: u32,
) -> Option<Result<Answer, ErrorKind>> {
    let fetched = fetcher.post(endpoint.as_str(), body, timeout)?;
    match JsFuture::from(fetched).await {
        Ok(fetched) => {
            let fetched: Fetched = fetched.unchecked_into();
            let retry_after = fetched.retry_after().as_deref().and_then(wish_of);
            let bytes = fetched.bytes();
            let body = copied(&bytes);
            fetcher.take_back(&bytes);
            Some(body.map(|body| Answer { http_status: fetched.status(), retry_after, body }))
        }
        Err(error) if error.is_undefined() => None,
        Err(error) => Some(Err(kind_of(error))),
    }
}

async fn exchange(endpoint: &Endpoint, body: &str) -> Result<Answer, ErrorKind> {
    let mut abort = AbortOnDrop::new();
    let signal = abort.0.as_ref().map(AbortController::signal);
    let response = Request::post(endpoint.as_str())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(signal.as_ref())
        .body(body);
    let response = response.map_err(|_| ErrorKind::Network)?.send().await.map_err(|_| ErrorKind::Network)?;
    let retry_after = response.headers().get("Retry-After").as_deref().and_then(wish_of);
    let http_status = response.status();
    let bytes = web_sys::Response::from(response).array_buffer().map_err(kind_of)?;
    let bytes = JsFuture::from(bytes).await.map_err(kind_of)?;
    abort.disarm();
    Ok(Answer { http_status, retry_after, body: copied(&Uint8Array::new(&bytes))? })
}

/// What an error of the browser's says.
fn kind_of(error: JsValue) -> ErrorKind {
    if error.is_instance_of::<RangeError>() {
        // So browsers say that they have no memory left themselves.
        ErrorKind::OutOfMemory
    } else if error.dyn_into().is_ok_and(|error: DomException| error.name() == "TimeoutError") {
        ErrorKind::Timeout
    } else {
        ErrorKind::Network
    }
}

/// A body, which is copied only where there is room for it.
fn copied(bytes: &Uint8Array) -> Result<Vec<u8>, ErrorKind> {
    if has_room_for(bytes.length() as usize) { Ok(bytes.to_vec()) } else { Err(ErrorKind::OutOfMemory) }
}

/// The header `Retry-After`, in seconds or as a date. From another origin it can be read only where that exposes it.
fn wish_of(header: &str) -> Option<Duration> {
    // What has passed, or is no time at all, asks for nothing: as a whole number it is 0.
    let until = || Duration::from_millis((Date::parse(header) - Date::now()) as u64);
    Some(header.trim().parse().map_or_else(|_| until(), Duration::from_secs))
}

/// Ends the request when the future that waits for it is dropped.
struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// The answer is here: there is nothing to end, and to tell everybody who listens takes its time.
    fn disarm(&mut self) {
        self.0 = None;
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

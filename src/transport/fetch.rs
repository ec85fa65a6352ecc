//! One POST, as bytes, that ends with its future.

use std::time::Duration;

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, RangeError, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache};

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

/// Posts a form-encoded body, by the fetcher where that is there. No header is set but the one a form has, so a
/// cross-origin call needs no preflight.
///
/// # Errors
/// [`ErrorKind::Network`] without an answer, [`ErrorKind::Timeout`] where the answer was not complete in time,
/// [`ErrorKind::OutOfMemory`] where it is too large to be read.
pub(super) async fn post_form(
    fetcher: &Fetcher,
    endpoint: &Endpoint,
    body: String,
    timeout: Duration,
) -> Result<Answer, ApiError> {
    let millis = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
    let exchange = std::pin::pin!(exchange(fetcher, endpoint, body));
    match select(exchange, TimeoutFuture::new(millis)).await {
        Either::Left((answer, _)) => answer.map_err(ApiError::of),
        Either::Right(((), _)) => Err(ApiError::of(ErrorKind::Timeout)),
    }
}

async fn exchange(fetcher: &Fetcher, endpoint: &Endpoint, body: String) -> Result<Answer, ErrorKind> {
    let mut abort = AbortOnDrop::new();
    let signal = abort.0.as_ref().map(AbortController::signal);
    if let Some(fetched) = fetcher.post(endpoint.as_str(), &body, signal.as_ref()) {
        match JsFuture::from(fetched).await {
            Ok(fetched) => {
                let fetched: Fetched = fetched.unchecked_into();
                abort.disarm();
                let retry_after = fetched.retry_after().as_deref().and_then(wish_of);
                let bytes = fetched.bytes();
                let body = copied(&bytes)?;
                fetcher.take_back(&bytes);
                return Ok(Answer { http_status: fetched.status(), retry_after, body });
            }
            // Nobody has fetched it.
            Err(error) if error.is_undefined() => {}
            Err(error) => return Err(kind_of(error)),
        }
    }
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
    match error.dyn_into::<RangeError>() {
        // So browsers say that they have no memory left themselves.
        Ok(_) => ErrorKind::OutOfMemory,
        Err(_) => ErrorKind::Network,
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

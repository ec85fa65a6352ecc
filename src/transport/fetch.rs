//! One POST, as bytes, that ends with its future.

use std::time::Duration;

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache};

use crate::protocol::{ApiError, Endpoint, ErrorKind};

/// An answer whose body has arrived whole.
pub(super) struct Answer {
    pub(super) http_status: u16,
    pub(super) body: Vec<u8>,
}

/// Posts a form-encoded body. No header is set but the one a form has, so a cross-origin call needs no preflight.
///
/// # Errors
/// [`ErrorKind::Network`] without an answer, [`ErrorKind::Timeout`] where the answer was not complete in time.
pub(super) async fn post_form(endpoint: &Endpoint, body: String, timeout: Duration) -> Result<Answer, ApiError> {
    let millis = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
    let exchange = std::pin::pin!(exchange(endpoint, body));
    match select(exchange, TimeoutFuture::new(millis)).await {
        Either::Left((answer, _)) => answer.map_err(|_| ApiError::of(ErrorKind::Network)),
        Either::Right(((), _)) => Err(ApiError::of(ErrorKind::Timeout)),
    }
}

async fn exchange(endpoint: &Endpoint, body: String) -> Result<Answer, gloo_net::Error> {
    let abort = AbortOnDrop::new();
    let response = Request::post(endpoint.as_str())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref())
        .body(body)?
        .send()
        .await?;
    let http_status = response.status();
    Ok(Answer { http_status, body: response.binary().await? })
}

/// Ends the request when the future that waits for it is dropped. After the answer it does nothing.
struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    fn new() -> Self {
        Self(AbortController::new().ok())
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

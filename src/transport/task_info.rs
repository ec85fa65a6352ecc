//! One page of a task, asked as often as the protocol says it is worth.

use std::time::Duration;

use gloo_timers::future::sleep;

use super::fetch::post_form;
use super::retry::RetryPolicy;
use crate::protocol::{ApiError, Endpoint, PageRequest, TaskInfoPage, Token, decode_response};

/// Where and how to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The API's base URL.
    pub endpoint: Endpoint,
    /// The authorization.
    pub token: Token,
    /// How long one answer may take, its body included.
    pub timeout: Duration,
    /// When to ask again.
    pub retry: RetryPolicy,
}

/// Asks for a page and hands it to `use_page`, which may borrow from the answer's bytes.
///
/// `on_retry` is told the number of the attempt, from 2, before each pause. Dropping the future ends the request.
///
/// # Errors
/// The last attempt's error, with the token blotted out of the server's words.
pub async fn request_page<T>(
    api: &Api,
    request: &PageRequest,
    on_retry: impl Fn(u32),
    mut use_page: impl FnMut(TaskInfoPage<'_>) -> T,
) -> Result<T, ApiError> {
    let mut attempt = 1;
    loop {
        let outcome = match post_form(&api.endpoint, request.encode(&api.token), api.timeout).await {
            Ok(answer) => decode_response(answer.http_status, &answer.body, &mut use_page),
            Err(error) => Err(error),
        };
        let error = match outcome {
            Ok(used) => return Ok(used),
            Err(error) => error,
        };
        match api.retry.pause_after(attempt, &error, js_sys::Math::random()) {
            Some(pause) => {
                attempt += 1;
                on_retry(attempt);
                sleep(pause).await;
            }
            None => return Err(error.without_secret(api.token.reveal())),
        }
    }
}

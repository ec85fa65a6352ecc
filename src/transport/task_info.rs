//! One page of a task, asked as often as the protocol says it is worth.

use std::cell::RefCell;
use std::time::Duration;

use gloo_timers::future::sleep;

use super::fetch::post_form;
use super::fetcher::{Fetcher, Fetchers};
use super::retry::RetryPolicy;
use super::token_source::TokenSource;
use crate::protocol::{ApiError, Endpoint, ErrorKind, PageHead, PageRequest};
use crate::task::Records;

/// Where and how to ask.
#[derive(Clone, Debug)]
pub struct Api {
    /// The API's base URL.
    pub endpoint: Endpoint,
    /// The authorization.
    pub tokens: TokenSource,
    /// How long one answer may take, its body included, and how long one token.
    pub timeout: Duration,
    /// When to ask again.
    pub retry: RetryPolicy,
    /// What fetches beside the page, where many pages are asked for.
    pub fetchers: Fetchers,
}

/// What the requests of one load share.
#[derive(Debug)]
pub(super) struct Shared {
    /// What fetches.
    pub(super) fetcher: Fetcher,
    /// Records that nobody wants any more, in whose memory others are read.
    pub(super) spare: RefCell<Vec<Records>>,
}

impl Shared {
    /// For so many requests at a time.
    pub(super) fn new(parallel: usize) -> Self {
        Self { fetcher: Fetcher::new(parallel), spare: RefCell::default() }
    }
}

/// Asks for a page by itself: what the server says of it, and its records.
///
/// `on_retry` is told the number of the attempt, from 2, before each pause. A token that is refused is replaced once,
/// where there is another. Dropping the future ends the request.
///
/// # Errors
/// The last attempt's error, with the token blotted out of the server's words.
pub async fn request_page(
    api: &Api,
    request: &PageRequest,
    on_retry: &dyn Fn(u32),
) -> Result<(PageHead, Records), ApiError> {
    request_page_of(&Shared::new(1), api, request, on_retry).await
}

/// The same of one page among many.
pub(super) async fn request_page_of(
    shared: &Shared,
    api: &Api,
    request: &PageRequest,
    on_retry: &dyn Fn(u32),
) -> Result<(PageHead, Records), ApiError> {
    let mut token = api.tokens.token(api.timeout).await?;
    let mut is_renewed = false;
    let mut attempt = 1;
    loop {
        let body = request.encode(&token);
        let (outcome, wish) = match post_form(&shared.fetcher, &api.endpoint, &body, api.timeout).await {
            Ok(answer) => {
                let spare = shared.spare.borrow_mut().pop().unwrap_or_default();
                (spare.replaced_by_response(answer.http_status, &answer.body), answer.retry_after)
            }
            Err(error) => (Err(error), None),
        };
        let error = match outcome {
            Ok(page) => return Ok(page),
            Err(error) => error.without_secret(token.reveal()),
        };
        if error.kind == ErrorKind::Auth {
            let renewed = if is_renewed { None } else { api.tokens.instead_of(&token, api.timeout).await };
            let Some(renewed) = renewed else {
                api.tokens.forget(&token);
                return Err(error);
            };
            (token, is_renewed) = (renewed, true);
            continue;
        }
        match api.retry.pause_after(attempt, &error, wish, js_sys::Math::random()) {
            Some(pause) => {
                attempt += 1;
                on_retry(attempt);
                sleep(pause).await;
            }
            None => return Err(error),
        }
    }
}

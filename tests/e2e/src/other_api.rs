//! APIs of other origins than the page's, on this machine and for one test: they end with it, and what the page asks
//! them is among its requests.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::middleware::{Next, from_fn};
use reference_api::Options;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::Page;

/// A reference API that answers nobody while it is held: what is under way stays so for as long as a test looks at it.
#[derive(Debug)]
pub struct HeldApi {
    /// Where it is.
    pub address: String,
    held: watch::Sender<bool>,
}

impl HeldApi {
    /// Starts one that answers until it is held.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn start(page: &Page) -> anyhow::Result<Self> {
        let held = watch::Sender::new(false);
        let watched = Arc::new(held.subscribe());
        let wait = from_fn(move |request: Request, next: Next| {
            let mut watched = watch::Receiver::clone(&watched);
            async move {
                // Where the sender is gone the test is over.
                drop(watched.wait_for(|held| !held).await);
                next.run(request).await
            }
        });
        Ok(Self { address: serve(page.watch.requests.of(open_reference().layer(wait))).await?, held })
    }

    /// From now on, no answer leaves.
    pub fn hold(&self) {
        self.held.send_replace(true);
    }

    /// Answers everything that was held back, and everything from now on.
    pub fn let_go(&self) {
        self.held.send_replace(false);
    }
}

/// The address of an API that gives the same answer to everybody and lets every origin read it.
///
/// # Errors
/// When there is no port for it.
pub async fn answering(page: &Page, answer: &Value) -> anyhow::Result<String> {
    let body = answer.to_string();
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    serve(page.watch.requests.of(Router::new().fallback(async || (headers, body)))).await
}

/// The address of a reference API that lets every origin read its answers.
///
/// # Errors
/// When there is no port for it.
pub async fn reference(page: &Page) -> anyhow::Result<String> {
    serve(page.watch.requests.of(open_reference())).await
}

fn open_reference() -> Router {
    reference_api::router(Options { cors: Some("*".to_owned()), ..Options::default() })
}

/// An address where nobody answers.
///
/// # Errors
/// When there is no port.
pub async fn nobody() -> anyhow::Result<String> {
    Ok(address(&TcpListener::bind("127.0.0.1:0").await?)?)
}

pub(crate) async fn serve(router: Router) -> anyhow::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = address(&listener)?;
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(address)
}

fn address(listener: &TcpListener) -> std::io::Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

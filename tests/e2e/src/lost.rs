//! Files that a browser asks for and never gets: the connection breaks before the first byte of an answer.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::iter;

use crate::Page;

/// Their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lost(Arc<Mutex<Vec<String>>>);

impl Lost {
    /// Breaks off whoever asks a server for one of them.
    pub(crate) fn of(&self, server: Router) -> Router {
        server.layer(from_fn_with_state(self.clone(), break_off))
    }

    fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|lost| Some(&**lost) == name)
    }
}

impl Page {
    /// From now on the page's files of these names do not come, and all others do.
    pub fn lose(&self, names: &[&str]) {
        let names = names.iter().map(ToString::to_string).collect();
        *self.watch.lost.0.lock().unwrap_or_else(PoisonError::into_inner) = names;
    }
}

async fn break_off(State(lost): State<Lost>, request: Request, next: Next) -> Response {
    if lost.has(request.uri().path()) {
        // A server sends an answer's header together with what there is of its body.
        return Body::from_stream(iter([Err::<Bytes, _>(io::Error::other("lost"))])).into_response();
    }
    next.run(request).await
}

//! Fetching beside the page: a worker fetches, and the page has its time for reading what came.

use std::cell::{OnceCell, RefCell};

use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

/// What begins workers that fetch: `openFetcher` of `embed.js`, which knows where their module is.
#[derive(Clone, Debug)]
pub struct Fetchers(Function);

/// Where requests of one load may be made: in a worker, once one was begun and is there. Dropping it ends the worker.
#[derive(Debug, Default)]
pub(super) struct Fetcher {
    handle: OnceCell<Option<Handle>>,
    /// Buffers whose answers have been read, for the next ones.
    spare: RefCell<Vec<ArrayBuffer>>,
}

#[wasm_bindgen]
extern "C" {
    /// What `openFetcher` gives.
    #[derive(Debug)]
    type Handle;

    #[wasm_bindgen(method)]
    fn post(this: &Handle, url: &str, body: &str, signal: &AbortSignal, spare: Option<ArrayBuffer>) -> Option<Promise>;

    #[wasm_bindgen(method)]
    fn end(this: &Handle);

    /// What the promise of [`Fetcher::post`] gives.
    pub(super) type Fetched;

    /// HTTP's status.
    #[wasm_bindgen(method, getter)]
    pub(super) fn status(this: &Fetched) -> u16;

    /// The header `Retry-After`.
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    pub(super) fn retry_after(this: &Fetched) -> Option<String>;

    /// The body.
    #[wasm_bindgen(method, getter)]
    pub(super) fn bytes(this: &Fetched) -> Uint8Array;
}

impl Fetchers {
    /// By this function of `embed.js`.
    #[must_use]
    pub const fn new(open: Function) -> Self {
        Self(open)
    }
}

impl Fetcher {
    /// Begins the worker, once. Where there can be none, nothing comes of it.
    pub(super) fn begin(&self, fetchers: &Fetchers) {
        self.handle.get_or_init(|| fetchers.0.call0(&JsValue::NULL).ok().map(JsCast::unchecked_into));
    }

    /// Posts a form by the worker, if it is there: a promise of [`Fetched`], which rejects with the reason, or with nothing
    /// where the worker is gone and has not fetched this.
    pub(super) fn post(&self, url: &str, body: &str, signal: Option<&AbortSignal>) -> Option<Promise> {
        let (handle, signal) = (self.handle.get()?.as_ref()?, signal?);
        handle.post(url, body, signal, self.spare.borrow_mut().pop())
    }

    /// Takes back where an answer has lain that has been read.
    pub(super) fn take_back(&self, bytes: &Uint8Array) {
        self.spare.borrow_mut().push(bytes.buffer());
    }
}

impl Drop for Fetcher {
    fn drop(&mut self) {
        if let Some(Some(handle)) = self.handle.get() {
            handle.end();
        }
    }
}

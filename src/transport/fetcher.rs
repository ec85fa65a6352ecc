//! Fetching beside the page: a worker fetches, and the page has its time for reading what came.

use std::cell::{Cell, OnceCell, RefCell};

use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::slots::{Slot, Slots};

/// What begins workers that fetch: `openFetcher` of `embed.js`, which knows where their module is.
#[derive(Clone, Debug)]
pub struct Fetchers(Function);

/// So many questions wait in the worker for their turn: while the page reads one answer, it need not wait for the next
/// question. They are asked whatever that answer says.
const AHEAD: usize = 2;

/// Where requests of one load are made, so many at a time: in a worker, once one was begun and is there. Dropping it ends
/// the worker.
#[derive(Debug)]
pub(super) struct Fetcher {
    /// The page's own requests. A worker keeps to the same number by itself.
    slots: Slots,
    handle: OnceCell<Handle>,
    is_given_up: Cell<bool>,
    /// Buffers whose answers have been read, for the next ones.
    spare: RefCell<Vec<ArrayBuffer>>,
}

#[wasm_bindgen]
extern "C" {
    /// What `openFetcher` gives.
    #[derive(Debug)]
    type Handle;

    #[wasm_bindgen(method, getter, js_name = isThere)]
    fn is_there(this: &Handle) -> bool;

    #[wasm_bindgen(method)]
    fn post(this: &Handle, url: &str, body: &str, timeout: u32, spare: Option<ArrayBuffer>) -> Option<Promise>;

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
    /// For so many requests at a time.
    pub(super) fn new(parallel: usize) -> Self {
        Self {
            slots: Slots::new(parallel),
            handle: OnceCell::new(),
            is_given_up: Cell::new(false),
            spare: RefCell::default(),
        }
    }

    /// Begins the worker, once. Where there can be none, nothing comes of it.
    pub(super) fn begin(&self, fetchers: &Fetchers) {
        if self.handle.get().is_none()
            && let Ok(handle) = fetchers.0.call1(&JsValue::NULL, &self.slots.count().into())
        {
            let _ = self.handle.set(handle.unchecked_into());
        }
    }

    /// Waits until the page may make a request; `None` where the worker is there to make it.
    pub(super) async fn slot(&self) -> Option<Slot<'_>> {
        self.slots.take(|| self.has_worker()).await
    }

    /// How many more questions may be put than requests be made at a time.
    pub(super) fn ahead(&self) -> usize {
        if self.has_worker() { AHEAD } else { 0 }
    }

    fn has_worker(&self) -> bool {
        !self.is_given_up.get() && self.handle.get().is_some_and(Handle::is_there)
    }

    /// Has the worker post a form: a promise of [`Fetched`], which rejects with the reason, or with nothing where the worker
    /// is gone and has not fetched this. It waits for its turn, and from then on for so many milliseconds.
    pub(super) fn post(&self, url: &str, body: &str, timeout: u32) -> Option<Promise> {
        self.handle.get()?.post(url, body, timeout, self.spare.borrow_mut().pop())
    }

    /// Asks the worker for nothing any more.
    pub(super) fn give_up(&self) {
        self.is_given_up.set(true);
    }

    /// Takes back where an answer has lain that has been read.
    pub(super) fn take_back(&self, bytes: &Uint8Array) {
        self.spare.borrow_mut().push(bytes.buffer());
    }
}

impl Drop for Fetcher {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.get() {
            handle.end();
        }
    }
}

//! Workbooks, made by a wasm module of their own that is fetched when first used.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::task::export::xlsx::Plan;

/// What begins workbooks: `openWorkbook` of `embed.js`, which knows where the module is.
#[derive(Clone, Debug)]
pub struct Workbooks(Function);

/// A workbook under way, in a worker where there can be one. Dropping it ends the work and forgets the file.
#[derive(Debug)]
pub struct Workbook(Handle);

/// A workbook that is there.
#[derive(Clone, Debug)]
pub struct FinishedWorkbook {
    /// The file, of the type that Excel's files have.
    pub file: Blob,
    /// How many texts were cut, since Excel takes no longer ones than 32,767 characters.
    pub cut: u32,
}

/// Why there is no workbook, in the browser's words, for developers: the module did not come, or it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbookFailure(pub String);

#[wasm_bindgen]
extern "C" {
    /// What `openWorkbook` gives.
    #[derive(Debug)]
    type Handle;

    #[wasm_bindgen(method)]
    fn add(this: &Handle, batch: Uint8Array) -> Promise;

    #[wasm_bindgen(method)]
    fn finish(this: &Handle) -> Promise;

    #[wasm_bindgen(method)]
    fn cancel(this: &Handle);

    /// What `finish` gives.
    type Finished;

    #[wasm_bindgen(method, getter)]
    fn file(this: &Finished) -> Blob;

    #[wasm_bindgen(method, getter)]
    fn cut(this: &Finished) -> u32;
}

impl Workbooks {
    /// By this function of `embed.js`.
    #[must_use]
    pub const fn new(open: Function) -> Self {
        Self(open)
    }

    /// Begins a workbook.
    ///
    /// # Errors
    /// When the module does not come, or Excel has no workbook of that plan.
    pub async fn begin(&self, plan: &Plan<'_>) -> Result<Workbook, WorkbookFailure> {
        let plan = Uint8Array::from(plan.encode().as_slice());
        let begun = self.0.call1(&JsValue::NULL, &plan).map_err(|error| failure(&error))?;
        settled(begun.unchecked_into()).await.map(|handle| Workbook(handle.unchecked_into()))
    }
}

impl Workbook {
    /// Gives a batch of [`Export::batches`](crate::task::export::Export::batches), waits until there is room for the
    /// next, and tells how many records have been written so far.
    ///
    /// # Errors
    /// When this batch or an earlier one could not be written. Nothing comes of the workbook any more.
    pub async fn add(&self, batch: &[u8]) -> Result<u32, WorkbookFailure> {
        let written = settled(self.0.add(Uint8Array::from(batch))).await?;
        Ok(written.as_f64().unwrap_or_default() as u32)
    }

    /// Ends the workbook and gives the file.
    ///
    /// # Errors
    /// When an earlier batch or the end could not be written.
    pub async fn finish(self) -> Result<FinishedWorkbook, WorkbookFailure> {
        let finished: Finished = settled(self.0.finish()).await?.unchecked_into();
        Ok(FinishedWorkbook { file: finished.file(), cut: finished.cut() })
    }
}

impl Drop for Workbook {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

async fn settled(promise: Promise) -> Result<JsValue, WorkbookFailure> {
    JsFuture::from(promise).await.map_err(|error| failure(&error))
}

fn failure(error: &JsValue) -> WorkbookFailure {
    let error = error.dyn_ref::<js_sys::Error>();
    WorkbookFailure(error.map(|error| String::from(error.message())).unwrap_or_default())
}

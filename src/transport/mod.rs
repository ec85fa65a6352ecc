//! From a request to the API's bytes: fetch, abort, time-out and retry. And from batches of records to a workbook, which
//! a module of its own makes.
//!
//! Knows browsers and no signals. Every future here ends its request when it is dropped, so whoever drops it leaves
//! nothing running. Tokens pass through request bodies only, and are blotted out of every error.

#[cfg(target_arch = "wasm32")]
mod fetch;
mod load_plan;
mod retry;
#[cfg(target_arch = "wasm32")]
mod task_info;
#[cfg(target_arch = "wasm32")]
mod whole_task;
#[cfg(target_arch = "wasm32")]
mod workbook;

pub use load_plan::{Ask, LoadPlan, Verdict};
pub use retry::RetryPolicy;
#[cfg(target_arch = "wasm32")]
pub use task_info::{Api, request_page};
#[cfg(target_arch = "wasm32")]
pub use whole_task::load_pages;
#[cfg(target_arch = "wasm32")]
pub use workbook::{FinishedWorkbook, Workbook, WorkbookFailure, Workbooks};

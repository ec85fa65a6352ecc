//! From a request to the API's bytes: fetch, in a worker where many pages are to come, abort, time-out and retry. And
//! from batches of records to a workbook, which a module of its own makes.
//!
//! Knows browsers and no signals. Every future here ends its request when it is dropped, so whoever drops it leaves
//! nothing running. Tokens pass through request bodies only, and are blotted out of every error; one that is refused is
//! replaced here, where somebody has another.

#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod fetcher;
#[cfg(target_arch = "wasm32")]
mod file_parts;
mod load_plan;
#[cfg(target_arch = "wasm32")]
mod memory;
mod pages;
mod retry;
#[cfg(target_arch = "wasm32")]
mod slots;
#[cfg(target_arch = "wasm32")]
mod task_info;
#[cfg(target_arch = "wasm32")]
mod token_source;
#[cfg(target_arch = "wasm32")]
mod whole_task;
#[cfg(target_arch = "wasm32")]
mod workbook;

#[cfg(target_arch = "wasm32")]
pub use fetcher::Fetchers;
#[cfg(target_arch = "wasm32")]
pub use file_parts::FileParts;
pub use load_plan::{Ask, LoadPlan, Verdict};
pub use retry::RetryPolicy;
#[cfg(target_arch = "wasm32")]
pub use task_info::{Api, request_page};
#[cfg(target_arch = "wasm32")]
pub use token_source::TokenSource;
#[cfg(target_arch = "wasm32")]
pub use whole_task::load_pages;
#[cfg(target_arch = "wasm32")]
pub use workbook::{FinishedWorkbook, Workbook, WorkbookFailure, Workbooks};

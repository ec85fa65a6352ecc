//! From a request to the API's bytes: fetch, abort, time-out and retry.
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

pub use load_plan::{Ask, LoadPlan, Verdict};
pub use retry::RetryPolicy;
#[cfg(target_arch = "wasm32")]
pub use task_info::{Api, request_page};
#[cfg(target_arch = "wasm32")]
pub use whole_task::load_pages;

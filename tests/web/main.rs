//! What a person gets from the element, in a real browser, where the network does what a test says.
//!
//! The crate's public door is used as `embed.js` uses it: [`support::Screen`] mounts into a container in an open shadow
//! root, and [`support::Network`] stands where `fetch` was. Nothing here asks a real server, and nothing looks inside
//! the crate: a test knows the hooks of the contract and what a person does. What the built page does with a real
//! server is tested end to end.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

mod aborting;
mod accessibility;
mod attributes;
mod cards;
mod charts;
mod config;
mod copying;
mod details;
mod errors;
mod events;
mod exporting;
mod fetchers;
mod filtering;
mod form;
mod given;
mod host_token;
mod hostile_text;
mod instances;
mod languages;
mod loading;
mod masking;
mod ordering;
mod paging;
mod refresh;
mod refresh_failures;
mod refresh_pauses;
mod requests;
mod restoring;
mod retries;
mod secrecy;
mod soak;
mod states;
mod style;
mod summary;
mod table;
mod task_ends;
mod task_faults;
mod task_refresh;
mod task_reload;
mod token_provider;
mod whole_task;
mod workbooks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

//! Shows what became of every call of a predictive outbound dialling task (预测外呼任务详情).
//!
//! One program, compiled to wasm, that is two things at once: a page that any static host can serve, and the custom
//! element `<yccall-task-info>` that any admin portal can put into its own page. The page is nothing but a host of the
//! element.
//!
//! # Map
//! Imports run one way only: embed → ui → state → transport → task → protocol; i18n is a leaf.
//!
//! | module | what it is | needs |
//! | --- | --- | --- |
//! | [`protocol`] | the wire: request, envelope, record, error | nothing |
//! | [`task`] | one task's records: columns, filter, order, facets, figures, files | nothing |
//! | [`transport`] | fetch, abort, time-out, retry, the whole-task loader; the way to the module `xlsx` | a browser |
//! | [`state`] | signals: connection, scope, paging, filter, activity | Leptos |
//! | [`i18n`] | every text, one file a language | nothing |
//! | `ui` | components, one a file | a browser, Leptos's signals |
//! | [`embed`] | the element's door, its options, the page's configuration; the only way in | a browser |
//!
//! `protocol` and `task` are packages of their own, since a package is what a compiler takes one setting for: what runs
//! over a million records is compiled for speed, everything else for size. `xlsx` is one since it becomes a second wasm
//! module, which makes workbooks and is fetched when somebody wants one; `task` shares with it what goes over.
//!
//! What needs no browser compiles natively, in seconds, and is tested there. The rest exists for `wasm32` alone: set
//! your editor's rust-analyzer to the target `wasm32-unknown-unknown` to see it.

pub mod embed;
pub mod i18n;
pub mod state;
pub mod transport;
#[cfg(target_arch = "wasm32")]
mod ui;

pub use yccall_protocol as protocol;
pub use yccall_task as task;

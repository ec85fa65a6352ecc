//! What the end-to-end tests stand on: the built page in a real browser, behind the proxy that a person would have, and
//! the reference API behind that.
//!
//! A test sees what a person or a host page sees: the public hooks, the texts, the requests that leave. It must never
//! reach into the program, never ask which engine it runs in, and never wait for a time to pass: it waits for
//! conditions. Each test has a browser of its own with nothing in it, and task IDs that no other test uses, so tests run
//! in any order and side by side.
//!
//! | module | what |
//! | --- | --- |
//! | [`environment`] | where page, API, driver and browser are |
//! | [`engine`] | Chromium, Firefox, WebKit, and how they differ |
//! | [`session`] | one test in one browser, ended whatever happens |
//! | [`page`] | the page: going to it, looking at it, waiting for it |
//! | [`acting`] | what a person does on it |
//! | [`screen`] | what the hooks say at one moment |
//! | [`portal`] | the sample portals, as servers have them |
//! | [`probe`] | what no hook says: styles, the clipboard, the console |
//! | [`axe`] | what keeps people from using the page |
//! | [`before`] | scripts that run before the page's own |
//! | [`requests`] | what the browser has asked |
//! | [`task`] | a task to connect to, with its faults and its truth |
//! | [`truth`] | every record that is loaded, against the API's own |
//! | [`expected_card`] | what a record must look like |
//! | [`expected_figures`] | what records must add up to |
//! | [`expected_filter`] | which records filters must leave |
//! | [`expected_file`] | what a file must say of a record |
//! | [`downloads`] | files that the browser saves |
//! | [`host`] | a host's page with the element in it |
//! | [`deployed`] | the page on a real web server, with the configurations of `tests/deploy` |
//! | [`mirror`] | the page's files from another origin, and pages of other hosts |
//! | [`network`] | a network that misbehaves, before a reference API |
//! | [`other_api`] | APIs that are not the reference API behind the proxy |
//! | [`wait`] | waiting for a condition |
//!
//! `cargo xtask test e2e` starts all of it and runs the tests of the page, `cargo xtask test portals` those of the
//! element in the sample portals.

pub mod acting;
pub mod axe;
pub mod before;
pub mod deployed;
pub mod downloads;
pub mod engine;
pub mod environment;
pub mod expected_card;
pub mod expected_figures;
pub mod expected_file;
pub mod expected_filter;
pub mod host;
pub mod mirror;
pub mod network;
pub mod other_api;
pub mod page;
pub mod portal;
pub mod probe;
pub mod requests;
pub mod screen;
pub mod session;
pub mod task;
pub mod truth;
pub mod wait;

mod driver;
mod failure;
mod folder;
mod gateway;
mod lost;

pub use acting::Key;
pub use page::Page;
pub use screen::{Card, Screen};
pub use session::{in_browser, in_browser_at};
pub use task::Task;

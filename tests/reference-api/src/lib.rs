//! A small real HTTP server that speaks the TaskInfo protocol as it is documented, for serving, demos and tests.
//!
//! It is a test double with the truth in it: tests ask [`Campaign`] which records there are and compare what a page
//! shows. It must never hold real data, and is not built to stand in a network that others can reach.
//!
//! | module | what |
//! | --- | --- |
//! | [`server`] | HTTP |
//! | `parameters`, `request` | a call and its checks |
//! | [`token`] | whether it may go on |
//! | `task`, `envelope` | which records answer it, in which envelope |
//! | [`fault`], `delivery` | what goes wrong on demand |
//! | [`record`], `wire`, `json` | a record, how it is written, and JSON as PHP writes it |
//! | [`campaign`] | the records of a task, each made from a seed and its index |
//! | [`planted`] | the first records, which show every case |
//! | `outcome`, `schedule`, `agents`, `number`, `mark`, [`moment`], `random` | what a record is made of |
//! | [`cli`] | the command line |

pub mod campaign;
pub mod cli;
pub mod fault;
pub mod moment;
pub mod planted;
pub mod record;
pub mod server;
pub mod token;

mod agents;
mod counts;
mod delivery;
mod envelope;
mod json;
mod mark;
mod number;
mod outcome;
mod parameters;
mod random;
mod request;
mod schedule;
mod task;
mod wire;

pub use campaign::Campaign;
pub use planted::Planted;
pub use record::Record;
pub use request::SERVICE;
pub use server::{Options, router, serve};
pub use task::MOST_ITEMS_PER_PAGE;

/// The one task there is. Its ID may carry faults: see [`fault`].
pub const TASK_ID: &str = "20250110232019949748";
/// A token that is good for ever. It may carry a number of calls: see [`token`].
pub const TOKEN: &str = "demo-token";
/// A token whose time is over: `ret` 602.
pub const EXPIRED_TOKEN: &str = "expired-token";

//! What the screen is in: signals, and the actions that change them.
//!
//! Knows no markup. One source a fact; everything else is a memo over it. [`Options`] and [`Theme`] are plain data that
//! hosts set, and compile without a browser.

#[cfg(target_arch = "wasm32")]
mod draft;
#[cfg(target_arch = "wasm32")]
mod loaded_page;
mod options;
mod paging;
#[cfg(target_arch = "wasm32")]
mod session;

#[cfg(target_arch = "wasm32")]
pub use draft::{Draft, DraftProblems};
#[cfg(target_arch = "wasm32")]
pub use loaded_page::LoadedPage;
pub use options::{AutoLoad, Options, Theme};
pub use paging::{Asked, Paging};
#[cfg(target_arch = "wasm32")]
pub use session::{Activity, Session, Stage};

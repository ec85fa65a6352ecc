//! The element `<yccall-task-info>` as its host pages see it: the only door in.
//!
//! wasm-bindgen cannot extend `HTMLElement`, so `embed.js` does, and calls what is exported here; `page.js` makes the
//! page of one element and `config.json`, and `frame.js` lets a parent of its frame configure it. What hosts say is read here, in [`Attributes`] and [`Config`], which are
//! plain data and compile without a browser.

mod attributes;
mod config;
#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod exporting;
#[cfg(target_arch = "wasm32")]
mod mount;
mod origin;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod style;
#[cfg(target_arch = "wasm32")]
mod telling;

pub use attributes::{Attribute, Attributes};
pub use config::Config;
#[cfg(target_arch = "wasm32")]
pub use mount::{Given, Mounted, mount};
pub use origin::Origin;
#[cfg(target_arch = "wasm32")]
pub use page::{PageConfig, read_config};
#[cfg(target_arch = "wasm32")]
pub use style::style_sheet;

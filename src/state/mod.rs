//! What the screen is in: signals, and the actions that change them.
//!
//! Knows no markup. One source a fact; everything else is a memo over it. [`Options`] and [`Theme`] are plain data that
//! hosts set, and compile without a browser.

#[cfg(target_arch = "wasm32")]
mod again;
#[cfg(target_arch = "wasm32")]
mod auto_refresh;
mod basis_points;
#[cfg(target_arch = "wasm32")]
mod draft;
mod export;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod listing;
mod options;
mod paging;
mod presentation;
mod refresh;
#[cfg(target_arch = "wasm32")]
mod remote_page;
#[cfg(target_arch = "wasm32")]
mod running;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod signals;
mod task_load;
#[cfg(target_arch = "wasm32")]
mod turn;
mod view_state;
#[cfg(target_arch = "wasm32")]
mod whenever;
#[cfg(target_arch = "wasm32")]
mod whole_task;
#[cfg(target_arch = "wasm32")]
pub(crate) mod words;

#[cfg(target_arch = "wasm32")]
pub(crate) use again::Again;
pub use basis_points::BasisPoints;
#[cfg(target_arch = "wasm32")]
pub use draft::{Draft, DraftProblems};
#[cfg(target_arch = "wasm32")]
pub use export::ExportedFile;
pub use export::{
    CodeStyle, ExportError, ExportRequest, ExportState, ExportSummary, FileFields, FileKind, FileOptions, Headings,
};
#[cfg(target_arch = "wasm32")]
pub use kept::Kept;
#[cfg(target_arch = "wasm32")]
pub use listing::{Listing, Slot};
pub use options::{AutoLoad, Options, Theme};
pub use paging::{Asked, Paging};
pub use presentation::{Columns, Layout, Presentation};
pub use refresh::{Conditions, RefreshClock, RefreshEvery, ends_refreshing};
#[cfg(target_arch = "wasm32")]
pub use remote_page::RemotePage;
#[cfg(target_arch = "wasm32")]
pub use session::{Activity, Scope, Session, Stage, TokenFrom};
#[cfg(target_arch = "wasm32")]
pub use signals::{Memo, RwSignal};
pub use task_load::{LoadState, TaskLoad};
#[cfg(target_arch = "wasm32")]
pub(crate) use turn::{milliseconds, next_turn};
pub use view_state::ViewState;
#[cfg(target_arch = "wasm32")]
pub(crate) use whenever::whenever;

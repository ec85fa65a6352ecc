//! Workbooks: what Excel shows best, too heavy for a page's first load.
//!
//! A package of its own since it becomes a wasm module of its own, which the page fetches when somebody wants a
//! workbook. It knows nothing of records: it is told in a [`Plan`] which sheets there are, and then the rows of the
//! records' sheets in batches of [`Cell`]s. The page needs these two alone; the rest is behind the feature `writer`.
//!
//! rust_xlsxwriter makes the workbook, the formats and every sheet but for the rows of records. Those it would hold as
//! one object a cell until the end: 3.6 GB at a million rows of 15 cells, more than a tab has, and its modes for much
//! data need files, which a browser has none of. So they are written here as they come, straight into the archive,
//! which hands out its bytes at once: five megabytes in all, whatever the number of rows, in a third of the time.

mod cell;
#[cfg(feature = "writer")]
mod frame;
mod plan;
#[cfg(feature = "writer")]
mod rows;
#[cfg(feature = "writer")]
mod workbook;

pub use cell::{Cell, Cells, Malformed};
pub use plan::{Column, Kind, Plan, Sheet};
#[cfg(feature = "writer")]
pub use workbook::{ROWS_A_SHEET, Workbook, WorkbookError};

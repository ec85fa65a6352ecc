//! Columns of one chunk of records: one field of up to [`CHUNK_ROWS`] records.
//!
//! A column takes values at its end at any time. `pack` makes it small; a value pushed to a packed column unpacks it
//! first, so packing never changes what a column can do, only what it costs.

mod ends;
mod ints;
mod readings;
mod texts;
mod undocumented;

pub(super) use ints::{ABSENT, Ints, OTHER};
pub(super) use readings::{Code, Readings};
pub(super) use texts::{Texts, has_byte};
pub(super) use undocumented::Undocumented;

/// Rows of one chunk. Large enough that what a chunk costs by itself does not count, small enough that one step over a
/// chunk takes far less than a frame.
pub(super) const CHUNK_ROWS: usize = 4096;

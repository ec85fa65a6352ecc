//! Whether there is room for what is about to come.
//!
//! An allocation that fails ends a wasm program for good, with everything that has been loaded. So room is asked for
//! before it is needed, where a refusal can still be heard.

use std::arch::wasm32::memory_size;
use std::hint::black_box;

/// The unit that wasm memory grows by, in bytes.
const WASM_PAGE: usize = 64 * 1024;

/// What an answer takes while it is read, in times its body: itself, its records, and what they outgrow.
const TIMES_BODY: usize = 4;

/// This part of the memory stays free, for filters, figures and files of what has come.
const FREE_PART: usize = 8;

/// But no more than so many bytes: memory that was asked for once is never given back, and a large task would take an
/// eighth more of it.
const MOST_FREE: usize = 1024 * 1024;

/// Whether an answer whose body has so many bytes can be read without taking the last of the memory.
pub(super) fn has_room_for(body: usize) -> bool {
    let free = (memory_size::<0>().saturating_mul(WASM_PAGE) / FREE_PART).min(MOST_FREE);
    let mut room = Vec::<u8>::new();
    let is_there = room.try_reserve_exact(body.saturating_mul(TIMES_BODY).saturating_add(free)).is_ok();
    // A compiler may leave out an allocation that nobody looks at.
    black_box(&room);
    is_there
}

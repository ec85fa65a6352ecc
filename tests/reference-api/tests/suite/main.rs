//! What a client gets from the reference API: one program, because linking it several times costs more than running it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod client;
mod faults;
mod program;
mod protocol;
mod records;
mod sockets;

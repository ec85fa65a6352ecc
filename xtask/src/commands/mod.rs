//! What can be typed, one command a file.

pub mod bench;
pub mod build;
pub mod finish;
pub mod package;
mod reference_api;
pub mod serve;
pub mod setup;
pub mod test;

//! Ctrl-C, SIGTERM and SIGHUP, turned into an error that unwinds like any other.
//!
//! Whoever waits asks [`check`] between two looks. The error travels up, and on its way every started program is
//! ended by the value that owns it. So there is no list of programs to keep, and none to forget.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;

/// How long a waiting loop rests between two looks.
pub const TICK: Duration = Duration::from_millis(50);

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// Somebody asked this program to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

/// Starts to listen for signals. To be called once, before the first program is started.
pub fn listen() -> anyhow::Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::SeqCst)).context("could not listen for Ctrl-C")
}

/// Fails with [`Stopped`] as soon as somebody asked this program to end.
pub fn check() -> Result<(), Stopped> {
    if REQUESTED.load(Ordering::SeqCst) { Err(Stopped) } else { Ok(()) }
}

/// Rests for one [`TICK`], then does as [`check`] does.
pub fn rest() -> Result<(), Stopped> {
    std::thread::sleep(TICK);
    check()
}

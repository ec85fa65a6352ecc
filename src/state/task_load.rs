//! How far the loading of a whole task is.

use std::ops::Range;

use crate::protocol::ApiError;

/// What a person is told about the load of a whole task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLoad {
    /// What it is doing.
    pub state: LoadState,
    /// Whether it brings a newer state of a task that is on screen whole, and stays there until all of it is here.
    pub is_reload: bool,
    /// Records that have come.
    pub loaded: u64,
    /// Records in the task, by the server's last word.
    pub total: u64,
    /// Records a second, over the time it has been running.
    pub speed: f64,
    /// The server's first and last word on the total, where they differ.
    pub drift: Option<(u64, u64)>,
    /// Places in the task, from 0, that could not be had.
    pub gaps: Vec<Range<u64>>,
    /// Records equal in every field to an earlier one, counted once everything is here.
    pub duplicates: usize,
}

/// What the load of a whole task is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadState {
    /// Pages are on their way.
    Running,
    /// It stopped for this, and can go on from where it was.
    Stopped(ApiError),
    /// Everything that could be had is here.
    Done,
}

impl TaskLoad {
    /// Seconds until everything is here, if that can be told.
    #[must_use]
    pub fn seconds_left(&self) -> Option<f64> {
        let left = self.total.saturating_sub(self.loaded) as f64;
        (self.state == LoadState::Running && self.speed > 0.0).then(|| left / self.speed)
    }
}

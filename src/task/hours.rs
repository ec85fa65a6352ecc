//! Calls by hour of day.

/// Hours of a day.
pub const HOURS: usize = 24;

/// Calls with a result, by the hour of the server's clock at which they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct HoursOfDay {
    /// By hour, from 0 to 23.
    pub hours: [HourCalls; HOURS],
    /// Those without a documented call time.
    pub without_time: HourCalls,
}

/// The calls of one hour of day, by what became of them. C, A and F are those of [`Figures`](super::Figures).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct HourCalls {
    /// C.
    pub connected: u64,
    /// A.
    pub agent_missed: u64,
    /// F.
    pub customer_missed: u64,
}

impl HourCalls {
    /// K: all of them.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.connected + self.agent_missed + self.customer_missed
    }
}

//! Auto refresh: how often, and when the next time is. Decisions alone: no timer, no request.

use crate::protocol::ErrorKind;

/// How often what is on screen is loaded again by itself: never, or every 5 to 86,400 seconds. Never by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RefreshEvery(u32);

impl RefreshEvery {
    /// What a person is offered.
    pub const CHOICES: [Self; 5] = [Self(0), Self(10), Self(30), Self(60), Self(300)];

    /// Every so many seconds, 0 for never; `None` for what would give a server no rest, or is longer than a day.
    #[must_use]
    pub const fn new(seconds: u32) -> Option<Self> {
        match seconds {
            0 | 5..=86_400 => Some(Self(seconds)),
            _ => None,
        }
    }

    /// Seconds between two refreshes, 0 for never.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// Whether it is not never.
    #[must_use]
    pub const fn is_on(self) -> bool {
        self.0 > 0
    }
}

/// Whether what is on screen is left as it is after an error, until somebody has dealt with it: asked again, the answer
/// would be the same, or a person has stopped it.
#[must_use]
pub const fn ends_refreshing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Auth | ErrorKind::Forbidden | ErrorKind::TaskNotFound | ErrorKind::Cancelled)
}

/// What a refresh depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Conditions {
    /// How often.
    pub every: RefreshEvery,
    /// Whether there is something to load again, and nothing on its way.
    pub is_ready: bool,
    /// Whether anybody can see it.
    pub is_visible: bool,
}

/// Tells when the next refresh is due. It counts from the end of the last load, so that a slow server is never asked
/// twice at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct RefreshClock {
    /// When the last load ended, if nothing has been on its way since.
    ended: Option<f64>,
}

impl RefreshClock {
    /// Milliseconds until the next refresh, 0 for at once; `None` as long as there is nothing to wait for.
    ///
    /// To be asked whenever the conditions have changed; `now` is in milliseconds. A clock that was set back makes
    /// nobody wait for longer than the time between two refreshes.
    pub fn wait(&mut self, conditions: Conditions, now: f64) -> Option<u32> {
        let Conditions { every, is_ready, is_visible } = conditions;
        self.ended = is_ready.then(|| self.ended.unwrap_or(now));
        let between = f64::from(every.seconds()) * 1000.0;
        let left = self.ended? + between - now;
        (every.is_on() && is_visible).then(|| left.clamp(0.0, between) as u32)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Conditions, RefreshClock, RefreshEvery};

    const READY: Conditions = Conditions { every: RefreshEvery(10), is_ready: true, is_visible: true };
    const BUSY: Conditions = Conditions { is_ready: false, ..READY };
    const HIDDEN: Conditions = Conditions { is_visible: false, ..READY };
    const OFF: Conditions = Conditions { every: RefreshEvery(0), ..READY };

    #[test]
    fn a_server_is_left_five_seconds_at_least_and_nobody_waits_for_more_than_a_day() {
        for seconds in [0, 5, 7, 86_400] {
            assert_eq!(RefreshEvery::new(seconds).map(RefreshEvery::seconds), Some(seconds));
        }
        for seconds in [1, 4, 86_401, u32::MAX] {
            assert_eq!(RefreshEvery::new(seconds), None);
        }
        assert!(RefreshEvery::CHOICES.is_sorted());
        assert!(RefreshEvery::CHOICES.iter().all(|every| RefreshEvery::new(every.seconds()) == Some(*every)));
    }

    #[test]
    fn it_counts_from_the_end_of_the_last_load() {
        let mut clock = RefreshClock::default();
        assert_eq!(clock.wait(BUSY, 1000.0), None);
        assert_eq!(clock.wait(READY, 5000.0), Some(10_000));
        assert_eq!(clock.wait(READY, 9000.0), Some(6000));
        assert_eq!(clock.wait(BUSY, 15_000.0), None, "the refresh");
        assert_eq!(clock.wait(READY, 95_000.0), Some(10_000), "however long it took");
    }

    #[test]
    fn nothing_is_waited_for_where_it_is_off_or_hidden_or_not_ready() {
        let mut clock = RefreshClock::default();
        for conditions in [OFF, HIDDEN, BUSY, Conditions { is_visible: false, ..BUSY }] {
            assert_eq!(clock.wait(conditions, 0.0), None);
            assert_eq!(clock.wait(conditions, 1e9), None);
        }
    }

    #[test]
    fn what_is_overdue_when_it_can_be_seen_again_or_is_turned_on_comes_at_once_and_once() {
        for pause in [HIDDEN, OFF] {
            let mut clock = RefreshClock::default();
            clock.wait(READY, 0.0);
            clock.wait(pause, 4000.0);
            assert_eq!(clock.wait(READY, 7000.0), Some(3000), "not overdue yet");
            clock.wait(pause, 8000.0);
            assert_eq!(clock.wait(READY, 50_000.0), Some(0));
            clock.wait(BUSY, 50_001.0);
            assert_eq!(clock.wait(READY, 50_500.0), Some(10_000));
        }
    }

    #[test]
    fn a_load_that_ends_in_a_hidden_tab_counts_from_there() {
        let mut clock = RefreshClock::default();
        clock.wait(Conditions { is_visible: false, ..BUSY }, 0.0);
        assert_eq!(clock.wait(HIDDEN, 2000.0), None);
        assert_eq!(clock.wait(READY, 9000.0), Some(3000));
    }

    #[test]
    fn a_clock_that_is_set_back_or_ahead_makes_nobody_wait_for_longer() {
        let mut clock = RefreshClock::default();
        clock.wait(READY, 1e12);
        assert_eq!(clock.wait(READY, 5.0), Some(10_000));
        assert_eq!(clock.wait(READY, 2e12), Some(0));
    }

    #[test]
    fn whatever_happens_a_refresh_never_comes_sooner_than_its_time_after_a_load() {
        // Every sequence of six changes, three seconds apart.
        let changes = [READY, BUSY, HIDDEN, OFF];
        for sequence in 0..changes.len().pow(6) {
            let mut clock = RefreshClock::default();
            let (mut ended, mut rest) = (None, sequence);
            for step in 0..6 {
                let now = f64::from(step) * 3000.0;
                let conditions = *changes.get(rest % changes.len()).unwrap();
                rest /= changes.len();
                ended = conditions.is_ready.then(|| ended.unwrap_or(now));
                let due = clock.wait(conditions, now).map(|wait| now + f64::from(wait));
                let expected = (conditions == READY).then(|| (ended.unwrap() + 10_000.0).max(now));
                assert_eq!(due, expected, "step {step} of {sequence}");
            }
        }
    }
}

//! When to ask again, and after how long a pause.

use std::time::Duration;

use crate::protocol::ApiError;

/// How often and how patiently a transient fault is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Requests in all, the first included; at least 1.
    pub attempts: u32,
    /// The pause before the second request; each further one doubles, up to [`RetryPolicy::longest_pause`].
    pub first_pause: Duration,
    /// No pause of our own is longer.
    pub longest_pause: Duration,
    /// A server that wants a longer one is not asked again: nobody looks at a screen for that long.
    pub longest_wish: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            first_pause: Duration::from_millis(400),
            longest_pause: Duration::from_secs(10),
            longest_wish: Duration::from_secs(30),
        }
    }
}

impl RetryPolicy {
    /// The pause before the next request after the `attempt`th (from 1) failed with `error`, or `None` to give up.
    ///
    /// `wish` is the pause that the server wants, if it says one: it comes on top. `jitter` from 0 to 1 spreads the rest
    /// from half to one and a half of its length, so that many pages that failed together do not come back together.
    #[must_use]
    pub fn pause_after(&self, attempt: u32, error: &ApiError, wish: Option<Duration>, jitter: f64) -> Option<Duration> {
        let wish = wish.unwrap_or_default();
        if !error.is_transient() || attempt >= self.attempts || wish > self.longest_wish {
            return None;
        }
        let doubled = self.first_pause.saturating_mul(2u32.saturating_pow(attempt.saturating_sub(1)));
        Some(wish + doubled.min(self.longest_pause).mul_f64(0.5 + jitter.clamp(0.0, 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;
    use crate::protocol::{ApiError, ErrorKind};

    #[test]
    fn pauses_grow_and_end() {
        let policy = RetryPolicy::default();
        let error = ApiError::of(ErrorKind::Network);
        assert_eq!(policy.pause_after(1, &error, None, 0.5), Some(Duration::from_millis(400)));
        assert_eq!(policy.pause_after(2, &error, None, 0.5), Some(Duration::from_millis(800)));
        assert_eq!(policy.pause_after(2, &error, None, 0.0), Some(Duration::from_millis(400)));
        assert_eq!(policy.pause_after(3, &error, None, 0.5), None);
    }

    #[test]
    fn what_would_fail_again_is_not_asked_again() {
        let policy = RetryPolicy::default();
        assert_eq!(policy.pause_after(1, &ApiError::of(ErrorKind::Auth), None, 0.5), None);
        assert_eq!(policy.pause_after(1, &ApiError::of(ErrorKind::Malformed), None, 0.5), None);
    }

    #[test]
    fn a_server_is_not_asked_before_the_time_it_names_nor_after_one_that_nobody_waits_for() {
        let policy = RetryPolicy::default();
        let error = ApiError::told(ErrorKind::Http, Some(429), "");
        let after = |wish| policy.pause_after(1, &error, Some(Duration::from_secs(wish)), 0.5);
        assert_eq!(after(5), Some(Duration::from_millis(5400)));
        assert!(after(30).is_some_and(|pause| pause >= Duration::from_secs(30)));
        assert_eq!(after(31), None);
    }

    #[test]
    fn no_pause_is_longer_than_the_longest() {
        let policy = RetryPolicy { attempts: 50, ..RetryPolicy::default() };
        let pause = policy.pause_after(40, &ApiError::of(ErrorKind::Timeout), None, 0.5);
        assert_eq!(pause, Some(policy.longest_pause));
    }
}

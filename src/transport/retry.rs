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
    /// No pause is longer.
    pub longest_pause: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { attempts: 3, first_pause: Duration::from_millis(400), longest_pause: Duration::from_secs(10) }
    }
}

impl RetryPolicy {
    /// The pause before the next request after the `attempt`th (from 1) failed with `error`, or `None` to give up.
    ///
    /// `jitter` from 0 to 1 spreads the pause from half to one and a half of its length, so that many pages that failed
    /// together do not come back together.
    #[must_use]
    pub fn pause_after(&self, attempt: u32, error: &ApiError, jitter: f64) -> Option<Duration> {
        if !error.is_transient() || attempt >= self.attempts {
            return None;
        }
        let doubled = self.first_pause.saturating_mul(2u32.saturating_pow(attempt.saturating_sub(1)));
        Some(doubled.min(self.longest_pause).mul_f64(0.5 + jitter.clamp(0.0, 1.0)))
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
        assert_eq!(policy.pause_after(1, &error, 0.5), Some(Duration::from_millis(400)));
        assert_eq!(policy.pause_after(2, &error, 0.5), Some(Duration::from_millis(800)));
        assert_eq!(policy.pause_after(2, &error, 0.0), Some(Duration::from_millis(400)));
        assert_eq!(policy.pause_after(3, &error, 0.5), None);
    }

    #[test]
    fn what_would_fail_again_is_not_asked_again() {
        let policy = RetryPolicy::default();
        assert_eq!(policy.pause_after(1, &ApiError::of(ErrorKind::Auth), 0.5), None);
        assert_eq!(policy.pause_after(1, &ApiError::of(ErrorKind::Malformed), 0.5), None);
    }

    #[test]
    fn no_pause_is_longer_than_the_longest() {
        let policy = RetryPolicy { attempts: 50, ..RetryPolicy::default() };
        let pause = policy.pause_after(40, &ApiError::of(ErrorKind::Timeout), 0.5);
        assert_eq!(pause, Some(policy.longest_pause));
    }
}

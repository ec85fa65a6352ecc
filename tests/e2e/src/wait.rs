//! Waiting for a condition, never for a time.

use std::time::Duration;

use anyhow::bail;
use tokio::time::{Instant, sleep};

/// How long anything may take. Far longer than it does, so that a busy machine fails no test.
const LIMIT: Duration = Duration::from_secs(60);
/// Between two looks, at least. A look that takes longer is followed by a pause as long: what is looked at has to get on.
const PAUSE: Duration = Duration::from_millis(25);

/// What one look found.
#[derive(Debug)]
pub enum Look<T> {
    /// What was waited for.
    Found(T),
    /// Something else, in words for the one who reads of the failure.
    NotYet(String),
}

/// Looks until it finds `what`.
///
/// # Errors
/// When a look fails, and with what the last look saw when it takes too long.
pub async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> anyhow::Result<Look<T>>) -> anyhow::Result<T> {
    let deadline = Instant::now() + LIMIT;
    loop {
        let began = Instant::now();
        match look().await? {
            Look::Found(found) => return Ok(found),
            Look::NotYet(seen) if Instant::now() >= deadline => {
                bail!("waited {} s for {what}; last seen: {seen}", LIMIT.as_secs())
            }
            Look::NotYet(_) => sleep(began.elapsed().max(PAUSE)).await,
        }
    }
}

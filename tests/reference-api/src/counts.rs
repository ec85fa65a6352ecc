//! How often something was called: the only state of the server, and bounded.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};

/// So many different things are counted; then the oldest is forgotten.
const MOST_COUNTERS: usize = 65_536;

/// Counters by key. Keys are kept as their hash alone, so that no token and no long text is held.
#[derive(Debug, Default)]
pub struct Counts {
    hasher: RandomState,
    counters: Mutex<Counters>,
}

#[derive(Debug, Default)]
struct Counters {
    calls: HashMap<u64, u64>,
    oldest_first: VecDeque<u64>,
}

impl Counts {
    /// Counts one more call of `key` and says how many there were before it.
    pub fn earlier(&self, key: impl Hash) -> u64 {
        let key = self.hasher.hash_one(key);
        // A panic elsewhere leaves whole counters behind.
        let mut guard = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let counters = &mut *guard;
        let calls = counters.calls.entry(key).or_insert_with(|| {
            counters.oldest_first.push_back(key);
            0
        });
        let earlier = *calls;
        *calls += 1;
        if counters.oldest_first.len() > MOST_COUNTERS
            && let Some(oldest) = counters.oldest_first.pop_front()
        {
            counters.calls.remove(&oldest);
        }
        earlier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_count() {
        let counts = Counts::default();
        assert_eq!([counts.earlier("a"), counts.earlier("a"), counts.earlier("b")], [0, 1, 0]);
    }

    #[test]
    fn the_oldest_counter_is_forgotten() {
        let counts = Counts::default();
        for key in 0..=MOST_COUNTERS {
            counts.earlier(key);
        }
        assert_eq!([counts.earlier(1_usize), counts.earlier(0_usize)], [1, 0]);
    }
}

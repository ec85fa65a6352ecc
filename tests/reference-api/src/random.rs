//! Random numbers that depend on nothing but the seed, an index and what they are for.
//!
//! That is what lets any record be made without the ones before it. The generator is a named one, not "the platform's
//! small one", so that a seed gives the same task on every machine. It must never be used for secrets.

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_distr::{Distribution, StandardNormal};

/// The generator behind everything that looks like chance here.
pub type Generator = Xoshiro256PlusPlus;

/// What random numbers are for. Each purpose has numbers of its own, so that one can be made without the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A record, apart from its number.
    Record = 1,
    /// The number dialled. Apart, because another record may repeat it.
    Number = 2,
    /// An agent's skill.
    Agent = 3,
    /// How long an answer takes.
    Latency = 4,
}

/// One generator for each index.
#[derive(Debug, Clone, Copy)]
pub struct Streams {
    base: u64,
}

impl Streams {
    /// The generators of a seed for one purpose.
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        let mut generator = Generator::seed_from_u64(seed);
        let mut base = 0;
        for _ in 0..purpose as u64 {
            base = generator.next_u64();
        }
        Self { base }
    }

    /// The generator of an index, always in the same state.
    pub fn at(self, index: u64) -> Generator {
        // Neighbouring seeds are safe: `seed_from_u64` spreads them with SplitMix64.
        Generator::seed_from_u64(self.base.wrapping_add(index))
    }
}

/// One of `choices`; the type's default where there are none.
pub fn pick<T: Copy + Default>(generator: &mut Generator, choices: &[T]) -> T {
    choices.choose(generator).copied().unwrap_or_default()
}

/// A duration in whole seconds with a log-normal distribution: `median` seconds, `spread` the sigma of its logarithm.
///
/// Whole seconds also hide the last bit in which mathematical libraries differ.
pub fn log_normal_seconds(generator: &mut Generator, median: f64, spread: f64) -> u64 {
    let normal: f64 = StandardNormal.sample(generator);
    (median * (spread * normal).exp()) as u64
}

/// A duration in whole seconds with a normal distribution, never below 0.
pub fn normal_seconds(generator: &mut Generator, mean: f64, deviation: f64) -> u64 {
    let normal: f64 = StandardNormal.sample(generator);
    // `as` stops at 0 for a negative number.
    (mean + deviation * normal) as u64
}

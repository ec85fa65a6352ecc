//! The agents who take the calls: 40 extensions, from 8001 on, that differ in pace and skill.

use std::borrow::Cow;

use rand::RngExt;

use crate::random::{Generator, Purpose, Streams};

/// How many agents there are.
pub const AGENTS: u64 = 40;
/// The extension of the first one.
pub const FIRST_EXTENSION: u64 = 8001;

/// One agent.
#[derive(Debug, Clone, Copy)]
pub struct Agent {
    extension: u64,
    /// Share of the calls against that of the others.
    share: u64,
    /// Share of the missed calls against that of the others.
    missed_share: u64,
    /// How long the talks are, 1 being the usual length.
    pub talk_factor: f64,
}

impl Agent {
    /// The extension as it stands in a record.
    pub fn extnumber(&self) -> Cow<'static, str> {
        Cow::Owned(self.extension.to_string())
    }
}

/// All agents of a task.
#[derive(Debug, Clone)]
pub struct Agents {
    all: Vec<Agent>,
}

impl Agents {
    /// The agents of a seed.
    pub fn new(seed: u64) -> Self {
        let streams = Streams::new(seed, Purpose::Agent);
        let all = (0..AGENTS)
            .map(|index| {
                let mut generator = streams.at(index);
                Agent {
                    extension: FIRST_EXTENSION + index,
                    share: generator.random_range(4..=12),
                    missed_share: generator.random_range(1..=20),
                    talk_factor: generator.random_range(0.6..1.6),
                }
            })
            .collect();
        Self { all }
    }

    /// The agent who takes a call.
    pub fn who_takes(&self, generator: &mut Generator) -> Option<&Agent> {
        self.weighted(generator, |agent| agent.share)
    }

    /// The agent who misses a call.
    pub fn who_misses(&self, generator: &mut Generator) -> Option<&Agent> {
        self.weighted(generator, |agent| agent.missed_share)
    }

    fn weighted(&self, generator: &mut Generator, weight: impl Fn(&Agent) -> u64) -> Option<&Agent> {
        let mut at = generator.random_range(0..self.all.iter().map(&weight).sum::<u64>().max(1));
        self.all.iter().find(|agent| {
            let found = at < weight(agent);
            at = at.saturating_sub(weight(agent));
            found
        })
    }
}

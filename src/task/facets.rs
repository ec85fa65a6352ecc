//! The count beside each of a filter's values.

use std::iter::Sum;
use std::ops::Range;
use std::sync::Arc;

use super::agents::Agents;
use super::chunk::Chunk;
use super::columns::ABSENT;
use super::{AgentChoice, AnswerClass, CalledClass, Criterion};

/// How many records each value would show under the *other* parts of the filter: a part's own choice does not empty
/// its neighbours.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facets {
    called: [usize; CalledClass::ALL.len()],
    answer: [usize; AnswerClass::ALL.len()],
    nobody: usize,
    /// Every agent of the records, those without any under the filter too.
    agents: Vec<AgentCount>,
}

/// An agent and how many records choosing it would show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgentCount {
    /// The agent's extension.
    pub extension: Arc<str>,
    /// How many records.
    pub records: usize,
}

impl Facets {
    /// Records of a class by 是否呼叫; `None` for all classes together.
    #[must_use]
    pub fn called(&self, class: Option<CalledClass>) -> usize {
        class.map_or_else(|| sum(&self.called), |class| of(&self.called, class as usize))
    }

    /// Records of a class by 接通类型; `None` for all classes together.
    #[must_use]
    pub fn answer(&self, class: Option<AnswerClass>) -> usize {
        class.map_or_else(|| sum(&self.answer), |class| of(&self.answer, class as usize))
    }

    /// Records of an agent, or of none; `None` for all together.
    #[must_use]
    pub fn agent(&self, choice: Option<&AgentChoice>) -> usize {
        let by_agent = |extension: &str| self.agents.iter().find(|agent| &*agent.extension == extension);
        match choice {
            Some(AgentChoice::Nobody) => self.nobody,
            Some(AgentChoice::Extension(extension)) => by_agent(extension).map_or(0, |agent| agent.records),
            None => self.nobody + self.agents.iter().map(|agent| agent.records).sum::<usize>(),
        }
    }

    /// Every agent there is, by extension: numbers by their value, before all others by their text.
    #[must_use]
    pub fn agents(&self) -> &[AgentCount] {
        &self.agents
    }
}

/// Counting under way: agents by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    called: [usize; CalledClass::ALL.len()],
    answer: [usize; AnswerClass::ALL.len()],
    nobody: usize,
    agents: Vec<usize>,
}

impl Counts {
    /// Adds some rows of a chunk, whose marks these are.
    pub(super) fn add(&mut self, chunk: &Chunk, rows: Range<usize>, marks: &[u8]) {
        let from = rows.start;
        let passing = |criterion: Criterion| {
            let others = !criterion.bit();
            marks.iter().map(move |mark| mark & others == 0)
        };
        chunk.status.zip(from, passing(Criterion::Called), |passes, status| {
            add(&mut self.called, CalledClass::of(&status) as usize, passes);
        });
        chunk.answertype.zip(from, passing(Criterion::Answer), |passes, kind| {
            add(&mut self.answer, AnswerClass::of(&kind) as usize, passes);
        });
        self.agents.resize(self.agents.len().max(chunk.agents_before()), 0);
        chunk.agent.zip(from, passing(Criterion::Agent), |passes, agent| match agent {
            ABSENT => self.nobody += usize::from(passes),
            agent => add(&mut self.agents, agent as usize, passes),
        });
    }

    /// The counts of these agents, which are all that were counted, in this order.
    pub(super) fn finish(&self, agents: &Agents, in_order: &[u32]) -> Facets {
        let agents = in_order.iter().filter_map(|&number| {
            let extension = Arc::clone(agents.extensions().get(number as usize)?);
            Some(AgentCount { extension, records: of(&self.agents, number as usize) })
        });
        Facets { called: self.called, answer: self.answer, nobody: self.nobody, agents: agents.collect() }
    }
}

fn add(counts: &mut [usize], place: usize, passes: bool) {
    if let Some(count) = counts.get_mut(place) {
        *count += usize::from(passes);
    }
}

fn of(counts: &[usize], place: usize) -> usize {
    counts.get(place).copied().unwrap_or_default()
}

fn sum<'c, S: Sum<&'c usize>>(counts: &'c [usize]) -> S {
    counts.iter().sum()
}

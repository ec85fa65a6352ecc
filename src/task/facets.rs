//! The count beside each of a filter's values.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::agents::Agents;
use super::chunk::Chunk;
use super::columns::ABSENT;
use super::marks::Mark;
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
        class.map_or_else(|| self.called.iter().sum(), |class| of(&self.called, class as usize))
    }

    /// Records of a class by 接通类型; `None` for all classes together.
    #[must_use]
    pub fn answer(&self, class: Option<AnswerClass>) -> usize {
        class.map_or_else(|| self.answer.iter().sum(), |class| of(&self.answer, class as usize))
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

/// Places in a table that has one for each code of a class.
const SLOTS: usize = 8;

/// Counting under way: by the codes of columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    called: [usize; SLOTS],
    answer: [usize; SLOTS],
    /// Nobody's first, then by the agents' numbers.
    agents: Vec<usize>,
}

impl Counts {
    /// Makes room for so many agents.
    pub(super) fn expect_agents(&mut self, agents: usize) {
        self.agents.resize(self.agents.len().max(agents + 1), 0);
    }

    /// Adds a chunk's rows from this one on, whose marks these are.
    #[inline(never)]
    pub(super) fn add(&mut self, chunk: &Chunk, from: usize, marks: &[Mark]) {
        let passing = |criterion: Criterion| {
            let others = !criterion.bit();
            marks.iter().map(move |mark| usize::from(mark & others == 0))
        };
        let [called, answer] = [&mut self.called, &mut self.answer];
        chunk.status.codes().zip(from, passing(Criterion::Called), |one, code| add(called, slot(code), one));
        chunk.answertype.codes().zip(from, passing(Criterion::Answer), |one, code| add(answer, slot(code), one));
        // No branch for nobody, whose rows stand among all others: it would be guessed wrong too often.
        chunk.agent.zip(from, passing(Criterion::Agent), |one, agent| add(&mut self.agents, place(agent), one));
    }

    /// The counts, agents in this order.
    pub(super) fn finish(&self, agents: &Agents, in_order: &[u32]) -> Facets {
        let agents = in_order.iter().filter_map(|&number| {
            // An agent that came later than the question has no count.
            let records = *self.agents.get(place(number))?;
            Some(AgentCount { extension: Arc::clone(agents.extensions().get(number as usize)?), records })
        });
        let of_codes = |counts: &[usize], codes: RangeInclusive<u32>| codes.map(|code| of(counts, slot(code))).sum();
        Facets {
            called: CalledClass::ALL.map(|class| of_codes(&self.called, class.codes())),
            answer: AnswerClass::ALL.map(|class| of_codes(&self.answer, class.codes())),
            nobody: of(&self.agents, place(ABSENT)),
            agents: agents.collect(),
        }
    }
}

/// An agent's place in a table of all of them, of which nobody has the first.
pub(super) const fn place(agent: u32) -> usize {
    // The highest code of all is nobody's, and one more than it is 0.
    agent.wrapping_add(1) as usize
}

/// A place of its own for each code of a class: the two highest codes come first, then those from 0 on.
const fn slot(code: u32) -> usize {
    code.wrapping_add(2) as usize % SLOTS
}

fn add(counts: &mut [usize], at: usize, more: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += more;
    }
}

fn of(counts: &[usize], at: usize) -> usize {
    counts.get(at).copied().unwrap_or_default()
}

//! Adding up rows, a chunk at a time, by the codes of columns.

use std::ops::Range;
use std::sync::Arc;

use super::agents::Agents;
use super::chunk::Chunk;
use super::columns::{ABSENT, CHUNK_ROWS, Readings};
use super::hours::HOURS;
use super::marks::Mark;
use super::outcome::{ByOutcome, Call, Outcome, outcomes};
use super::spread::{LANES, Lanes, Spread};
use super::{AgentFigures, Distribution, Figures, HourCalls, HoursOfDay, Quality, Ratio, SHORT_CALL, Summary};
use crate::protocol::CivilTime;

/// Rows counted apart: those that the filter hides, and those that it shows.
type Both<T> = [T; 2];

/// Which rows a summary is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those that the filter shows.
    Shown,
    /// All.
    Whole,
}

/// What the rows looked at so far add up to.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    rows: ByOutcome<Both<u64>>,
    undocumented: Both<u64>,
    agents: Vec<Both<AgentTally>>,
    /// Rows of C and A that name no agent.
    nobody: Both<AgentTally>,
    /// By hour, the last for those without a time, and by lane.
    hours: [[u64; LANES]; HOURS + 1],
    talk: Spread,
    wait: Spread,
}

#[derive(Clone, Copy, Debug, Default)]
struct AgentTally {
    connected: u64,
    missed: u64,
    talk: Ratio,
}

impl AgentTally {
    fn connect(&mut self, talk: Option<u32>) {
        self.connected += 1;
        if let Some(seconds) = talk {
            self.talk = self.talk.and(Ratio { numerator: seconds.into(), denominator: 1 });
        }
    }
}

impl Scope {
    /// Its places among those of [`Both`].
    const fn places(self) -> Range<usize> {
        match self {
            Self::Shown => 1..2,
            Self::Whole => 0..2,
        }
    }

    /// What is counted of its rows.
    fn of<T>(self, both: &Both<T>) -> impl Iterator<Item = &T> {
        both.get(self.places()).unwrap_or_default().iter()
    }

    fn sum(self, both: &Both<u64>) -> u64 {
        self.of(both).sum()
    }

    /// The lanes of its rows.
    fn lanes(self, calls: &[Call]) -> Lanes {
        let lanes = calls.iter().flat_map(|&call| self.places().map(move |shown| lane(call, shown == 1)));
        lanes.fold(0, |lanes, lane| lanes | 1 << lane)
    }
}

/// Where the rows of a call are counted.
const fn lane(call: Call, shown: bool) -> u8 {
    call as u8 * 2 + shown as u8
}

impl Tally {
    /// Makes room for so many agents.
    pub(super) fn expect_agents(&mut self, agents: usize) {
        self.agents.resize(self.agents.len().max(agents), Default::default());
    }

    /// Adds a chunk's rows from this one on, whose marks these are.
    pub(super) fn add(&mut self, chunk: &Chunk, from: usize, marks: &[Mark]) {
        let mut lanes = [0; CHUNK_ROWS];
        let lanes = lanes.get_mut(..marks.len()).unwrap_or_default();
        let calls = ByOutcome::new(|outcome| lane(outcome.call(), false));
        for ((lane, &outcome), &mark) in lanes.iter_mut().zip(&outcomes(chunk, from)).zip(marks) {
            *lane = calls.of(outcome) + u8::from(mark == 0);
            count(self.rows.of_mut(outcome), mark);
        }
        let mut codes = [ABSENT; CHUNK_ROWS];
        chunk.calltime.codes().copy_to(from, &mut codes);
        self.add_hours(&chunk.calltime, from, lanes, &codes);
        chunk.duration.codes().copy_to(from, &mut codes);
        self.wait.add(&chunk.duration, from, lanes, &codes);
        chunk.billsec.codes().copy_to(from, &mut codes);
        self.talk.add(&chunk.billsec, from, lanes, &codes);
        self.add_agents(chunk, from, lanes, &codes);
        Quality::Undocumented.find(chunk, std::iter::empty(), |row| {
            if let Some(&mark) = row.checked_sub(from).and_then(|row| marks.get(row)) {
                count(Some(&mut self.undocumented), mark);
            }
        });
    }

    /// Makes ready for [`Self::summary`].
    pub(super) fn settle(&mut self) {
        self.talk.settle();
        self.wait.settle();
    }

    #[inline(never)]
    fn add_hours(&mut self, times: &Readings<CivilTime>, from: usize, lanes: &[u8], codes: &[u32]) {
        for ((row, &lane), &code) in (from..).zip(lanes).zip(codes) {
            let hour = times.value(row, code).map_or(HOURS, |time| usize::from(time.hour()));
            if let Some(count) = self.hours.get_mut(hour).and_then(|lanes| lanes.get_mut(usize::from(lane))) {
                *count += 1;
            }
        }
    }

    #[inline(never)]
    fn add_agents(&mut self, chunk: &Chunk, from: usize, lanes: &[u8], talks: &[u32]) {
        let mut numbers = [ABSENT; CHUNK_ROWS];
        chunk.agent.copy_to(from, &mut numbers);
        let [connected, missed] = [Call::Connected, Call::AgentMissed].map(|call| lane(call, false));
        for (((row, &lane), &talk), &number) in (from..).zip(lanes).zip(talks).zip(&numbers) {
            let call = lane & !1;
            if call == connected || call == missed {
                let agent = self.agents.get_mut(number as usize).unwrap_or(&mut self.nobody);
                match agent.get_mut(usize::from(lane & 1)) {
                    Some(agent) if call == missed => agent.missed += 1,
                    Some(agent) => agent.connect(chunk.billsec.value(row, talk)),
                    None => {}
                }
            }
        }
    }

    /// What the rows of a scope add up to; agents in this order.
    pub(super) fn summary(&self, scope: Scope, agents: &Agents, in_order: &[u32]) -> Summary {
        let called = [Call::Connected, Call::AgentMissed, Call::CustomerMissed, Call::Unclear];
        Summary {
            figures: self.figures(scope),
            agents: self.agent_figures(scope, agents, in_order),
            hours: self.hours_of_day(scope),
            talk: Distribution::of(self.talk.of(scope.lanes(&[Call::Connected]))),
            wait: Distribution::of(self.wait.of(scope.lanes(&called))),
        }
    }

    #[inline(never)]
    fn figures(&self, scope: Scope) -> Figures {
        let rows = |is: &dyn Fn(Outcome) -> bool| {
            let own = self.rows.iter().filter(|(outcome, _)| is(*outcome));
            own.map(|(_, rows)| scope.sum(&rows)).sum::<u64>()
        };
        let calls = |call| rows(&|outcome| outcome.call() == call);
        let missed_without_agent = scope.of(&self.nobody).map(|nobody| nobody.missed).sum();
        let talk = |call, seconds| self.talk.sum(scope.lanes(&[call]), seconds);
        let wait = |call| self.wait.sum(scope.lanes(&[call]), 0..=u32::MAX);
        // Of those that were not called, which their codes do not contradict.
        let talked = talk(Call::NotCalled, 1..=u32::MAX);
        Figures {
            all: rows(&|_| true),
            not_called: rows(&Outcome::is_not_called),
            called: rows(&Outcome::is_called),
            connected: calls(Call::Connected),
            missed_with_agent: calls(Call::AgentMissed) - missed_without_agent,
            missed_without_agent,
            customer_missed: calls(Call::CustomerMissed),
            no_result: rows(&Outcome::is_no_result),
            talk: talk(Call::Connected, 0..=u32::MAX),
            wait_connected: wait(Call::Connected),
            wait_agent_missed: wait(Call::AgentMissed),
            wait_customer_missed: wait(Call::CustomerMissed),
            short_calls: talk(Call::Connected, 0..=SHORT_CALL - 1).denominator,
            contradictory: rows(&Outcome::is_contradictory) + talked.denominator,
            undocumented: scope.sum(&self.undocumented),
            duplicates: None,
        }
    }

    #[inline(never)]
    fn agent_figures(&self, scope: Scope, agents: &Agents, in_order: &[u32]) -> Vec<AgentFigures> {
        let own = in_order.iter().filter_map(|&number| {
            let tallies = scope.of(self.agents.get(number as usize)?);
            let (mut connected, mut missed, mut talk) = (0, 0, Ratio::default());
            for tally in tallies {
                connected += tally.connected;
                missed += tally.missed;
                talk = talk.and(tally.talk);
            }
            let extension = Arc::clone(agents.extensions().get(number as usize)?);
            (connected + missed > 0).then_some(AgentFigures { extension, connected, missed, talk })
        });
        own.collect()
    }

    fn hours_of_day(&self, scope: Scope) -> HoursOfDay {
        let calls = |hour: usize| {
            let count = |call| {
                let lanes = scope.places().map(|shown| usize::from(lane(call, shown == 1)));
                lanes.filter_map(|lane| self.hours.get(hour)?.get(lane)).sum()
            };
            HourCalls {
                connected: count(Call::Connected),
                agent_missed: count(Call::AgentMissed),
                customer_missed: count(Call::CustomerMissed),
            }
        };
        HoursOfDay { hours: std::array::from_fn(calls), without_time: calls(HOURS) }
    }
}

fn count(counts: Option<&mut Both<u64>>, mark: Mark) {
    if let Some(count) = counts.and_then(|counts| counts.get_mut(usize::from(mark == 0))) {
        *count += 1;
    }
}

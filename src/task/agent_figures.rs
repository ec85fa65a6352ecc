//! The figures of each agent.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Ratio;
use super::agents::place;
use super::few::in_order;

/// What the calls that were offered to an agent add up to. C and A are those of [`Figures`](super::Figures).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgentFigures {
    /// The agent's extension.
    pub extension: Arc<str>,
    /// C of this agent.
    pub connected: u64,
    /// A of this agent.
    pub missed: u64,
    /// Seconds talked over C of this agent; the mean is among those with a documented number of seconds.
    pub talk: Ratio,
}

impl AgentFigures {
    /// C + A of this agent.
    #[must_use]
    pub const fn offered(&self) -> u64 {
        self.connected + self.missed
    }

    /// A / (C + A) of this agent.
    #[must_use]
    pub const fn missed_rate(&self) -> Ratio {
        Ratio { numerator: self.missed, denominator: self.offered() }
    }

    /// Puts agents into an order. Those of equal value keep theirs, and those without a value are last, whichever the
    /// direction.
    pub fn sort(agents: &mut [Self], by: AgentColumn, descending: bool) {
        let before = agents.to_vec();
        let compare = |one: usize, other: usize| {
            let turned = |order: Ordering| if descending { order.reverse() } else { order };
            let (Some(one), Some(other)) = (before.get(one), before.get(other)) else { return Ordering::Equal };
            let (Some(one), Some(other)) = (one.value(by), other.value(by)) else {
                return turned(place(&one.extension).cmp(&place(&other.extension)));
            };
            (one.denominator == 0).cmp(&(other.denominator == 0)).then(turned(by_value(one, other)))
        };
        for (agent, from) in agents.iter_mut().zip(in_order(before.len(), &compare)) {
            if let Some(from) = before.get(from as usize) {
                agent.clone_from(from);
            }
        }
    }

    /// `None` for what is no number.
    fn value(&self, column: AgentColumn) -> Option<Ratio> {
        let whole = |numerator| Ratio { numerator, denominator: 1 };
        Some(match column {
            AgentColumn::Extension => return None,
            AgentColumn::Offered => whole(self.offered()),
            AgentColumn::Connected => whole(self.connected),
            AgentColumn::Missed => whole(self.missed),
            AgentColumn::MissedRate => self.missed_rate(),
            AgentColumn::TotalTalk => whole(self.talk.numerator),
            AgentColumn::MeanTalk => self.talk,
        })
    }
}

/// What agents are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgentColumn {
    /// Numbers by their value, before all others by their text.
    Extension,
    /// [`AgentFigures::offered`].
    Offered,
    /// [`AgentFigures::connected`].
    Connected,
    /// [`AgentFigures::missed`].
    Missed,
    /// [`AgentFigures::missed_rate`].
    MissedRate,
    /// Seconds talked, all together.
    TotalTalk,
    /// Seconds talked a call, in the mean.
    MeanTalk,
}

/// The exact order of two quotients.
fn by_value(one: Ratio, other: Ratio) -> Ordering {
    let product = |one: u64, other: u64| u128::from(one) * u128::from(other);
    product(one.numerator, other.denominator).cmp(&product(other.numerator, one.denominator))
}

#[cfg(test)]
mod tests {
    use super::{AgentColumn, AgentFigures};
    use crate::Ratio;

    fn order(by: AgentColumn, descending: bool) -> Vec<String> {
        let agent = |extension: &str, connected, missed, numerator| AgentFigures {
            extension: extension.into(),
            connected,
            missed,
            talk: Ratio { numerator, denominator: connected },
        };
        let mut agents = [agent("801", 3, 1, 90), agent("8001", 0, 4, 0), agent("night", 6, 2, 60)];
        AgentFigures::sort(&mut agents, by, descending);
        agents.into_iter().map(|agent| agent.extension.to_string()).collect()
    }

    #[test]
    fn agents_are_ordered_by_any_column() {
        assert_eq!(order(AgentColumn::Extension, false), ["801", "8001", "night"]);
        assert_eq!(order(AgentColumn::Extension, true), ["night", "8001", "801"]);
        assert_eq!(order(AgentColumn::Connected, true), ["night", "801", "8001"]);
        assert_eq!(order(AgentColumn::Missed, true), ["8001", "night", "801"]);
        assert_eq!(order(AgentColumn::TotalTalk, false), ["8001", "night", "801"]);
    }

    #[test]
    fn equal_agents_keep_their_order_and_those_without_a_value_are_last() {
        // 4, 4 and 8 offered; missed 1/4, 4/4 and 2/8; 30, no and 10 seconds in the mean.
        assert_eq!(order(AgentColumn::Offered, false), ["801", "8001", "night"]);
        assert_eq!(order(AgentColumn::Offered, true), ["night", "801", "8001"]);
        assert_eq!(order(AgentColumn::MissedRate, false), ["801", "night", "8001"]);
        assert_eq!(order(AgentColumn::MissedRate, true), ["8001", "801", "night"]);
        assert_eq!(order(AgentColumn::MeanTalk, false), ["night", "801", "8001"]);
        assert_eq!(order(AgentColumn::MeanTalk, true), ["801", "night", "8001"]);
    }
}

//! The figures of a task: what its records add up to.
//!
//! The words of the formulas: D are the records that were called (status 1036); C, A and F those of D with the answer
//! type `connected`, `caller` and `callee`; X those of D with none; K = C + A + F. Those of D with an answer type that
//! the documents do not name are in D alone.
//!
//! Counts are exact and so are sums; only [`Ratio::value`] divides. What cannot be computed from these records is not
//! here: handle time with wrap-up, agent occupancy, conversion.

use super::{AnswerClass, Quality};
use crate::protocol::AnswerType;

/// A call that was talked for less than so many seconds is a short one.
pub const SHORT_CALL: u32 = 5;

/// What some records add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Figures {
    /// All records.
    pub all: u64,
    /// Records with status 1035.
    pub not_called: u64,
    /// D.
    pub called: u64,
    /// C.
    pub connected: u64,
    /// Records of A that name an agent, who did not answer.
    pub missed_with_agent: u64,
    /// Records of A that name none: there was nobody to answer.
    pub missed_without_agent: u64,
    /// F.
    pub customer_missed: u64,
    /// X.
    pub no_result: u64,
    /// Seconds talked over C. As in every mean here, a record without a documented number of seconds has no part in it,
    /// neither above nor below the line: what is not known is no zero.
    pub talk: Ratio,
    /// Seconds waited over C.
    pub wait_connected: Ratio,
    /// Seconds waited over A.
    pub wait_agent_missed: Ratio,
    /// Seconds waited over F.
    pub wait_customer_missed: Ratio,
    /// Records of C that were talked for less than [`SHORT_CALL`] seconds. Without a number of seconds none is short.
    pub short_calls: u64,
    /// See [`Quality::Contradictory`].
    pub contradictory: u64,
    /// See [`Quality::Undocumented`].
    pub undocumented: u64,
    /// See [`Quality::Duplicate`]; `None` until they have been looked for.
    pub duplicates: Option<u64>,
}

impl Figures {
    /// A: the customer answered, no agent did.
    #[must_use]
    pub const fn agent_missed(&self) -> u64 {
        self.missed_with_agent + self.missed_without_agent
    }

    /// C + A: the customer answered.
    #[must_use]
    pub const fn reached(&self) -> u64 {
        self.connected + self.agent_missed()
    }

    /// K: calls with a result.
    #[must_use]
    pub const fn with_result(&self) -> u64 {
        self.reached() + self.customer_missed
    }

    /// What a figure comes to.
    #[must_use]
    pub const fn amount(&self, figure: Figure) -> Amount {
        match figure {
            Figure::Progress => share(self.called, self.all),
            Figure::ReachRate => share(self.reached(), self.with_result()),
            Figure::ConnectRate => share(self.connected, self.with_result()),
            Figure::AbandonRate => share(self.agent_missed(), self.reached()),
            Figure::AgentMissed => Amount::Records(self.agent_missed()),
            Figure::NoResult => Amount::Records(self.no_result),
            Figure::AvgTalk => Amount::Seconds(self.talk),
            Figure::AvgWait(AnswerType::Connected) => Amount::Seconds(self.wait_connected),
            Figure::AvgWait(AnswerType::Caller) => Amount::Seconds(self.wait_agent_missed),
            Figure::AvgWait(AnswerType::Callee) => Amount::Seconds(self.wait_customer_missed),
            Figure::ShortCallRate => share(self.short_calls, self.connected),
            Figure::Contradictions => Amount::Records(self.contradictory),
        }
    }

    /// How many records have this to be looked at; `None` while that is not known.
    #[must_use]
    pub const fn quality(&self, quality: Quality) -> Option<u64> {
        match quality {
            Quality::Contradictory => Some(self.contradictory),
            Quality::Undocumented => Some(self.undocumented),
            Quality::Duplicate => self.duplicates,
            Quality::NoResult => Some(self.no_result),
        }
    }
}

const fn share(numerator: u64, denominator: u64) -> Amount {
    Amount::Share(Ratio { numerator, denominator })
}

/// A figure that people ask for, under the name that vendors give it. They disagree: show the formula beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// 进度: D / all.
    Progress,
    /// 客户接听率: (C + A) / K.
    ReachRate,
    /// 接通率: C / K.
    ConnectRate,
    /// 呼损率: A / (C + A).
    AbandonRate,
    /// 坐席未接: A. [`Figures`] splits it by whether an agent is named.
    AgentMissed,
    /// 无结果: X.
    NoResult,
    /// 平均通话时长: Σ billsec over C / C.
    AvgTalk,
    /// 平均等待: Σ duration / number, over C, A or F.
    AvgWait(AnswerType),
    /// 短通话率: C with billsec < 5 / C.
    ShortCallRate,
    /// 数据矛盾: see [`Quality::Contradictory`].
    Contradictions,
}

impl Figure {
    /// Every figure, in the order they are shown.
    pub const ALL: [Self; 12] = [
        Self::Progress,
        Self::ReachRate,
        Self::ConnectRate,
        Self::AbandonRate,
        Self::AgentMissed,
        Self::NoResult,
        Self::AvgTalk,
        Self::AvgWait(AnswerType::Connected),
        Self::AvgWait(AnswerType::Caller),
        Self::AvgWait(AnswerType::Callee),
        Self::ShortCallRate,
        Self::Contradictions,
    ];

    /// The public name, in hooks. The three of the wait share one: [`Self::answer`] tells them apart.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::ReachRate => "reach-rate",
            Self::ConnectRate => "connect-rate",
            Self::AbandonRate => "abandon-rate",
            Self::AgentMissed => "agent-missed",
            Self::NoResult => "no-result",
            Self::AvgTalk => "avg-talk",
            Self::AvgWait(_) => "avg-wait",
            Self::ShortCallRate => "short-call-rate",
            Self::Contradictions => "contradictions",
        }
    }

    /// Whose wait it is, by answer type; `None` for figures that are there once.
    #[must_use]
    pub const fn answer(self) -> Option<AnswerClass> {
        match self {
            Self::AvgWait(AnswerType::Connected) => Some(AnswerClass::Connected),
            Self::AvgWait(AnswerType::Caller) => Some(AnswerClass::Caller),
            Self::AvgWait(AnswerType::Callee) => Some(AnswerClass::Callee),
            _ => None,
        }
    }
}

/// What a figure comes to, by its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// So many records.
    Records(u64),
    /// Records of other records, from 0 to 1.
    Share(Ratio),
    /// Seconds a record, in the mean.
    Seconds(Ratio),
}

impl Amount {
    /// The number: of records, from 0 to 1, or of seconds. `None` where it is undefined, which is neither 0 nor NaN.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Records(count) => Some(count as f64),
            Self::Share(ratio) | Self::Seconds(ratio) => ratio.value(),
        }
    }
}

/// Something of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Ratio {
    /// Above the line.
    pub numerator: u64,
    /// Below the line.
    pub denominator: u64,
}

impl Ratio {
    /// Both together, above and below the line.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { numerator: self.numerator + other.numerator, denominator: self.denominator + other.denominator }
    }

    /// The quotient; `None` for a division by zero.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.denominator != 0).then(|| self.numerator as f64 / self.denominator as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Figure, Figures, Ratio};
    use crate::protocol::{AnswerType, CalledStatus, CivilTime, Reading, Record};
    use crate::{Filter, HourCalls, Order, Quality, Records, Summaries, Summary, View};

    /// A task as small as it gets with every figure in it. Status, answered, answer type, agent, hour, wait, talk.
    #[rustfmt::skip]
    const TASK: [[&str; 7]; 16] = [
        // C, three of agent 8001 and one of 8002; one is short, one waits and talks for nobody knows how long.
        ["1036", "1", "connected", "8001", "09", "10", "60"],
        ["1036", "1", "connected", "8001", "09", "20", "4"],
        ["1036", "1", "connected", "8001", "10", "", ""],
        ["1036", "1", "connected", "8002", "10", "30", "5"],
        // C, but nobody answered: contradictory. No agent.
        ["1036", "0", "connected", "", "10", "40", "11"],
        // A, one of agent 8002 and two of none; one at no time.
        ["1036", "1", "caller", "8002", "09", "50", "0"],
        ["1036", "1", "caller", "", "23", "7", "0"],
        ["1036", "0", "caller", "", "", "8", "0"],
        // F; the last was answered: contradictory.
        ["1036", "0", "callee", "", "00", "25", "0"],
        ["1036", "0", "callee", "", "09", "25", "0"],
        ["1036", "1", "callee", "", "10", "28", "0"],
        // X.
        ["1036", "", "", "", "11", "3", "0"],
        // D alone: its answer type is undocumented.
        ["1036", "0", "busy", "", "11", "2", "0"],
        // Not called; the second talked, which is contradictory.
        ["1035", "", "", "", "", "0", "0"],
        ["1035", "", "", "", "", "0", "9"],
        // Neither: the status is undocumented.
        ["1099", "", "", "", "", "0", "0"],
    ];

    fn reading<T>(text: &'static str, known: impl Fn(&str) -> Option<T>) -> Reading<'static, T> {
        match known(text) {
            _ if text.is_empty() => Reading::Absent,
            Some(value) => Reading::Known(value),
            None => Reading::Other(text.into()),
        }
    }

    fn summary() -> Summary {
        let records = TASK.map(|[status, answered, answertype, agent, hour, wait, talk]| Record {
            status: reading(status, |code| CalledStatus::from_code(code.parse().ok()?)),
            answered: reading(answered, |code| Some(code == "1")),
            answertype: reading(answertype, AnswerType::from_word),
            extnumber: agent.into(),
            calltime: reading(hour, |hour| CivilTime::parse(&format!("2025-01-10 {hour}:30:00"))),
            duration: reading(wait, |seconds| seconds.parse().ok()),
            billsec: reading(talk, |seconds| seconds.parse().ok()),
            ..Record::default()
        });
        let records: Records = records.iter().collect();
        let mut summaries = Summaries::default();
        assert!(summaries.work(&records, &View::of(&records, Filter::default(), Order::default()), &mut || true));
        assert_eq!(summaries.shown(), summaries.whole());
        summaries.whole().clone()
    }

    #[test]
    fn the_figures_of_a_task_worked_out_by_hand() {
        let figures = summary().figures;
        let amount = |figure| figures.amount(figure);
        let share = |numerator, denominator| Amount::Share(Ratio { numerator, denominator });
        let seconds = |numerator, denominator| Amount::Seconds(Ratio { numerator, denominator });
        // D = 13, C = 5, A = 3, F = 3, X = 1, K = 5 + 3 + 3 = 11.
        assert_eq!(amount(Figure::Progress), share(13, 16));
        assert_eq!(amount(Figure::ReachRate), share(5 + 3, 11));
        assert_eq!(amount(Figure::ConnectRate), share(5, 11));
        assert_eq!(amount(Figure::AbandonRate), share(3, 5 + 3));
        assert_eq!(amount(Figure::AgentMissed), Amount::Records(3));
        assert_eq!((figures.missed_with_agent, figures.missed_without_agent), (1, 2));
        assert_eq!(amount(Figure::NoResult), Amount::Records(1));
        // 60 + 4 + 5 + 11 seconds of the four whose seconds are known.
        assert_eq!(amount(Figure::AvgTalk), seconds(80, 4));
        assert_eq!(amount(Figure::AvgTalk).value(), Some(20.0));
        // 10 + 20 + 30 + 40 of four; 50 + 7 + 8; 25 + 25 + 28.
        assert_eq!(amount(Figure::AvgWait(AnswerType::Connected)), seconds(100, 4));
        assert_eq!(amount(Figure::AvgWait(AnswerType::Caller)), seconds(65, 3));
        assert_eq!(amount(Figure::AvgWait(AnswerType::Callee)), seconds(78, 3));
        // 4 seconds are short, 5 are not.
        assert_eq!(amount(Figure::ShortCallRate), share(1, 5));
        assert_eq!(amount(Figure::Contradictions), Amount::Records(3));
        assert_eq!(figures.not_called, 2);
        let qualities = Quality::ALL.map(|quality| figures.quality(quality));
        assert_eq!(qualities, [Some(3), Some(2), None, Some(1)]);
    }

    #[test]
    fn the_agents_hours_and_seconds_of_that_task() {
        let Summary { agents, hours, talk, wait, .. } = summary();
        let agents: Vec<_> =
            agents.iter().map(|agent| (&*agent.extension, agent.offered(), agent.missed, agent.talk.value())).collect();
        // 60 and 4 seconds, the third call's are not known; 5 seconds.
        assert_eq!(agents, [("8001", 3, 0, Some(32.0)), ("8002", 2, 1, Some(5.0))]);
        let calls = |connected, agent_missed, customer_missed| HourCalls { connected, agent_missed, customer_missed };
        for (hour, found) in hours.hours.into_iter().enumerate() {
            let wanted = match hour {
                0 => calls(0, 0, 1),
                9 => calls(2, 1, 1),
                10 => calls(3, 0, 1),
                23 => calls(0, 1, 0),
                _ => HourCalls::default(),
            };
            assert_eq!(found, wanted, "{hour}");
        }
        assert_eq!(hours.without_time, calls(0, 1, 0));
        // 4, 5, 11, 60: the second, and the fourth since 0.9 · 4 = 3.6.
        assert_eq!((talk.records, talk.median, talk.p90), (4, Some(5), Some(60)));
        // 2, 3, 7, 8, 10, 20, 25, 25, 28, 30, 40, 50: the sixth, and the eleventh since 0.9 · 12 = 10.8.
        assert_eq!((wait.records, wait.median, wait.p90), (12, Some(20), Some(40)));
    }

    #[test]
    fn a_division_by_zero_is_no_number() {
        for figure in Figure::ALL {
            let amount = Figures::default().amount(figure);
            assert_eq!(amount.value(), matches!(amount, Amount::Records(_)).then_some(0.0), "{figure:?}");
        }
    }
}

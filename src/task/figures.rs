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

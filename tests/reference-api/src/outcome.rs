//! What became of a call: the six fields of a record that belong together.
//!
//! Which case a call is comes first, by chance or because it is planted; the fields follow from the case, so that they
//! only contradict each other where the case is a contradiction.

use std::borrow::Cow;

use rand::RngExt;

use crate::agents::{Agent, Agents};
use crate::random::{Generator, log_normal_seconds, normal_seconds, pick};
use crate::record::{AnswerType, CallTime, Status};

/// The longest talk in seconds.
const LONGEST_TALK: u64 = 2 * 3600;

/// The documented cases, the codes that are not documented, and the contradictions that real servers send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Not called; the call time is one of the empty ones.
    NotCalled(CallTime),
    /// Customer and agent talked.
    Connected,
    /// They talked for less than 5 seconds.
    ShortTalk,
    /// An agent's phone rang unanswered.
    AgentMissed,
    /// The customer answered, but no agent was free.
    NoAgentFree,
    /// The customer was not reached.
    NotReached,
    /// Called, and nothing known of the end.
    NoResult,
    /// Called, with an answer type that is not documented.
    OtherAnswerType(&'static str),
    /// A status that is not documented.
    OtherStatus(u16),
    /// Contradiction: connected, but answered is 0.
    ConnectedUnanswered,
    /// Contradiction: not reached, but answered is 1.
    NotReachedAnswered,
    /// Contradiction: not called, but talked.
    NotCalledTalked,
    /// Contradiction: not called, but connected.
    NotCalledConnected,
}

/// Answer types that the document does not name.
pub const OTHER_ANSWER_TYPES: [&str; 2] = ["busy", "voicemail"];
/// Status codes that the document does not name.
pub const OTHER_STATUSES: [u16; 2] = [1037, 1099];

impl Case {
    /// A random case of a record that was called.
    pub fn called(generator: &mut Generator) -> Self {
        match generator.random_range(0..10_000_u32) {
            0..5 => Self::ConnectedUnanswered,
            5..10 => Self::NotReachedAnswered,
            10..30 => Self::OtherStatus(pick(generator, &OTHER_STATUSES)),
            30..60 => Self::OtherAnswerType(pick(generator, &OTHER_ANSWER_TYPES)),
            60..3_640 => Self::Connected,
            3_640..3_860 => Self::ShortTalk,
            3_860..4_300 => Self::AgentMissed,
            4_300..4_560 => Self::NoAgentFree,
            4_560..8_740 => Self::NotReached,
            _ => Self::NoResult,
        }
    }

    /// A random case of a record that was not called.
    pub fn not_called(generator: &mut Generator) -> Self {
        match generator.random_range(0..10_000_u32) {
            0..5 => Self::NotCalledTalked,
            5..10 => Self::NotCalledConnected,
            10..400 => Self::NotCalled(CallTime::Blank),
            400..800 => Self::NotCalled(CallTime::Zeros),
            800..1_000 => Self::NotCalled(CallTime::Epoch),
            _ => Self::NotCalled(CallTime::Null),
        }
    }
}

/// The fields of a [`Record`](crate::record::Record) that follow from its case; they mean what they mean there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub status: Status,
    pub extnumber: Option<Cow<'static, str>>,
    pub answered: Option<u8>,
    pub answertype: Option<AnswerType>,
    pub calltime: CallTime,
    pub duration: u64,
    pub billsec: u64,
}

impl Outcome {
    /// The fields of a case. `called` is asked for the time of the call where there was one.
    pub fn new(
        case: Case,
        agents: &Agents,
        generator: &mut Generator,
        called: impl FnOnce(&mut Generator) -> CallTime,
    ) -> Self {
        let calltime = match case {
            Case::NotCalled(empty) => empty,
            _ => called(generator),
        };
        let blank = Self {
            status: Status::Called,
            extnumber: None,
            answered: None,
            answertype: None,
            calltime,
            duration: 0,
            billsec: 0,
        };
        match case {
            Case::NotCalled(_) => Self { status: Status::NotCalled, ..blank },
            Case::Connected => blank.connected(agents, generator),
            Case::ShortTalk => Self { billsec: generator.random_range(1..5), ..blank.connected(agents, generator) },
            Case::AgentMissed => {
                Self { extnumber: agents.who_misses(generator).map(Agent::extnumber), ..blank.missed(generator) }
            }
            Case::NoAgentFree => blank.missed(generator),
            Case::NotReached => blank.not_reached(generator),
            Case::NoResult => Self { duration: generator.random_range(0..=5), ..blank },
            Case::OtherAnswerType(word) => Self {
                answered: Some(0),
                answertype: Some(AnswerType::Other(word)),
                duration: generator.random_range(3..40),
                ..blank
            },
            Case::OtherStatus(code) => Self { status: Status::Other(code), ..blank },
            Case::ConnectedUnanswered => Self { answered: Some(0), ..blank.connected(agents, generator) },
            Case::NotReachedAnswered => Self { answered: Some(1), ..blank.not_reached(generator) },
            Case::NotCalledTalked => {
                Self { status: Status::NotCalled, billsec: generator.random_range(5..300), ..blank }
            }
            Case::NotCalledConnected => Self { status: Status::NotCalled, ..blank.connected(agents, generator) },
        }
    }

    fn connected(self, agents: &Agents, generator: &mut Generator) -> Self {
        let agent = agents.who_takes(generator);
        let median = 155.0 * agent.map_or(1.0, |agent| agent.talk_factor);
        Self {
            extnumber: agent.map(Agent::extnumber),
            answered: Some(1),
            answertype: Some(AnswerType::Connected),
            duration: log_normal_seconds(generator, 14.0, 0.45).clamp(1, 90),
            billsec: log_normal_seconds(generator, median, 0.85).clamp(5, LONGEST_TALK),
            ..self
        }
    }

    fn missed(self, generator: &mut Generator) -> Self {
        Self {
            // It is not documented whether "answered" speaks of the customer or of the agent: both are seen here.
            answered: Some(generator.random_range(0..=1)),
            answertype: Some(AnswerType::Caller),
            duration: log_normal_seconds(generator, 22.0, 0.4).clamp(2, 120),
            ..self
        }
    }

    fn not_reached(self, generator: &mut Generator) -> Self {
        // Either it rang until the network gave up, or the call failed early: busy, switched off, refused.
        let duration = if generator.random_ratio(2, 3) {
            normal_seconds(generator, 45.0, 8.0).clamp(30, 60)
        } else {
            log_normal_seconds(generator, 12.0, 0.6).clamp(1, 60)
        };
        Self { answered: Some(0), answertype: Some(AnswerType::Callee), duration, ..self }
    }
}

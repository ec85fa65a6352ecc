//! What a row's status, answer type and answered say together, in one byte.

use super::chunk::Chunk;
use super::columns::{ABSENT, CHUNK_ROWS, Code};
use crate::protocol::{AnswerType, CalledStatus};

/// A row's three codes: two bits for status and answered each, three for the answer type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome(u8);

/// How many outcomes there are.
const OUTCOMES: usize = 1 << 7;

/// What a call is to the figures; see there for the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Call {
    /// C.
    Connected,
    /// A.
    AgentMissed,
    /// F.
    CustomerMissed,
    /// The rest of D.
    Unclear,
    /// Status 1035, and no answer type, as it should be.
    NotCalled,
    /// Anything else.
    #[default]
    Unknown,
}

const ANSWER_SHIFT: u32 = 2;
const ANSWERED_SHIFT: u32 = 5;

/// A code in an outcome: the two highest of a column come first, then those from 0 on.
const fn slot(code: u32) -> u8 {
    code.wrapping_add(2) as u8
}

impl Outcome {
    const fn status(self) -> u8 {
        self.0 & 3
    }

    const fn answer(self) -> u8 {
        self.0 >> ANSWER_SHIFT & 7
    }

    const fn answered(self) -> u8 {
        self.0 >> ANSWERED_SHIFT
    }

    /// Whether it is one of D.
    pub(super) fn is_called(self) -> bool {
        self.status() == slot(Code::code(CalledStatus::Called))
    }

    /// Whether its status is 1035.
    pub(super) fn is_not_called(self) -> bool {
        self.status() == slot(Code::code(CalledStatus::NotCalled))
    }

    /// Whether it is one of X.
    pub(super) fn is_no_result(self) -> bool {
        self.is_called() && self.answer() == slot(ABSENT)
    }

    /// Whether it has been called, and what came of it.
    pub(super) fn call(self) -> Call {
        let kinds = [
            (AnswerType::Connected, Call::Connected),
            (AnswerType::Caller, Call::AgentMissed),
            (AnswerType::Callee, Call::CustomerMissed),
        ];
        if !self.is_called() {
            let is_empty = self.is_not_called() && self.answer() == slot(ABSENT);
            return if is_empty { Call::NotCalled } else { Call::Unknown };
        }
        let own = kinds.into_iter().find(|(answer, _)| self.answer() == slot(Code::code(*answer)));
        own.map_or(Call::Unclear, |(_, call)| call)
    }

    /// Whether its codes contradict each other, whatever the seconds of talk.
    pub(super) fn is_contradictory(self) -> bool {
        let says = |answer: AnswerType, answered: bool| {
            self.answer() == slot(Code::code(answer)) && self.answered() == slot(Code::code(answered))
        };
        says(AnswerType::Connected, false)
            || says(AnswerType::Callee, true)
            || (self.is_not_called() && self.answer() != slot(ABSENT))
    }
}

/// What is known of each outcome, worked out once for many rows.
#[derive(Clone, Debug)]
pub(super) struct ByOutcome<T>([T; OUTCOMES]);

impl<T: Copy + Default> ByOutcome<T> {
    pub(super) fn new(known: impl Fn(Outcome) -> T) -> Self {
        Self(std::array::from_fn(|outcome| known(Outcome(outcome as u8))))
    }

    pub(super) fn of(&self, outcome: Outcome) -> T {
        self.0.get(usize::from(outcome.0)).copied().unwrap_or_default()
    }

    /// Changes what is known; `None` for what is no outcome.
    pub(super) fn of_mut(&mut self, outcome: Outcome) -> Option<&mut T> {
        self.0.get_mut(usize::from(outcome.0))
    }

    /// Every outcome, and what is known of it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Outcome, T)> {
        (0..).map(Outcome).zip(self.0)
    }
}

impl<T: Copy + Default> Default for ByOutcome<T> {
    fn default() -> Self {
        Self([T::default(); OUTCOMES])
    }
}

/// The outcomes of a chunk's rows from this one on; what is past the last row means nothing.
pub(super) fn outcomes(chunk: &Chunk, from: usize) -> [Outcome; CHUNK_ROWS] {
    let mut outcomes = [Outcome::default(); CHUNK_ROWS];
    let columns =
        [(chunk.status.codes(), 0), (chunk.answertype.codes(), ANSWER_SHIFT), (chunk.answered.codes(), ANSWERED_SHIFT)];
    for (column, shift) in columns {
        column.zip(from, outcomes.iter_mut(), |outcome, code| outcome.0 |= slot(code) << shift);
    }
    outcomes
}

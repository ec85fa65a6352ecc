//! The first records of every task show every case there is, so that a person and a test find them on page 1.
//!
//! What is planted stands at the same index whatever the seed and the size of the task. The rest of such a record is
//! as random as any other's.

use crate::mark::MarkKind;
use crate::number::Spelling;
use crate::outcome::Case;
use crate::record::CallTime;

/// One planted record. Its discriminant is the record's index in the task, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Planted {
    /// Index 0: connected, with a note in Chinese.
    Connected,
    /// Index 1: the customer was not reached.
    NotReached,
    /// Index 2: the agent whose extension stands there did not answer.
    AgentMissed,
    /// Index 3: the agent did not answer, no extension.
    NoAgentFree,
    /// Index 4: called, no answer type.
    NoResult,
    /// Index 5: not called, call time `null`.
    NotCalled,
    /// Index 6: status 1099, which is not documented.
    Status1099,
    /// Index 7: status 1037, which is not documented.
    Status1037,
    /// Index 8: answer type `busy`, which is not documented.
    Busy,
    /// Index 9: answer type `voicemail`, which is not documented.
    Voicemail,
    /// Index 10: an HTML mark.
    HtmlMark,
    /// Index 11: a mark that begins as a formula.
    FormulaMark,
    /// Index 12: a mark of several lines.
    LinesMark,
    /// Index 13: a mark with emoji.
    EmojiMark,
    /// Index 14: a number that begins with `+86`.
    International,
    /// Index 15: a number that begins with 0.
    LeadingZero,
    /// Index 16: contradiction, connected with answered 0.
    ConnectedUnanswered,
    /// Index 17: contradiction, not reached with answered 1.
    NotReachedAnswered,
    /// Index 18: contradiction, not called but talked.
    NotCalledTalked,
    /// Index 19: contradiction, not called but connected.
    NotCalledConnected,
    /// Index 20: connected, with the fields `recordfile` and `hangupcause`, which are not documented.
    Recorded,
    /// Index 21: connected, without those fields.
    NotRecorded,
    /// Index 22: not called, call time `""`.
    BlankTime,
    /// Index 23: not called, call time `0000-00-00 00:00:00`.
    ZerosTime,
    /// Index 24: not called, call time `1970-01-01 08:00:00`.
    EpochTime,
    /// Index 25: a talk of less than 5 seconds.
    ShortTalk,
    /// Index 26: a mark with quotes and commas.
    QuotesMark,
    /// Index 27: a mark that turns the direction of writing round.
    BidiMark,
    /// Index 28: a mark that is one very long word.
    LongWordMark,
    /// Index 29: a mark of 500 characters.
    LongMark,
    /// Index 30: a number with separators.
    Separated,
    /// Index 31: the number of the record at index 0 again.
    RepeatedNumber,
    /// Index 32: an exact copy of the record at index 1.
    Copy,
    /// Index 33: every id given.
    AllIds,
    /// Index 34: every id `"0"`.
    ZeroIds,
}

/// Which ids of the caller a record carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// As chance has it.
    Random,
    /// All of them.
    All,
    /// `"0"` in place of each.
    Zero,
}

impl Planted {
    /// All of them, in the order of their index.
    pub const ALL: [Self; 35] = [
        Self::Connected,
        Self::NotReached,
        Self::AgentMissed,
        Self::NoAgentFree,
        Self::NoResult,
        Self::NotCalled,
        Self::Status1099,
        Self::Status1037,
        Self::Busy,
        Self::Voicemail,
        Self::HtmlMark,
        Self::FormulaMark,
        Self::LinesMark,
        Self::EmojiMark,
        Self::International,
        Self::LeadingZero,
        Self::ConnectedUnanswered,
        Self::NotReachedAnswered,
        Self::NotCalledTalked,
        Self::NotCalledConnected,
        Self::Recorded,
        Self::NotRecorded,
        Self::BlankTime,
        Self::ZerosTime,
        Self::EpochTime,
        Self::ShortTalk,
        Self::QuotesMark,
        Self::BidiMark,
        Self::LongWordMark,
        Self::LongMark,
        Self::Separated,
        Self::RepeatedNumber,
        Self::Copy,
        Self::AllIds,
        Self::ZeroIds,
    ];

    /// What is planted at `index`, if anything.
    pub fn at(index: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(index).ok()?).copied()
    }

    /// Where it is planted, counted from 0 over the task.
    pub fn index(self) -> u64 {
        self as u64
    }

    /// The record whose copy this is.
    pub(crate) fn copy_of(self) -> Option<Self> {
        (self == Self::Copy).then_some(Self::NotReached)
    }

    /// The record whose number this one repeats.
    pub(crate) fn repeats_number_of(self) -> Option<Self> {
        (self == Self::RepeatedNumber).then_some(Self::Connected)
    }

    /// What became of the call.
    pub(crate) fn case(self) -> Case {
        match self {
            Self::NotReached | Self::RepeatedNumber | Self::Copy => Case::NotReached,
            Self::AgentMissed => Case::AgentMissed,
            Self::NoAgentFree => Case::NoAgentFree,
            Self::NoResult => Case::NoResult,
            Self::NotCalled => Case::NotCalled(CallTime::Null),
            Self::Status1099 => Case::OtherStatus(1099),
            Self::Status1037 => Case::OtherStatus(1037),
            Self::Busy => Case::OtherAnswerType("busy"),
            Self::Voicemail => Case::OtherAnswerType("voicemail"),
            Self::ConnectedUnanswered => Case::ConnectedUnanswered,
            Self::NotReachedAnswered => Case::NotReachedAnswered,
            Self::NotCalledTalked => Case::NotCalledTalked,
            Self::NotCalledConnected => Case::NotCalledConnected,
            Self::BlankTime => Case::NotCalled(CallTime::Blank),
            Self::ZerosTime => Case::NotCalled(CallTime::Zeros),
            Self::EpochTime => Case::NotCalled(CallTime::Epoch),
            Self::ShortTalk => Case::ShortTalk,
            _ => Case::Connected,
        }
    }

    /// What its mark is of, where that is planted.
    pub(crate) fn mark(self) -> Option<MarkKind> {
        Some(match self {
            Self::Connected => MarkKind::Chinese,
            Self::HtmlMark => MarkKind::Html,
            Self::FormulaMark => MarkKind::Formula,
            Self::LinesMark => MarkKind::Lines,
            Self::EmojiMark => MarkKind::Emoji,
            Self::QuotesMark => MarkKind::Quotes,
            Self::BidiMark => MarkKind::Bidi,
            Self::LongWordMark => MarkKind::LongWord,
            Self::LongMark => MarkKind::Long,
            _ => return None,
        })
    }

    /// How its number is written, where that is planted.
    pub(crate) fn spelling(self) -> Option<Spelling> {
        match self {
            Self::Connected => Some(Spelling::Mobile),
            Self::International => Some(Spelling::International),
            Self::LeadingZero => Some(Spelling::Landline),
            Self::Separated => Some(Spelling::Separated),
            _ => None,
        }
    }

    /// Which ids it carries.
    pub(crate) fn ids(self) -> Ids {
        match self {
            Self::AllIds => Ids::All,
            Self::ZeroIds => Ids::Zero,
            _ => Ids::Random,
        }
    }

    /// Whether a connected call has the fields of a recording, where that is planted.
    pub(crate) fn recorded(self) -> Option<bool> {
        match self {
            Self::Recorded => Some(true),
            Self::NotRecorded => Some(false),
            _ => None,
        }
    }
}

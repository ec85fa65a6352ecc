//! One record of a task, with the types that its fields have on the wire.
//!
//! The fields have the wire's names, the vendor's spelling included.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::moment::Moment;

/// One number of a task and what became of its call. Serializes to the documented JSON, fields in the document's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The task, as it was asked for.
    pub taskid: Arc<str>,
    /// The number dialled.
    pub telphone: Cow<'static, str>,
    /// The caller's own id of the person; `""` and `"0"` mean none.
    pub userid: Cow<'static, str>,
    /// The caller's own id of the member; `""` and `"0"` mean none.
    pub memberid: Cow<'static, str>,
    /// A custom value given at creation.
    pub chengshudu: &'static str,
    /// The caller's own id of the record; `""` and `"0"` mean none.
    pub customuuid: Cow<'static, str>,
    /// Whether it was called.
    pub status: Status,
    /// The extension of the agent.
    pub extnumber: Option<Cow<'static, str>>,
    /// 1, 0 or null; whom it speaks of is not documented.
    pub answered: Option<u8>,
    /// How the call ended.
    pub answertype: Option<AnswerType>,
    /// When it was called.
    pub calltime: CallTime,
    /// Seconds waited.
    pub duration: u64,
    /// Seconds talked.
    pub billsec: u64,
    /// When the record was created.
    pub createtime: Moment,
    /// A free text.
    pub mark: Cow<'static, str>,
    /// Fields that the document does not name; absent on the wire where there are none.
    pub recording: Option<Recording>,
}

/// Whether a record was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 1036.
    Called,
    /// 1035.
    NotCalled,
    /// A code that the document does not name.
    Other(u16),
}

impl Status {
    /// The number on the wire.
    pub fn code(self) -> u16 {
        match self {
            Self::Called => 1036,
            Self::NotCalled => 1035,
            Self::Other(code) => code,
        }
    }
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerType {
    /// The customer and an agent talked.
    Connected,
    /// The agent did not answer.
    Caller,
    /// The customer was not reached.
    Callee,
    /// A word that the document does not name.
    Other(&'static str),
}

impl AnswerType {
    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Caller => "caller",
            Self::Callee => "callee",
            Self::Other(word) => word,
        }
    }
}

impl Serialize for AnswerType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// When a record was called, or one of the ways in which a server says that it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallTime {
    /// A real time.
    At(Moment),
    /// `null`.
    Null,
    /// `""`.
    Blank,
    /// `0000-00-00 00:00:00`, an empty date of MySQL.
    Zeros,
    /// `1970-01-01 08:00:00`, second 0 as Shanghai's clocks show it.
    Epoch,
}

impl Serialize for CallTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::At(moment) => moment.serialize(serializer),
            Self::Null => serializer.serialize_none(),
            Self::Blank => serializer.serialize_str(""),
            Self::Zeros => serializer.serialize_str("0000-00-00 00:00:00"),
            Self::Epoch => serializer.serialize_str("1970-01-01 08:00:00"),
        }
    }
}

/// The fields of a talk that the document does not name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Where the recording lies, relative to a folder that is not documented either.
    pub recordfile: String,
    /// Why the call ended, in the telephone system's words.
    pub hangupcause: &'static str,
}

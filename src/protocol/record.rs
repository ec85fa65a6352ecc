//! One call's record.

use std::borrow::Cow;

use super::field_order::{FieldOrder, Name};
use super::json::{Reader, Scalar, Shape, Stop};
use super::{CivilTime, Field};

/// What a field says: nothing, a value its type can hold, or something undocumented that is kept word for word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Reading<'a, T> {
    /// `null`, `""`, missing, or a form the protocol knows to mean "none".
    #[default]
    Absent,
    /// A documented value.
    Known(T),
    /// Anything else, as the server wrote it.
    Other(Cow<'a, str>),
}

impl<T: Copy> Reading<'_, T> {
    /// The documented value, if it is one.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Absent | Self::Other(_) => None,
        }
    }
}

/// 是否呼叫: whether the number has been called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalledStatus {
    /// Code 1036.
    Called,
    /// Code 1035.
    NotCalled,
}

impl CalledStatus {
    /// The status of a documented code.
    #[must_use]
    pub const fn from_code(code: i64) -> Option<Self> {
        match code {
            1036 => Some(Self::Called),
            1035 => Some(Self::NotCalled),
            _ => None,
        }
    }

    /// The documented code.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Called => 1036,
            Self::NotCalled => 1035,
        }
    }
}

/// 接通类型: how a call ended. No answer type is [`Reading::Absent`]: there is no result yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerType {
    /// 呼叫接听: customer and agent spoke.
    Connected,
    /// 坐席未接: the customer answered, no agent did.
    Caller,
    /// 被叫未接通: the customer was not reached.
    Callee,
}

impl AnswerType {
    /// The answer type of a documented word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Connected, Self::Caller, Self::Callee].into_iter().find(|kind| word.eq_ignore_ascii_case(kind.word()))
    }

    /// The documented word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Caller => "caller",
            Self::Callee => "callee",
        }
    }
}

/// A record as the wire gives it, borrowed from the answer where it can be.
///
/// Fields bear their wire names. A text that is `null` or missing is empty. `userid`, `memberid` and `customuuid` keep
/// a `"0"`, which means none as well.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Record<'a> {
    /// The task, usually 20 digits.
    pub taskid: Cow<'a, str>,
    /// The number dialled; may carry `+`, leading zeros and separators.
    pub telphone: Cow<'a, str>,
    /// The caller's own id of the customer.
    pub userid: Cow<'a, str>,
    /// The caller's own id of the member.
    pub memberid: Cow<'a, str>,
    /// A custom value given at creation.
    pub chengshudu: Cow<'a, str>,
    /// The caller's own id of the call.
    pub customuuid: Cow<'a, str>,
    /// Called or not.
    pub status: Reading<'a, CalledStatus>,
    /// The agent's extension; empty where no agent was involved.
    pub extnumber: Cow<'a, str>,
    /// 是否接通. The documents do not say whether it speaks of the customer or the agent.
    pub answered: Reading<'a, bool>,
    /// How the call ended; absent while there is no result.
    pub answertype: Reading<'a, AnswerType>,
    /// When the call was made, on the server's clock.
    pub calltime: Reading<'a, CivilTime>,
    /// Seconds waited.
    pub duration: Reading<'a, u32>,
    /// Seconds talked.
    pub billsec: Reading<'a, u32>,
    /// When the record was created, on the server's clock.
    pub createtime: Reading<'a, CivilTime>,
    /// Free text, hostile text too.
    pub mark: Cow<'a, str>,
    /// Fields that the documents do not name, in the order they came, as name and text; nested ones as JSON.
    pub undocumented: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Record<'a> {
    /// The record that a JSON text is; `None` if it is none.
    #[must_use]
    pub fn from_json(text: &'a str) -> Option<Self> {
        let mut record = Self::default();
        let mut reader = Reader::new(text);
        let is_record = matches!(record.read(&mut reader, &mut FieldOrder::new()), Ok(Shape::Object | Shape::Nothing));
        (is_record && reader.end().is_ok()).then_some(record)
    }

    /// As if nothing had been said of it; what its list has taken stays its own.
    pub(super) fn clear(&mut self) {
        let mut undocumented = std::mem::take(&mut self.undocumented);
        undocumented.clear();
        *self = Self { undocumented, ..Self::default() };
    }

    /// Reads what is said of it, its fields likely in this order.
    pub(super) fn read(&mut self, reader: &mut Reader<'a>, order: &mut FieldOrder) -> Result<Shape, Stop> {
        reader.members(|reader| {
            match order.read_name(reader)? {
                Name::Documented(field) => self.read_field(field, reader)?,
                Name::Undocumented(name) => self.undocumented.push((name, reader.value()?.into_words())),
            }
            Ok(())
        })
    }

    fn read_field(&mut self, field: Field, reader: &mut Reader<'a>) -> Result<(), Stop> {
        match field {
            Field::TaskId => self.taskid = reader.text()?,
            Field::Telphone => self.telphone = reader.text()?,
            Field::UserId => self.userid = reader.text()?,
            Field::MemberId => self.memberid = reader.text()?,
            Field::Chengshudu => self.chengshudu = reader.text()?,
            Field::CustomUuid => self.customuuid = reader.text()?,
            Field::Status => self.status = integer(reader, CalledStatus::from_code)?,
            Field::ExtNumber => self.extnumber = reader.text()?,
            Field::Answered => self.answered = answered(reader)?,
            Field::AnswerType => self.answertype = answer_type(reader.text()?),
            Field::CallTime => self.calltime = time(reader.text()?),
            Field::Duration => self.duration = integer(reader, |seconds| u32::try_from(seconds).ok())?,
            Field::BillSec => self.billsec = integer(reader, |seconds| u32::try_from(seconds).ok())?,
            Field::CreateTime => self.createtime = time(reader.text()?),
            Field::Mark => self.mark = reader.text()?,
        }
        Ok(())
    }
}

const fn answered_from_code(code: i64) -> Option<bool> {
    match code {
        1 => Some(true),
        0 => Some(false),
        _ => None,
    }
}

fn integer<'a, T>(reader: &mut Reader<'a>, known: impl Fn(i64) -> Option<T>) -> Result<Reading<'a, T>, Stop> {
    Ok(known_integer(reader, known)?.map_or_else(|value| other(value.into_text()), Reading::Known))
}

fn answered<'a>(reader: &mut Reader<'a>) -> Result<Reading<'a, bool>, Stop> {
    Ok(match known_integer(reader, answered_from_code)? {
        Ok(answered) | Err(Scalar::Bool(answered)) => Reading::Known(answered),
        Err(value) => other(value.into_text()),
    })
}

/// A whole number that is known, or else the value that stands there.
fn known_integer<'a, T>(
    reader: &mut Reader<'a>,
    known: impl Fn(i64) -> Option<T>,
) -> Result<Result<T, Scalar<'a>>, Stop> {
    // Nearly all are some digits and nothing else.
    let mut ahead = reader.clone();
    if let Some(value) = ahead.digits().and_then(&known) {
        *reader = ahead;
        return Ok(Ok(value));
    }
    let value = reader.value()?;
    Ok(value.as_integer().and_then(known).ok_or(value))
}

fn answer_type(text: Cow<'_, str>) -> Reading<'_, AnswerType> {
    match AnswerType::from_word(&text).or_else(|| AnswerType::from_word(text.trim())) {
        Some(value) => Reading::Known(value),
        None => other(text),
    }
}

fn time(text: Cow<'_, str>) -> Reading<'_, CivilTime> {
    let given = CivilTime::parse(&text).or_else(|| CivilTime::parse(text.trim()));
    match given.map(CivilTime::seconds) {
        // How back ends write "no time yet": the epoch as a clock in China shows it, and MySQL's zero date.
        Some(28_800) => Reading::Absent,
        None if text.trim() == "0000-00-00 00:00:00" => Reading::Absent,
        None => other(text),
        Some(seconds) => Reading::Known(CivilTime::from_seconds(seconds)),
    }
}

fn other<T>(text: Cow<'_, str>) -> Reading<'_, T> {
    if text.trim().is_empty() { Reading::Absent } else { Reading::Other(text) }
}

//! How records are written into an answer, with what other back ends do differently.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::record::Record;

/// Differences in the structure of an answer. None by default: then it is as documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Texts that are nothing but digits come as bare numbers.
    pub bare_numbers: bool,
    /// `[]` where an empty object is meant, and lists as objects with the keys `"0"`, `"1"` and so on.
    pub objects: bool,
    /// Fields that nobody documented, nested and oddly named ones too.
    pub unknown_fields: bool,
    /// The framework's debug output under a key of the root.
    pub debug: bool,
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Shaped { record: self, shape: Shape::default() }.serialize(serializer)
    }
}

/// A list of records as they come, none of them kept.
pub struct Records<F> {
    /// How many there are.
    pub count: u64,
    /// Makes the record at a place of this list, from 0 to `count - 1`.
    pub record: F,
    /// How each is written.
    pub shape: Shape,
}

impl<F: Fn(u64) -> Record> Serialize for Records<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let records = (0..self.count).map(|place| (place, (self.record)(place)));
        if self.shape.objects {
            let mut map = serializer.serialize_map(None)?;
            for (place, record) in records {
                map.serialize_entry(&place.to_string(), &Shaped { record: &record, shape: self.shape })?;
            }
            map.end()
        } else {
            let mut list = serializer.serialize_seq(None)?;
            for (_, record) in records {
                list.serialize_element(&Shaped { record: &record, shape: self.shape })?;
            }
            list.end()
        }
    }
}

struct Shaped<'a> {
    record: &'a Record,
    shape: Shape,
}

impl Shaped<'_> {
    fn digits<'a>(&self, text: &'a str) -> Digits<'a> {
        Digits { text, bare: self.shape.bare_numbers }
    }
}

impl Serialize for Shaped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("taskid", &self.digits(&record.taskid))?;
        map.serialize_entry("telphone", &self.digits(&record.telphone))?;
        map.serialize_entry("userid", &record.userid)?;
        map.serialize_entry("memberid", &record.memberid)?;
        map.serialize_entry("chengshudu", record.chengshudu)?;
        map.serialize_entry("customuuid", &record.customuuid)?;
        map.serialize_entry("status", &u64::from(record.status.code()))?;
        map.serialize_entry("extnumber", &record.extnumber.as_deref().map(|text| self.digits(text)))?;
        map.serialize_entry("answered", &record.answered.map(u64::from))?;
        map.serialize_entry("answertype", &record.answertype)?;
        map.serialize_entry("calltime", &record.calltime)?;
        map.serialize_entry("duration", &record.duration)?;
        map.serialize_entry("billsec", &record.billsec)?;
        map.serialize_entry("createtime", &record.createtime)?;
        map.serialize_entry("mark", &record.mark)?;
        if let Some(recording) = &record.recording {
            map.serialize_entry("recordfile", &recording.recordfile)?;
            map.serialize_entry("hangupcause", recording.hangupcause)?;
        }
        if self.shape.unknown_fields {
            map.serialize_entry("score", &0.75)?;
            map.serialize_entry("tags", &["回访", "<b>vip</b>"])?;
            map.serialize_entry("detail", &Detail { attempts: 2, line: None })?;
            map.serialize_entry("__proto__", "a name with a meaning in JavaScript")?;
            map.serialize_entry("质检 <i>结果</i>", &true)?;
            map.serialize_entry("", "a field without a name")?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Detail {
    attempts: u64,
    line: Option<u64>,
}

/// A text that a loosely typed back end may send as a number.
struct Digits<'a> {
    text: &'a str,
    bare: bool,
}

impl Serialize for Digits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // JSON knows no number with a sign of plus or a leading zero: those stay strings.
        let bare = self.bare && self.text.bytes().all(|byte| byte.is_ascii_digit()) && !self.text.starts_with('0');
        match self.text.parse::<u128>() {
            // A task ID has more digits than u64 holds.
            Ok(number) if bare => serializer.serialize_u128(number),
            _ => serializer.serialize_str(self.text),
        }
    }
}

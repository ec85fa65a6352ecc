//! A page as PHP back ends may write it: an encoder to hold against the decoder.

use std::borrow::Cow;

use proptest::prelude::*;
use proptest::sample::select;
use yccall_task_info::protocol::{Field, Reading, Record, TaskInfoPage};

#[derive(Clone, Copy, Debug)]
enum NumberStyle {
    Bare,
    Quoted,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum TextStyle {
    /// Everything outside ASCII as `\uXXXX`, and slashes too: PHP's default.
    Escaped,
    /// As `JSON_UNESCAPED_UNICODE` writes.
    Plain,
}

#[derive(Clone, Copy, Debug)]
enum NothingStyle {
    Written(&'static str),
    LeftOut,
}

#[derive(Clone, Copy, Debug)]
enum ListStyle {
    List,
    /// An object with numbers for keys: what PHP makes of a list with gaps.
    Keyed,
}

/// How one back end writes.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhpStyle {
    before: &'static str,
    numbers: NumberStyle,
    texts: TextStyle,
    nothing: NothingStyle,
    lists: ListStyle,
}

pub(super) fn php_style() -> impl Strategy<Value = PhpStyle> {
    let nothing = prop_oneof![
        select(&["null", "\"\"", "[]", "{}"][..]).prop_map(NothingStyle::Written),
        Just(NothingStyle::LeftOut),
    ];
    (
        select(&["", "\u{feff}"][..]),
        select(&[NumberStyle::Bare, NumberStyle::Quoted][..]),
        select(&[TextStyle::Escaped, TextStyle::Plain][..]),
        nothing,
        select(&[ListStyle::List, ListStyle::Keyed][..]),
    )
        .prop_map(|(before, numbers, texts, nothing, lists)| PhpStyle { before, numbers, texts, nothing, lists })
}

impl PhpStyle {
    pub(super) fn body(self, page: &TaskInfoPage<'_>) -> String {
        let counts = [
            ("totalitems", Some(page.head.total_items)),
            ("currentpage", page.head.current_page),
            ("itemsperpage", page.head.items_per_page),
        ];
        let counts = counts.into_iter().filter_map(|(name, count)| {
            let value = self.value(&count.map_or_else(String::new, |count| count.to_string()))?;
            Some(format!(r#""{name}":{value},"#))
        });
        let counts: String = counts.collect();
        let (ret, status) = (self.value("200").unwrap(), self.value("0").unwrap());
        let records: Vec<String> = page.records.iter().map(|record| self.record(record)).collect();
        let records = match self.lists {
            ListStyle::List => format!("[{}]", records.join(",")),
            ListStyle::Keyed => {
                let entries: Vec<_> =
                    records.iter().enumerate().map(|(at, record)| format!(r#""{}":{record}"#, 2 * at)).collect();
                format!("{{{}}}", entries.join(","))
            }
        };
        format!(
            r#"{}{{"ret":{ret},"debug":{{"sqls":["SELECT 1"]}},"data":{{"status":{status},"desc":"","result":
            {{{counts}"result":{records},"more":1}},
            "reqtime":1581496504}},"msg":""}}"#,
            self.before
        )
    }

    pub(super) fn record(self, record: &Record<'_>) -> String {
        let documented = Field::ALL.into_iter().filter_map(|field| {
            let value = self.value(&wire_text(record, field))?;
            Some(format!(r#""{}":{value}"#, field.wire_name()))
        });
        let undocumented = record.undocumented.iter().map(|(name, value)| {
            let value = self.value(value).unwrap_or_else(|| "null".to_owned());
            format!("{}:{value}", in_quotes(name, self.texts))
        });
        format!("{{{}}}", documented.chain(undocumented).collect::<Vec<_>>().join(","))
    }

    /// A value as this back end writes it; `None` where it leaves the field out.
    fn value(self, text: &str) -> Option<String> {
        match (self.numbers, self.nothing) {
            (_, NothingStyle::LeftOut) if text.is_empty() => None,
            (_, NothingStyle::Written(nothing)) if text.is_empty() => Some(nothing.to_owned()),
            (NumberStyle::Bare, _) if is_json_integer(text) => Some(text.to_owned()),
            _ => Some(in_quotes(text, self.texts)),
        }
    }
}

fn is_json_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits == "0"
        || (!digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(super) fn in_quotes(text: &str, style: TextStyle) -> String {
    let plain = serde_json::to_string(text).unwrap();
    match style {
        TextStyle::Plain => plain,
        TextStyle::Escaped => plain.chars().fold(String::new(), |mut json, character| {
            match character {
                '/' => json.push_str("\\/"),
                ' '..='~' => json.push(character),
                _ => json.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
            }
            json
        }),
    }
}

/// What stands on the wire for a field, without its quotes.
fn wire_text<'a>(record: &'a Record<'_>, field: Field) -> Cow<'a, str> {
    fn reading<'a, T: Copy>(reading: &'a Reading<'_, T>, known: impl Fn(T) -> String) -> Cow<'a, str> {
        match reading {
            Reading::Absent => Cow::Borrowed(""),
            Reading::Known(value) => Cow::Owned(known(*value)),
            Reading::Other(text) => Cow::Borrowed(text),
        }
    }
    match field {
        Field::TaskId => Cow::Borrowed(&record.taskid),
        Field::Telphone => Cow::Borrowed(&record.telphone),
        Field::UserId => Cow::Borrowed(&record.userid),
        Field::MemberId => Cow::Borrowed(&record.memberid),
        Field::Chengshudu => Cow::Borrowed(&record.chengshudu),
        Field::CustomUuid => Cow::Borrowed(&record.customuuid),
        Field::Status => reading(&record.status, |status| status.code().to_string()),
        Field::ExtNumber => Cow::Borrowed(&record.extnumber),
        Field::Answered => reading(&record.answered, |answered| u8::from(answered).to_string()),
        Field::AnswerType => reading(&record.answertype, |answer_type| answer_type.word().to_owned()),
        Field::CallTime => reading(&record.calltime, |time| time.to_string()),
        Field::Duration => reading(&record.duration, |seconds| seconds.to_string()),
        Field::BillSec => reading(&record.billsec, |seconds| seconds.to_string()),
        Field::CreateTime => reading(&record.createtime, |time| time.to_string()),
        Field::Mark => Cow::Borrowed(&record.mark),
    }
}

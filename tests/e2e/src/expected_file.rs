//! What a file must say of a record, in Chinese, every field chosen and codes in words.
//!
//! Written from the protocol and the design, not from the page's code: two that agree by being the same prove nothing.

use reference_api::Record;
use reference_api::record::{AnswerType, CallTime, Status};

/// The headings, in their order.
pub const HEADINGS: [&str; 17] = [
    "号码",
    "是否呼叫",
    "接通类型",
    "坐席",
    "呼叫时间",
    "等待",
    "通话",
    "创建时间",
    "备注",
    "是否接通",
    "用户 ID",
    "会员 ID",
    "自定义 UUID",
    "自定义值",
    "任务 ID",
    "recordfile",
    "hangupcause",
];

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text; the empty one for what is not there.
    Text(String),
    /// Seconds.
    Seconds(u64),
    /// A time, as the document writes it.
    Time(String),
}

/// The fields of a record, in the order of the headings.
pub fn expected_row(record: &Record) -> [Value; HEADINGS.len()] {
    let text = |text: &str| Value::Text(text.to_owned());
    let recording = record.recording.as_ref();
    [
        text(&record.telphone),
        match record.status {
            Status::Called => text("已呼叫"),
            Status::NotCalled => text("未呼叫"),
            Status::Other(code) => Value::Text(code.to_string()),
        },
        text(match record.answertype {
            Some(AnswerType::Connected) => "呼叫接听",
            Some(AnswerType::Caller) => "坐席未接",
            Some(AnswerType::Callee) => "被叫未接通",
            Some(AnswerType::Other(word)) => word,
            None => "无结果",
        }),
        text(record.extnumber.as_deref().unwrap_or_default()),
        match record.calltime {
            CallTime::At(moment) => Value::Time(moment.to_string()),
            CallTime::Null | CallTime::Blank | CallTime::Zeros | CallTime::Epoch => text(""),
        },
        Value::Seconds(record.duration),
        Value::Seconds(record.billsec),
        Value::Time(record.createtime.to_string()),
        text(&record.mark),
        text(record.answered.map_or("", |answered| if answered == 0 { "否" } else { "是" })),
        text(&record.userid),
        text(&record.memberid),
        text(&record.customuuid),
        text(record.chengshudu),
        text(&record.taskid),
        text(recording.map_or("", |recording| &recording.recordfile)),
        text(recording.map_or("", |recording| recording.hangupcause)),
    ]
}

/// The same in CSV, which has nothing but texts and must not have formulas.
pub fn expected_csv_row(record: &Record) -> [String; HEADINGS.len()] {
    expected_row(record).map(|value| match value {
        Value::Seconds(seconds) => seconds.to_string(),
        Value::Time(time) => time,
        Value::Text(text) if text.starts_with(['=', '@', '\t', '\r', '＝', '＠']) => format!("'{text}"),
        Value::Text(text) => text,
    })
}

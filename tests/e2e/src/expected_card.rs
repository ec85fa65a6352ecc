//! What a record must look like on screen, in Chinese.
//!
//! Written from the protocol and the design, not from the page's code: two that agree by being the same prove nothing.

use std::collections::BTreeMap;

use reference_api::Record;
use reference_api::record::{AnswerType, CallTime, Status};

use crate::screen::Card;

/// What stands where a record says nothing.
pub const NOTHING: &str = "—";

/// The card of a record at a place in the task, counted from 0.
pub fn expected_card(index: u64, record: &Record) -> Card {
    let mut fields = vec![
        ("taskid", record.taskid.to_string()),
        ("telphone", record.telphone.to_string()),
        ("userid", text(&record.userid)),
        ("memberid", text(&record.memberid)),
        ("chengshudu", text(record.chengshudu)),
        ("customuuid", text(&record.customuuid)),
        ("status", status_word(record.status)),
        ("extnumber", text(record.extnumber.as_deref().unwrap_or_default())),
        ("answered", answered_word(record.answered).to_owned()),
        ("answertype", answer_word(record.answertype)),
        ("calltime", call_time(record.calltime)),
        ("duration", seconds(record.duration)),
        ("billsec", seconds(record.billsec)),
        ("createtime", record.createtime.to_string()),
        ("mark", text(&record.mark)),
    ];
    if let Some(recording) = &record.recording {
        fields.push(("recordfile", recording.recordfile.clone()));
        fields.push(("hangupcause", recording.hangupcause.to_owned()));
    }
    Card {
        index,
        status: called_class(record).to_owned(),
        answertype: answer_class(record).to_owned(),
        fields: fields.into_iter().map(|(name, text)| (name.to_owned(), vec![text])).collect::<BTreeMap<_, _>>(),
    }
}

/// A record's public class by called status.
pub fn called_class(record: &Record) -> &'static str {
    match record.status {
        Status::Called => "called",
        Status::NotCalled => "not-called",
        Status::Other(_) => "other",
    }
}

/// A record's public class by answer type.
pub fn answer_class(record: &Record) -> &'static str {
    match record.answertype {
        Some(AnswerType::Connected) => "connected",
        Some(AnswerType::Caller) => "caller",
        Some(AnswerType::Callee) => "callee",
        Some(AnswerType::Other(_)) => "other",
        None => "none",
    }
}

fn text(given: &str) -> String {
    if given.trim().is_empty() { NOTHING.to_owned() } else { given.to_owned() }
}

fn status_word(status: Status) -> String {
    match status {
        Status::Called => "已呼叫".to_owned(),
        Status::NotCalled => "未呼叫".to_owned(),
        Status::Other(code) => format!("其他：{code}"),
    }
}

fn answer_word(answer_type: Option<AnswerType>) -> String {
    match answer_type {
        Some(AnswerType::Connected) => "呼叫接听".to_owned(),
        Some(AnswerType::Caller) => "坐席未接".to_owned(),
        Some(AnswerType::Callee) => "被叫未接通".to_owned(),
        Some(AnswerType::Other(word)) => format!("其他：{word}"),
        None => "无结果".to_owned(),
    }
}

fn answered_word(answered: Option<u8>) -> &'static str {
    match answered {
        Some(0) => "否",
        Some(_) => "是",
        None => NOTHING,
    }
}

fn call_time(time: CallTime) -> String {
    match time {
        CallTime::At(moment) => moment.to_string(),
        CallTime::Null | CallTime::Blank | CallTime::Zeros | CallTime::Epoch => NOTHING.to_owned(),
    }
}

/// Minutes and seconds, and right behind them, in small letters, the seconds alone.
fn seconds(seconds: u64) -> String {
    let whole = match (seconds / 1000, seconds % 1000) {
        (0, rest) => format!("{rest} 秒"),
        (thousands, rest) => format!("{thousands},{rest:03} 秒"),
    };
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, 0) => whole,
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}{whole}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}{whole}"),
    }
}

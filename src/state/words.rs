//! What fields, classes, figures and filters are called, in the texts of the person's language: the same on screen and
//! in files.

use crate::i18n::{FieldTexts, FigureTexts, Texts};
use crate::protocol::{AnswerType, Field};
use crate::task::{AgentChoice, AnswerClass, CalledClass, Criterion, Figure, Filter, Order, OrderBy, Quality, Span};

/// A field's label.
pub(crate) const fn label(field: Field, texts: &FieldTexts) -> &'static str {
    match field {
        Field::TaskId => texts.taskid,
        Field::Telphone => texts.telphone,
        Field::UserId => texts.userid,
        Field::MemberId => texts.memberid,
        Field::Chengshudu => texts.chengshudu,
        Field::CustomUuid => texts.customuuid,
        Field::Status => texts.status,
        Field::ExtNumber => texts.extnumber,
        Field::Answered => texts.answered,
        Field::AnswerType => texts.answertype,
        Field::CallTime => texts.calltime,
        Field::Duration => texts.duration,
        Field::BillSec => texts.billsec,
        Field::CreateTime => texts.createtime,
        Field::Mark => texts.mark,
    }
}

/// The word for a class by 是否呼叫.
pub(crate) const fn called_word(class: CalledClass) -> fn(&'static Texts) -> &'static str {
    match class {
        CalledClass::Called => |t| t.called,
        CalledClass::NotCalled => |t| t.not_called,
        CalledClass::Other => |t| t.other,
    }
}

/// The word for a class by 接通类型.
pub(crate) const fn answer_word(class: AnswerClass) -> fn(&'static Texts) -> &'static str {
    match class {
        AnswerClass::Connected => |t| t.connected,
        AnswerClass::Caller => |t| t.caller,
        AnswerClass::Callee => |t| t.callee,
        AnswerClass::None => |t| t.none,
        AnswerClass::Other => |t| t.other,
    }
}

/// What is worth a second look, in a word.
pub(crate) const fn quality_word(quality: Quality, texts: &'static Texts) -> &'static str {
    match quality {
        Quality::Contradictory => texts.contradictory,
        Quality::Undocumented => texts.undocumented,
        Quality::Duplicate => texts.duplicate,
        Quality::NoResult => texts.no_result,
    }
}

/// An order in words: `呼叫时间 ↓`.
pub(crate) fn order_words(order: Order, texts: &'static Texts) -> String {
    let by = match order.by {
        OrderBy::Task => return texts.task_order.to_owned(),
        OrderBy::CallTime => texts.fields.calltime,
        OrderBy::Created => texts.fields.createtime,
        OrderBy::Talk => texts.fields.billsec,
        OrderBy::Wait => texts.fields.duration,
        OrderBy::Number => texts.fields.telphone,
        OrderBy::Agent => texts.fields.extnumber,
    };
    format!("{by} {}", if order.descending { '↓' } else { '↑' })
}

/// A figure's name and formula.
pub(crate) const fn figure_texts(figure: Figure, texts: &'static Texts) -> &'static FigureTexts {
    let figures = &texts.figures;
    match figure {
        Figure::Progress => &figures.progress,
        Figure::ReachRate => &figures.reach_rate,
        Figure::ConnectRate => &figures.connect_rate,
        Figure::AbandonRate => &figures.abandon_rate,
        Figure::AgentMissed => &figures.agent_missed,
        Figure::NoResult => &figures.no_result,
        Figure::AvgTalk => &figures.avg_talk,
        Figure::AvgWait(AnswerType::Connected) => &figures.wait_connected,
        Figure::AvgWait(AnswerType::Caller) => &figures.wait_agent_missed,
        Figure::AvgWait(AnswerType::Callee) => &figures.wait_customer_missed,
        Figure::ShortCallRate => &figures.short_call_rate,
        Figure::Contradictions => &figures.contradictions,
    }
}

/// A part of the filter: its label, and what it asks for.
pub(crate) fn criterion_words(filter: &Filter, criterion: Criterion, texts: &'static Texts) -> (&'static str, String) {
    let fields = &texts.fields;
    match criterion {
        Criterion::Called => (fields.status, filter.called.map_or("", |class| called_word(class)(texts)).to_owned()),
        Criterion::Answer => {
            (fields.answertype, filter.answer.map_or("", |class| answer_word(class)(texts)).to_owned())
        }
        Criterion::Agent => (
            fields.extnumber,
            match &filter.agent {
                Some(AgentChoice::Extension(extension)) => extension.clone(),
                Some(AgentChoice::Nobody) | None => texts.nobody.to_owned(),
            },
        ),
        Criterion::Search => (texts.search, filter.search.trim().to_owned()),
        Criterion::CallTime => (fields.calltime, ends(filter.call_time)),
        Criterion::Created => (fields.createtime, ends(filter.created)),
        Criterion::Talk => (fields.billsec, (texts.seconds_span)(ends(filter.talk))),
        Criterion::Wait => (fields.duration, (texts.seconds_span)(ends(filter.wait))),
        Criterion::Hours => (fields.calltime, ends(clock(filter.hours))),
        Criterion::Quality => {
            (texts.data_quality, filter.quality.map_or("", |quality| quality_word(quality, texts)).to_owned())
        }
    }
}

/// Hours of day as a clock shows their first and their last minute.
pub(crate) fn clock(hours: Span<u8>) -> Span<String> {
    let minute = |hour: u8, minute: &str| format!("{hour}:{minute}");
    Span { from: hours.from.map(|hour| minute(hour, "00")), to: hours.to.map(|hour| minute(hour, "59")) }
}

/// A range in words.
pub(crate) fn ends<T: ToString>(span: Span<T>) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) => format!("{} – {}", from.to_string(), to.to_string()),
        (Some(from), None) => format!("≥ {}", from.to_string()),
        (None, Some(to)) => format!("≤ {}", to.to_string()),
        (None, None) => String::new(),
    }
}

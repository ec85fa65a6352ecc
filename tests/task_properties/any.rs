//! Records and questions of every kind, made so that they often meet.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use yccall_task_info::protocol::{AnswerType, CalledStatus, CivilTime, Reading, Record};
use yccall_task_info::task::{AgentChoice, AnswerClass, CalledClass, Filter, Numbers, Order, OrderBy, Quality, Span};

use crate::samples::{AGENTS, NUMBERS, SEARCHES, WORDS};

fn text() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        4 => select(&WORDS[..]).prop_map(Cow::Borrowed),
        1 => vec(any::<char>(), 0..6).prop_map(|characters| Cow::Owned(characters.into_iter().collect())),
    ]
}

pub fn number() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        3 => select(&NUMBERS[..]).prop_map(Cow::Borrowed),
        1 => "[+ 0-9()x-]{0,18}".prop_map(Cow::Owned),
        1 => text(),
    ]
}

fn agent() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![5 => select(&AGENTS[..]).prop_map(Cow::Borrowed), 1 => text()]
}

fn reading<T: Clone + std::fmt::Debug + 'static>(
    known: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Reading<'static, T>> {
    prop_oneof![
        1 => Just(Reading::Absent),
        5 => known.prop_map(Reading::Known),
        1 => text().prop_map(Reading::Other),
    ]
}

/// Small ones, which meet, those at the borders of what packs, and the highest of all.
fn seconds() -> impl Strategy<Value = u32> {
    prop_oneof![
        6 => 0..8_u32,
        2 => select(&[250, 253, 254, 255, 256, 65_533, 65_534, 65_535, 65_536][..]),
        1 => u32::MAX - 3..=u32::MAX,
        1 => any::<u32>(),
    ]
}

fn time() -> impl Strategy<Value = CivilTime> {
    prop_oneof![3 => 1_736_499_598..1_736_499_603_u32, 1 => 0..86_400_u32, 1 => seconds()]
        .prop_map(CivilTime::from_seconds)
}

pub fn any_record() -> impl Strategy<Value = Record<'static>> {
    let called = select(&[CalledStatus::Called, CalledStatus::NotCalled][..]);
    let kind = select(&[AnswerType::Connected, AnswerType::Caller, AnswerType::Callee][..]);
    (
        (text(), number(), text(), text(), text(), text(), agent(), text()),
        (reading(called), reading(any::<bool>()), reading(kind)),
        (reading(time()), reading(time()), reading(seconds()), reading(seconds())),
        vec((text(), text()), 0..3),
    )
        .prop_map(
            |(texts, (status, answered, answertype), (calltime, createtime, duration, billsec), undocumented)| {
                let (taskid, telphone, userid, memberid, chengshudu, customuuid, extnumber, mark) = texts;
                Record {
                    taskid,
                    telphone,
                    userid,
                    memberid,
                    chengshudu,
                    customuuid,
                    status,
                    extnumber,
                    answered,
                    answertype,
                    calltime,
                    duration,
                    billsec,
                    createtime,
                    mark,
                    undocumented,
                }
            },
        )
}

fn span<T: Clone + std::fmt::Debug + 'static>(
    value: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Span<T>> {
    let end = option::weighted(0.2, value);
    (end.clone(), end).prop_map(|(from, to)| Span { from, to })
}

/// What a person may type.
pub fn any_search() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        2 => number().prop_map(Cow::into_owned),
        2 => text().prop_map(Cow::into_owned),
        1 => "[ 0-9+-]{1,6}",
        1 => select(&SEARCHES[..]).prop_map(str::to_owned),
    ]
}

pub fn any_filter() -> impl Strategy<Value = Filter> {
    let agent = agent().prop_map(|extension| match extension.as_ref() {
        "" => AgentChoice::Nobody,
        extension => AgentChoice::Extension(extension.to_owned()),
    });
    (
        option::weighted(0.3, select(&CalledClass::ALL[..])),
        option::weighted(0.3, select(&AnswerClass::ALL[..])),
        option::weighted(0.3, agent),
        any_search(),
        (span(time().boxed()), span(time().boxed()), span(seconds().boxed()), span(seconds().boxed())),
        (span(0..26_u8), option::weighted(0.2, select(&Quality::ALL[..]))),
        select(&[Numbers::Plain, Numbers::Masked][..]),
    )
        .prop_map(|(called, answer, agent, search, spans, (hours, quality), numbers)| {
            let (call_time, created, talk, wait) = spans;
            Filter { called, answer, agent, search, call_time, created, talk, wait, hours, quality, numbers }
        })
}

pub fn any_order() -> impl Strategy<Value = Order> {
    let any = (select(&OrderBy::ALL[..]), any::<bool>()).prop_map(|(by, descending)| Order { by, descending });
    // The task's own order is what is asked for most.
    prop_oneof![1 => Just(Order::default()), 2 => any]
}

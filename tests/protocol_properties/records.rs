//! Whatever records there are and however PHP writes them, the same records are read.

use std::borrow::Cow;
use std::fmt;

use proptest::array::{uniform2, uniform8};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use yccall_task_info::protocol::{
    AnswerType, CalledStatus, CivilTime, Field, PageHead, Reading, Record, TaskInfoPage, decode_response,
};

use crate::php::php_style;
use crate::times::LAST_SECOND;
use crate::{any_text, moderately};

/// The largest integer that PHP has, and so the largest that it can count to.
const LARGEST_COUNT: u64 = i64::MAX as u64;

proptest! {
    #![proptest_config(moderately(512))]

    #[test]
    fn whatever_way_php_writes_a_page_the_same_page_is_read(
        records in vec(record(), 0..4),
        total_items in 0..=LARGEST_COUNT,
        current_page in option::of(1..=LARGEST_COUNT),
        items_per_page in option::of(1..=LARGEST_COUNT),
        style in php_style(),
    ) {
        let head = PageHead { total_items, current_page, items_per_page, count: records.len() as u64 };
        let page = TaskInfoPage { head, records };
        let body = style.body(&page);
        let compared = decode_response(200, body.as_bytes(), |read| {
            prop_assert_eq!(&read, &page, "{}", body);
            Ok(())
        });
        compared.map_err(|error| TestCaseError::fail(format!("{error} in {body}")))??;
    }
}

/// Texts, and among them numbers of any length, which PHP may write without quotes.
fn text_field() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), "0|[1-9][0-9]{0,24}", "\\+?0[0-9]{1,12}"]
}

fn reading<T: Clone + fmt::Debug>(
    known: impl Strategy<Value = T>,
    undocumented: &'static [&'static str],
) -> impl Strategy<Value = Reading<'static, T>> {
    let any_word = any_text().prop_filter("only a text with a letter", |text| text.contains(char::is_alphabetic));
    prop_oneof![
        1 => Just(Reading::Absent),
        4 => known.prop_map(Reading::Known),
        1 => select(undocumented).prop_map(|text| Reading::Other(Cow::Borrowed(text))),
        1 => any_word.prop_map(|text| Reading::Other(Cow::Owned(text))),
    ]
}

fn seconds() -> impl Strategy<Value = Reading<'static, u32>> {
    reading(any::<u32>(), &["-1", "4294967296", "7.5", "1e3", "00:07"])
}

fn time() -> impl Strategy<Value = Reading<'static, CivilTime>> {
    // The epoch as a clock in China shows it means that there is no time yet.
    let known = (0..=LAST_SECOND).prop_filter("not the epoch", |&seconds| seconds != 8 * 3600);
    reading(known.prop_map(CivilTime::from_seconds), &["0", "1736547620", "2025-01-10", "2025-02-29 00:00:00"])
}

pub(super) fn record() -> impl Strategy<Value = Record<'static>> {
    let called = select(&[CalledStatus::Called, CalledStatus::NotCalled][..]);
    let answer_type = select(&[AnswerType::Connected, AnswerType::Caller, AnswerType::Callee][..]);
    let undocumented_name = any_text().prop_filter("not documented", |name| Field::from_wire_name(name).is_none());
    (
        uniform8(text_field()),
        reading(called, &["0", "1099", "-1036", "10360"]),
        reading(any::<bool>(), &["2", "-1", "10"]),
        reading(answer_type, &["0", "busy", "connected,caller"]),
        uniform2(time()),
        uniform2(seconds()),
        vec((undocumented_name, text_field()), 0..3),
    )
        .prop_map(|(texts, status, answered, answertype, times, seconds, undocumented)| {
            let [taskid, telphone, userid, memberid, chengshudu, customuuid, extnumber, mark] = texts.map(Cow::Owned);
            let [calltime, createtime] = times;
            let [duration, billsec] = seconds;
            let undocumented = undocumented.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
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
        })
}

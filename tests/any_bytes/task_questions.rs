//! Records and questions from any bytes, for a fuzzer to find its way through.

use std::borrow::Cow;

use arbitrary::{Result, Unstructured};
use yccall_task_info::protocol::{AnswerType, CalledStatus, CivilTime, Reading, Record};
use yccall_task_info::task::{
    AgentChoice, AnswerClass, CalledClass, Filter, Order, OrderBy, Records, Span, Summaries, View,
};

use crate::model;
use crate::samples::{AGENTS, NUMBERS, SEARCHES, WORDS};
use crate::summaries::check_summaries;

/// The most questions asked of one task.
const MOST_QUESTIONS: usize = 4;

/// Asks what the bytes say of the records that the bytes say, and asserts every answer and every record. Bytes that end
/// too early ask nothing more.
pub fn check(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let Ok(all) = task(&mut bytes) else { return };
    let mut records = Records::default();
    let (mut view, mut summaries) = (View::default(), Summaries::default());
    for _ in 0..MOST_QUESTIONS {
        let Ok((len, filter, order, steps)) = question(&mut bytes, all.len()) else { break };
        all.iter().take(len).skip(records.len()).for_each(|record| records.push(record));
        records.truncate(len);
        view.start(&records, filter.clone(), order);
        // Some questions are given up for the next.
        let answered = (0..steps).any(|_| view.work(&records, &mut || false));
        if answered || steps % 2 == 0 {
            view.finish(&records);
            model::check(&view, &all[..len], &filter, order);
            check_summaries(&mut summaries, &records, &view, &all[..len]);
        }
    }
    assert!(records.iter().eq(all.iter().take(records.len()).cloned()));
}

type Question = (usize, Filter, Order, u8);

fn question(bytes: &mut Unstructured<'_>, most: usize) -> Result<Question> {
    let len = bytes.int_in_range(0..=most)?;
    Ok((
        len,
        filter(bytes)?,
        Order { by: *bytes.choose(&OrderBy::ALL)?, descending: bytes.arbitrary()? },
        bytes.arbitrary()?,
    ))
}

/// A few records, rarely repeated until they fill more than a chunk.
fn task(bytes: &mut Unstructured<'_>) -> Result<Vec<Record<'static>>> {
    let few = bytes.int_in_range(0..=12)?;
    let repeated = if bytes.ratio(1, 64_u8)? { bytes.int_in_range(0..=4200)? } else { few };
    let records = (0..few).map(|_| record(bytes)).collect::<Result<Vec<_>>>()?;
    Ok(records.iter().cycle().take(repeated).cloned().collect())
}

fn record(bytes: &mut Unstructured<'_>) -> Result<Record<'static>> {
    let statuses = [CalledStatus::Called, CalledStatus::NotCalled];
    let kinds = [AnswerType::Connected, AnswerType::Caller, AnswerType::Callee];
    Ok(Record {
        taskid: text(bytes, &WORDS)?,
        telphone: text(bytes, &NUMBERS)?,
        userid: text(bytes, &WORDS)?,
        memberid: text(bytes, &WORDS)?,
        chengshudu: text(bytes, &WORDS)?,
        customuuid: text(bytes, &WORDS)?,
        status: reading(bytes, |bytes| bytes.choose(&statuses).copied())?,
        extnumber: text(bytes, &AGENTS)?,
        answered: reading(bytes, Unstructured::arbitrary)?,
        answertype: reading(bytes, |bytes| bytes.choose(&kinds).copied())?,
        calltime: reading(bytes, |bytes| seconds(bytes).map(CivilTime::from_seconds))?,
        duration: reading(bytes, seconds)?,
        billsec: reading(bytes, seconds)?,
        createtime: reading(bytes, |bytes| seconds(bytes).map(CivilTime::from_seconds))?,
        mark: text(bytes, &WORDS)?,
        undocumented: (0..bytes.int_in_range(0..=2)?)
            .map(|_| Ok((text(bytes, &WORDS)?, text(bytes, &WORDS)?)))
            .collect::<Result<_>>()?,
    })
}

fn text(bytes: &mut Unstructured<'_>, samples: &[&'static str]) -> Result<Cow<'static, str>> {
    Ok(match bytes.int_in_range(0..=3)? {
        0 => Cow::Owned(bytes.arbitrary()?),
        _ => Cow::Borrowed(*bytes.choose(samples)?),
    })
}

fn reading<'b, T>(
    bytes: &mut Unstructured<'b>,
    known: impl FnOnce(&mut Unstructured<'b>) -> Result<T>,
) -> Result<Reading<'static, T>> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => Reading::Absent,
        1 => Reading::Other(text(bytes, &WORDS)?),
        _ => Reading::Known(known(bytes)?),
    })
}

/// Mostly few, which meet.
fn seconds(bytes: &mut Unstructured<'_>) -> Result<u32> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => bytes.arbitrary()?,
        1 => u32::MAX - bytes.int_in_range(0..=2)?,
        _ => bytes.int_in_range(0..=300)?,
    })
}

fn filter(bytes: &mut Unstructured<'_>) -> Result<Filter> {
    fn some<'b, T>(
        bytes: &mut Unstructured<'b>,
        value: impl FnOnce(&mut Unstructured<'b>) -> Result<T>,
    ) -> Result<Option<T>> {
        if bytes.ratio(1, 3_u8)? { value(bytes).map(Some) } else { Ok(None) }
    }
    fn span<'b, T>(
        bytes: &mut Unstructured<'b>,
        mut value: impl FnMut(&mut Unstructured<'b>) -> Result<T>,
    ) -> Result<Span<T>> {
        Ok(Span { from: some(bytes, &mut value)?, to: some(bytes, value)? })
    }
    let time = |bytes: &mut Unstructured<'_>| seconds(bytes).map(CivilTime::from_seconds);
    let agent = |bytes: &mut Unstructured<'_>| {
        let extension = text(bytes, &AGENTS)?;
        Ok(if extension.is_empty() { AgentChoice::Nobody } else { AgentChoice::Extension(extension.into_owned()) })
    };
    let search = match bytes.int_in_range(0..=4)? {
        0 => Cow::Borrowed(""),
        1 => text(bytes, &NUMBERS)?,
        2 => text(bytes, &WORDS)?,
        3 => text(bytes, &SEARCHES)?,
        _ => Cow::Owned(bytes.arbitrary()?),
    };
    Ok(Filter {
        called: some(bytes, |bytes| bytes.choose(&CalledClass::ALL).copied())?,
        answer: some(bytes, |bytes| bytes.choose(&AnswerClass::ALL).copied())?,
        agent: some(bytes, agent)?,
        search: search.into_owned(),
        call_time: span(bytes, time)?,
        created: span(bytes, time)?,
        talk: span(bytes, seconds)?,
        wait: span(bytes, seconds)?,
        // More would change what the seeds ask.
        ..Filter::default()
    })
}

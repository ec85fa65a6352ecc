//! A task's records, each made from the seed and its index alone.
//!
//! Page 100,000 costs the same as page 1 and nothing is kept in memory. The data look like a running campaign: the
//! first 80 of 100 records were called in their order, a few were left out, a few later ones were called out of turn.
//! The first records show every case there is: [`Planted`] lists them.

use std::borrow::Cow;
use std::sync::Arc;

use rand::{Rng, RngExt};

use crate::TASK_ID;
use crate::agents::Agents;
use crate::mark::MarkKind;
use crate::number::Spelling;
use crate::outcome::{Case, Outcome};
use crate::planted::{Ids, Planted};
use crate::random::{Generator, Purpose, Streams, pick};
use crate::record::{AnswerType, CallTime, Record, Recording};
use crate::schedule::Schedule;

/// Of 1,000 records, how many had their turn when the task is looked at.
const TURNS_PER_MILLE: u64 = 806;
/// Of 10,000 records, how many are exact copies of an earlier one.
const COPIES_PER_10_000: u32 = 2;
/// Of 1,000 records, how many have the number of an earlier one.
const REPEATED_NUMBERS_PER_1_000: u32 = 5;
/// A copy stands at most so far behind its original.
const FARTHEST_COPY: u64 = 200;
/// Recording was on for so many records, then off for as many, and so on.
const RECORDING_BLOCK: u64 = 500;

const CUSTOM_VALUES: [&str; 10] = [
    "杭州",
    "北京市朝阳区",
    "浙江省/杭州市/西湖区",
    "广东省深圳市南山区",
    "四川省成都市高新区",
    "VIP|2025|华东",
    "{\"source\":\"expo\",\"batch\":7}",
    "A类客户，渠道：展会，负责人：华东二组",
    "source=landing-page&campaign=spring",
    "套餐B到期客户",
];
const HANGUP_CAUSES: [&str; 3] = ["NORMAL_CLEARING", "NORMAL_UNSPECIFIED", "MEDIA_TIMEOUT"];

/// All records of one task: the truth that a page shown must agree with.
#[derive(Debug, Clone)]
pub struct Campaign {
    taskid: Arc<str>,
    len: u64,
    turns: u64,
    records: Streams,
    numbers: Streams,
    agents: Agents,
    schedule: Schedule,
}

impl Campaign {
    /// The task [`TASK_ID`] of a seed, with `records` records.
    pub fn new(seed: u64, records: u64) -> Self {
        let turns = u64::try_from(u128::from(records) * u128::from(TURNS_PER_MILLE) / 1_000).unwrap_or(records);
        Self {
            taskid: TASK_ID.into(),
            len: records,
            turns,
            records: Streams::new(seed, Purpose::Record),
            numbers: Streams::new(seed, Purpose::Number),
            agents: Agents::new(seed),
            schedule: Schedule::new(records, turns),
        }
    }

    /// The same records under another task ID.
    #[must_use]
    pub fn with_taskid(mut self, taskid: &str) -> Self {
        self.taskid = taskid.into();
        self
    }

    /// How many records the task has.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether the task has no records.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The record at `index`, counted from 0. One past the end is a record added while the task runs: not called yet.
    pub fn record(&self, index: u64) -> Record {
        let planted = Planted::at(index);
        if let Some(original) = planted.and_then(Planted::copy_of) {
            return self.record(original.index());
        }
        let mut generator = self.records.at(index);
        // Past the end, a copy could be of a record that was called.
        if planted.is_none() && index < self.len && generator.random_ratio(COPIES_PER_10_000, 10_000) {
            return self.record(index - generator.random_range(1..=FARTHEST_COPY.min(index)));
        }
        self.make(index, planted, &mut generator)
    }

    fn make(&self, index: u64, planted: Option<Planted>, generator: &mut Generator) -> Record {
        let case = match planted {
            Some(planted) => planted.case(),
            None if self.is_called(index, generator) => Case::called(generator),
            None => Case::not_called(generator),
        };
        let called = |generator: &mut Generator| CallTime::At(self.schedule.called(index, generator));
        let Outcome { status, extnumber, answered, answertype, calltime, duration, billsec } =
            Outcome::new(case, &self.agents, generator, called);
        let telphone = self.telphone(index, planted);
        let ids = planted.map_or(Ids::Random, Planted::ids);
        let mark = match planted.and_then(Planted::mark) {
            Some(kind) => kind.example(generator),
            None => MarkKind::random(generator).text(generator),
        };
        let recorded = planted.and_then(Planted::recorded).unwrap_or((index / RECORDING_BLOCK).is_multiple_of(2));
        let recording = (recorded && answertype == Some(AnswerType::Connected))
            .then(|| recording(calltime, &telphone, extnumber.as_deref(), generator));
        Record {
            taskid: Arc::clone(&self.taskid),
            telphone,
            userid: id(ids, generator, |generator| format!("{}", generator.random_range(1_000..9_000_000_u32))),
            memberid: id(ids, generator, |generator| format!("M{:07}", generator.random_range(0..9_999_999_u32))),
            chengshudu: if ids == Ids::All || generator.random_ratio(3, 5) {
                pick(generator, &CUSTOM_VALUES)
            } else {
                ""
            },
            customuuid: id(ids, generator, uuid),
            status,
            extnumber,
            answered,
            answertype,
            calltime,
            duration,
            billsec,
            createtime: self.schedule.created(index),
            mark,
            recording,
        }
    }

    fn is_called(&self, index: u64, generator: &mut Generator) -> bool {
        if index >= self.len {
            false
        } else if index < self.turns {
            generator.random_ratio(985, 1_000)
        } else {
            generator.random_ratio(30, 1_000)
        }
    }

    fn telphone(&self, index: u64, planted: Option<Planted>) -> Cow<'static, str> {
        if let Some(other) = planted.and_then(Planted::repeats_number_of) {
            return self.telphone(other.index(), Some(other));
        }
        let mut generator = self.numbers.at(index);
        if planted.is_none() && generator.random_ratio(REPEATED_NUMBERS_PER_1_000, 1_000) {
            let earlier = generator.random_range(0..index);
            return self.telphone(earlier, Planted::at(earlier));
        }
        let spelling = planted.and_then(Planted::spelling).unwrap_or_else(|| Spelling::random(&mut generator));
        spelling.number(&mut generator)
    }
}

/// An id of the caller: mostly none, which has two spellings.
fn id(ids: Ids, generator: &mut Generator, given: impl FnOnce(&mut Generator) -> String) -> Cow<'static, str> {
    match (ids, generator.random_range(0..10_u32)) {
        (Ids::All, _) | (Ids::Random, 0..3) => Cow::Owned(given(generator)),
        (Ids::Zero, _) | (Ids::Random, 3..5) => Cow::Borrowed("0"),
        (Ids::Random, _) => Cow::Borrowed(""),
    }
}

fn uuid(generator: &mut Generator) -> String {
    let (high, low) = (generator.next_u64(), generator.next_u64());
    // The digits of version 4 and of its variant stand where RFC 9562 wants them.
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0x0fff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    )
}

fn recording(calltime: CallTime, telphone: &str, extnumber: Option<&str>, generator: &mut Generator) -> Recording {
    let folder = match calltime {
        CallTime::At(moment) => moment.0.date().to_string().replace('-', "/"),
        _ => String::new(),
    };
    let (extnumber, call) = (extnumber.unwrap_or_default(), uuid(generator));
    Recording {
        recordfile: format!("record/{folder}/{extnumber}/{telphone}_{call}.wav"),
        hangupcause: pick(generator, &HANGUP_CAUSES),
    }
}

//! What every question must be answered with, from the reference API's own records.
//!
//! Written from the protocol and the design, not from the page's code: two that agree by being the same prove nothing.

use std::collections::BTreeMap;

use e2e::expected_card::{answer_class, called_class};
use e2e::expected_filter::{agent, digits};
use reference_api::record::CallTime;
use reference_api::{Campaign, Record};
use serde::Serialize;

/// Digits of a number that an order looks at.
const ORDERED_DIGITS: usize = 16;

/// What a page shows.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// How many records pass.
    pub shown: usize,
    /// The places in the task of those on screen, from 0.
    pub indices: Vec<usize>,
    /// The count beside each of a filter's values, by `FILTER:VALUE`.
    pub counts: BTreeMap<String, usize>,
}

/// The filter whose own choice does not count for its own values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtered {
    /// By called status.
    Called,
    /// By answer type.
    AnswerType,
    /// By agent.
    Agent,
    /// By anything that has no counts.
    Other,
}

/// What records are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBy {
    /// The task's own order.
    Task,
    /// The time of the call.
    CallTime,
    /// The time of creation.
    Created,
    /// Seconds talked.
    Talk,
    /// Seconds waited.
    Wait,
    /// The number.
    Number,
    /// The agent.
    Agent,
}

impl OrderBy {
    /// Everything to order by, as it is offered.
    pub const ALL: [Self; 7] =
        [Self::Task, Self::CallTime, Self::Created, Self::Talk, Self::Wait, Self::Number, Self::Agent];

    /// The public name, in the control's values.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::CallTime => "call-time",
            Self::Created => "created",
            Self::Talk => "talk",
            Self::Wait => "wait",
            Self::Number => "number",
            Self::Agent => "agent",
        }
    }
}

/// All records of a task.
#[derive(Debug)]
pub struct Truth {
    records: Vec<Record>,
}

impl Truth {
    /// Those of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        Self { records: (0..campaign.len()).map(|index| campaign.record(index)).collect() }
    }

    /// The records in their order.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The answer of a filter, with so many records on its first page.
    pub fn filtered(&self, by: Filtered, page_size: usize, passes: impl Fn(&Record) -> bool) -> Answer {
        let [mut called, mut answer_types, mut agents] = [const { BTreeMap::new() }; 3];
        let mut indices = Vec::new();
        for (index, record) in self.records.iter().enumerate() {
            let passed = passes(record);
            if passed {
                indices.push(index);
            }
            let count = |counts: &mut BTreeMap<_, usize>, value, of| {
                *counts.entry(value).or_default() += usize::from(passed || by == of);
            };
            count(&mut called, called_class(record), Filtered::Called);
            count(&mut answer_types, answer_class(record), Filtered::AnswerType);
            count(&mut agents, agent(record), Filtered::Agent);
        }
        let shown = indices.len();
        indices.truncate(page_size);
        for counts in [&mut called, &mut answer_types] {
            counts.insert("all", counts.values().sum());
        }
        let named = [("called", called), ("answertype", answer_types), ("extnumber", agents)];
        let counts = named.into_iter().flat_map(|(filter, counts)| {
            counts.into_iter().map(move |(value, count)| (format!("{filter}:{value}"), count))
        });
        Answer { shown, indices, counts: counts.collect() }
    }

    /// The places of all records in an order.
    pub fn ordered(&self, by: OrderBy, descending: bool) -> Vec<usize> {
        let keys: Vec<_> = self.records.iter().map(|record| key(by, record)).collect();
        let mut keyed: Vec<_> = keys.iter().enumerate().collect();
        keyed.sort_by(|(_, one), (_, other)| match (one, other) {
            (Some(one), Some(other)) if descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        keyed.into_iter().map(|(index, _)| index).collect()
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Value(u64),
    Text(String),
}

/// What stands for a record in an order; those without come last.
fn key(by: OrderBy, record: &Record) -> Option<Key> {
    match by {
        OrderBy::Task => Some(Key::Value(0)),
        OrderBy::CallTime => match record.calltime {
            CallTime::At(moment) => Some(Key::Text(moment.to_string())),
            _ => None,
        },
        OrderBy::Created => Some(Key::Text(record.createtime.to_string())),
        OrderBy::Talk => Some(Key::Value(record.billsec)),
        OrderBy::Wait => Some(Key::Value(record.duration)),
        OrderBy::Number => {
            let digits: String = digits(&record.telphone).chars().take(ORDERED_DIGITS).collect();
            (!digits.is_empty()).then_some(Key::Text(digits))
        }
        OrderBy::Agent => record.extnumber.as_deref().and_then(|agent| agent.parse().ok()).map(Key::Value),
    }
}

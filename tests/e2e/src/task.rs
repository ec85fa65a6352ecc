//! A task to connect to: what to type into the form, and the truth about its records.

use std::ops::Range;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use reference_api::fault::Faults;
use reference_api::{Campaign, Options, Record, TASK_ID, TOKEN};

use crate::expected_card::expected_card;
use crate::screen::Card;

/// A task, and how to connect to it.
#[derive(Debug, Clone)]
pub struct Task {
    /// The API's address to type; `None` leaves the one that stands there.
    pub endpoint: Option<String>,
    /// The token to type.
    pub token: String,
    /// The task ID to type.
    pub id: String,
    /// Records a page.
    pub page_size: u16,
    campaign: Campaign,
}

impl Task {
    /// The task as it is, 10 records a page.
    pub fn usual() -> Self {
        let Options { records, seed, .. } = Options::default();
        let campaign = Campaign::new(seed, records);
        Self { endpoint: None, token: TOKEN.to_owned(), id: TASK_ID.to_owned(), page_size: 10, campaign }
    }

    /// The task with faults, as the reference API's table names them. No other test has the same ID.
    ///
    /// # Errors
    /// A fault that there is not.
    pub fn with_faults(faults: &str) -> anyhow::Result<Self> {
        let usual = Options::default();
        let Faults { records, seed, .. } = Faults::parse(faults)?;
        let id = format!("{TASK_ID}!{faults}!label={}", unique());
        let campaign = Campaign::new(seed.unwrap_or(usual.seed), records.unwrap_or(usual.records)).with_taskid(&id);
        Ok(Self { id, campaign, ..Self::usual() })
    }

    /// A task that the API does not know.
    pub fn unknown() -> Self {
        Self { id: "20240101000000000000".to_owned(), campaign: Campaign::new(0, 0), ..Self::usual() }
    }

    /// The same with another page size.
    #[must_use]
    pub fn page_size(self, records: u16) -> Self {
        Self { page_size: records, ..self }
    }

    /// The same with another token.
    #[must_use]
    pub fn token(self, token: impl Into<String>) -> Self {
        Self { token: token.into(), ..self }
    }

    /// The same at another address.
    #[must_use]
    pub fn at(self, endpoint: impl Into<String>) -> Self {
        Self { endpoint: Some(endpoint.into()), ..self }
    }

    /// How many records it has.
    pub fn total(&self) -> u64 {
        self.campaign.len()
    }

    /// How many pages it has.
    pub fn pages(&self) -> u64 {
        self.total().div_ceil(u64::from(self.page_size)).max(1)
    }

    /// The record at a place, counted from 0.
    pub fn record(&self, index: u64) -> Record {
        self.campaign.record(index)
    }

    /// The records of a page, from 1, each with its place.
    pub fn records(&self, page: u64) -> Vec<(u64, Record)> {
        let size = u64::from(self.page_size);
        let first = (page - 1) * size;
        (first..self.total().min(first + size)).map(|index| (index, self.record(index))).collect()
    }

    /// The records at some places, counted from 0.
    pub fn truth(&self, places: Range<u64>) -> Vec<Record> {
        places.map(|index| self.record(index)).collect()
    }

    /// What a page's cards must look like.
    pub fn cards(&self, page: u64) -> Vec<Card> {
        self.records(page).iter().map(|(index, record)| expected_card(*index, record)).collect()
    }
}

/// A token that is good for so many calls and expired afterwards. No other test has the same.
pub fn token_for(calls: u64) -> String {
    format!("{TOKEN}!calls={calls}!{}", unique())
}

/// A word that is used once: the API counts calls for as long as it runs, which may be longer than these tests.
pub(crate) fn unique() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}-{count}", now.as_nanos(), process::id())
}

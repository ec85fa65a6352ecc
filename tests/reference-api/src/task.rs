//! One task as one call finds it: its records after all changes, and the page that was asked for.

use std::ops::Range;

use crate::campaign::Campaign;
use crate::envelope::Refusal;
use crate::fault::{Change, Faults, Paging};
use crate::record::Record;
use crate::request::TaskInfoRequest;

/// No page is larger, whatever is asked: it has to fit into memory.
pub const MOST_ITEMS_PER_PAGE: u64 = 100_000;
/// With the fault `duplicates`, the last one of so many records is a copy of the one before it.
const DUPLICATE_EVERY: u64 = 10;

/// A campaign as one call finds it.
#[derive(Debug, Clone)]
pub struct Task {
    campaign: Campaign,
    change: Change,
    duplicates: bool,
}

impl Task {
    /// The campaign after `earlier` calls.
    pub fn new(campaign: Campaign, faults: &Faults, earlier: u64) -> Self {
        let change = match faults.change {
            Change::None => Change::None,
            Change::Grow(records) => Change::Grow(records.saturating_mul(earlier)),
            Change::Shift(records) => Change::Shift(records.saturating_mul(earlier)),
            Change::Shrink(records) => Change::Shrink(records.saturating_mul(earlier)),
        };
        Self { campaign, change, duplicates: faults.duplicates }
    }

    /// How many records there are now.
    pub fn total_items(&self) -> u64 {
        let len = self.campaign.len();
        match self.change {
            Change::None => len,
            Change::Grow(more) | Change::Shift(more) => len.saturating_add(more),
            Change::Shrink(fewer) => len.saturating_sub(fewer),
        }
    }

    /// The record at a position, counted from 0.
    pub fn record(&self, position: u64) -> Record {
        let copied = self.duplicates && position % DUPLICATE_EVERY == DUPLICATE_EVERY - 1;
        let position = if copied { position - 1 } else { position };
        let index = match self.change {
            // The newest is the first; those are records past the end of the campaign.
            Change::Shift(more) if position < more => self.campaign.len() + (more - 1 - position),
            Change::Shift(more) => position - more,
            _ => position,
        };
        self.campaign.record(index)
    }
}

/// Which records stand on the page that is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRange {
    /// The number it has, counted from 1.
    pub current_page: u64,
    /// The page size that was used.
    pub items_per_page: u64,
    /// Positions in the task.
    pub positions: Range<u64>,
}

impl PageRange {
    /// The page of a task with `total_items` records that answers a call. `max` clamps the page size.
    ///
    /// # Errors
    /// A page size that is refused.
    pub fn new(request: &TaskInfoRequest, total_items: u64, max: Option<u64>) -> Result<Self, Refusal> {
        if let Some(most) = request.faults.refuse
            && request.items_per_page > most
        {
            return Err(Refusal::TooLarge("itemsperpage", most));
        }
        let max = request.faults.max.or(max).unwrap_or(MOST_ITEMS_PER_PAGE).clamp(1, MOST_ITEMS_PER_PAGE);
        let items_per_page = request.items_per_page.min(max);
        let last_page = total_items.div_ceil(items_per_page).max(1);
        let (current_page, found_page) = match request.faults.paging {
            Paging::Documented => (request.page, request.page),
            Paging::LastPage => (request.page.min(last_page), request.page.min(last_page)),
            Paging::FirstPage => (request.page, 1),
        };
        let start = (found_page - 1).saturating_mul(items_per_page).min(total_items);
        let end = start.saturating_add(items_per_page).min(total_items);
        Ok(Self { current_page, items_per_page, positions: start..end })
    }
}

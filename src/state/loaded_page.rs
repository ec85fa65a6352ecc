//! A page that has arrived.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Asked, Paging};
use crate::protocol::TaskInfoPage;
use crate::task::Records;

/// One page of records and where it stands. Cheap to clone; two are equal if they are the same arrival.
#[derive(Clone, Debug)]
pub struct LoadedPage {
    /// Counts the pages that arrived: the same row of another arrival is another record.
    pub arrival: u64,
    /// What was asked.
    pub asked: Asked,
    /// Where the page stands, by the server's numbers.
    pub paging: Paging,
    /// The records, in task order.
    pub records: Arc<Records>,
}

impl PartialEq for LoadedPage {
    fn eq(&self, other: &Self) -> bool {
        self.arrival == other.arrival
    }
}

impl LoadedPage {
    /// Believes the server's numbers over what was asked: it may clamp the page size.
    #[must_use]
    pub fn new(asked: Asked, page: &TaskInfoPage<'_>) -> Self {
        let records = Arc::new(page.records.iter().collect::<Records>());
        let page_size = page.items_per_page.unwrap_or_else(|| u64::from(asked.page_size.get()));
        // A server that names no sensible page has answered the one asked for.
        let page_number = page.current_page.filter(|&number| number > 0).unwrap_or(asked.page);
        let total_items = page.total_items.max(records.len() as u64);
        static ARRIVALS: AtomicU64 = AtomicU64::new(0);
        let arrival = ARRIVALS.fetch_add(1, Ordering::Relaxed);
        Self { arrival, asked, paging: Paging { page: page_number, page_size, total_items }, records }
    }

    /// The records a page that the server gives instead of those asked for, where they are fewer.
    #[must_use]
    pub fn clamped_to(&self) -> Option<u64> {
        (self.paging.page_size < u64::from(self.asked.page_size.get())).then_some(self.paging.page_size)
    }
}

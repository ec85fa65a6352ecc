//! A page that has arrived from the server.

use super::{Asked, Paging};
use crate::protocol::PageHead;

/// Where a page stands in its task, and what it was asked as. Its records are listed elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemotePage {
    /// What was asked.
    pub asked: Asked,
    /// Where the page stands, by the server's numbers.
    pub paging: Paging,
}

impl RemotePage {
    /// The page that was asked as this. Believes the server's numbers over what was asked: it may clamp the page size.
    #[must_use]
    pub fn new(asked: Asked, page: &PageHead) -> Self {
        let page_size = page.items_per_page.unwrap_or_else(|| u64::from(asked.page_size.get()));
        // A server that names no sensible page has answered the one asked for.
        let page_number = page.current_page.unwrap_or(asked.page);
        // The records that have come are some of them, whatever it says.
        let before = page_number.saturating_sub(1).saturating_mul(page_size);
        let end = if page.count > 0 { before.saturating_add(page.count) } else { 0 };
        let total_items = page.total_items.max(end);
        let paging = Paging { page: page_number, page_size, total_items };
        Self { asked, paging }
    }

    /// The records a page that the server gives instead of those asked for, where they are fewer.
    #[must_use]
    pub fn clamped_to(&self) -> Option<u64> {
        (self.paging.page_size < u64::from(self.asked.page_size.get())).then_some(self.paging.page_size)
    }
}

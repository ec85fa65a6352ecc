//! Where in the task a person is.

use crate::protocol::PageSize;

/// The page a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// From 1.
    pub page: u64,
    /// Records a page.
    pub page_size: PageSize,
}

/// Where a loaded page stands in its task, by the server's own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: u64,
    /// Records a page, as the server gives them; at least 1.
    pub page_size: u64,
    /// Records in the task.
    pub total_items: u64,
}

impl Paging {
    /// Pages in the task, at least 1.
    #[must_use]
    pub const fn pages(&self) -> u64 {
        let pages = self.total_items.div_ceil(self.page_size);
        if pages == 0 { 1 } else { pages }
    }

    /// The index in the task, from 0, of the page's first record.
    #[must_use]
    pub const fn first_index(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(self.page_size)
    }

    /// The page a person means by `page`: within the task.
    #[must_use]
    pub fn clamp(&self, page: u64) -> u64 {
        page.clamp(1, self.pages())
    }

    /// The page of another size that shows this page's first record.
    #[must_use]
    pub const fn page_at_size(&self, page_size: PageSize) -> u64 {
        self.first_index() / page_size.get() as u64 + 1
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Paging;
    use crate::protocol::PageSize;

    const THIRD_OF_TEN: Paging = Paging { page: 3, page_size: 10, total_items: 12_345 };

    #[test]
    fn a_task_has_as_many_pages_as_its_records_need() {
        assert_eq!(THIRD_OF_TEN.pages(), 1235);
        assert_eq!(Paging { total_items: 0, ..THIRD_OF_TEN }.pages(), 1);
        assert_eq!(Paging { total_items: 20, ..THIRD_OF_TEN }.pages(), 2);
    }

    #[test]
    fn another_page_size_stays_at_the_first_record_in_view() {
        assert_eq!(THIRD_OF_TEN.first_index(), 20);
        assert_eq!(THIRD_OF_TEN.page_at_size(PageSize::new(20).unwrap()), 2);
        assert_eq!(THIRD_OF_TEN.page_at_size(PageSize::new(1000).unwrap()), 1);
    }

    #[test]
    fn no_page_outside_the_task_is_asked_for() {
        assert_eq!(THIRD_OF_TEN.clamp(0), 1);
        assert_eq!(THIRD_OF_TEN.clamp(u64::MAX), 1235);
        assert_eq!(Paging { page: u64::MAX, ..THIRD_OF_TEN }.first_index(), u64::MAX);
    }
}

//! What has become of each page of a task: asked for, kept, failed, and how many of each.

/// What has become of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Still to be asked for.
    Pending,
    /// Asked for, and not answered yet.
    Asked,
    /// Kept, with so many records.
    Kept(u64),
    /// It will not come, however often it is asked for.
    Failed,
}

/// All pages, by their places from 0. Their sums are counted as they change, since every answer asks for them.
#[derive(Clone, Debug)]
pub(super) struct Pages {
    pages: Vec<Page>,
    /// No page before this place is pending.
    next: usize,
    /// Records kept.
    kept: u64,
    /// Pages pending or asked for.
    open: usize,
    failed: usize,
}

impl Pages {
    /// No page.
    pub(super) const fn new() -> Self {
        Self { pages: Vec::new(), next: 0, kept: 0, open: 0, failed: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<Page> {
        self.pages.get(place).copied()
    }

    /// Records kept.
    pub(super) const fn kept(&self) -> u64 {
        self.kept
    }

    /// Pages pending or asked for.
    pub(super) const fn open(&self) -> usize {
        self.open
    }

    /// The places of those that failed, ascending.
    pub(super) fn failed(&self) -> impl Iterator<Item = usize> {
        let pages = if self.failed == 0 { &[] } else { self.pages.as_slice() };
        pages.iter().enumerate().filter_map(|(place, page)| (*page == Page::Failed).then_some(place))
    }

    /// The place of the first that is still to be asked for.
    pub(super) fn next_pending(&mut self) -> Option<usize> {
        let pending = |page: &Page| *page == Page::Pending;
        self.next += self.pages.get(self.next..)?.iter().position(pending)?;
        Some(self.next)
    }

    /// At least so many, new ones pending.
    pub(super) fn extend_to(&mut self, pages: usize) {
        if let Some(more) = pages.checked_sub(self.pages.len()) {
            self.pages.resize(pages, Page::Pending);
            self.open += more;
        }
    }

    /// Notes what has become of a page; of none, where there is none in this place.
    pub(super) fn set(&mut self, place: usize, page: Page) {
        let Some(slot) = self.pages.get_mut(place) else { return };
        let before = std::mem::replace(slot, page);
        let open = |page| usize::from(matches!(page, Page::Pending | Page::Asked));
        let kept = |page| if let Page::Kept(count) = page { count } else { 0 };
        let failed = |page| usize::from(page == Page::Failed);
        self.open = self.open + open(page) - open(before);
        self.kept = self.kept + kept(page) - kept(before);
        self.failed = self.failed + failed(page) - failed(before);
        if page == Page::Pending {
            self.next = self.next.min(place);
        }
    }

    /// Has all that are in this state asked for again.
    pub(super) fn reopen(&mut self, state: Page) {
        for place in 0..self.pages.len() {
            if self.get(place) == Some(state) {
                self.set(place, Page::Pending);
            }
        }
    }
}

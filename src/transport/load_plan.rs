//! Which pages to ask for until a whole task is here: decisions alone, no request.
//!
//! A server may clamp the page size, refuse it, count differently from one page to the next while the task runs, answer
//! another page than the one asked for, or fail. Whatever it does, the plan asks for a bounded number of pages, keeps
//! each record once and in order, and can name what is missing.

use std::ops::Range;

use super::pages::{Page, Pages};
use crate::protocol::{PageHead, PageSize};

/// The sizes to ask for after one was refused, largest first.
const SMALLER: [u64; 6] = [500, 200, 100, 50, 20, 10];

/// How often the end of a task that grows is gone after: a task that grows with every request has no end.
const CATCH_UPS: u32 = 2;

/// Pages by which a task may always grow while it is loaded, besides doubling.
const PAGES_TO_GROW: usize = 10;

/// One page to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// From 1.
    pub page: u64,
    /// Records a page.
    pub page_size: PageSize,
}

/// What to do with an answer's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are the task's from this index on, from 0; what was kept there before is replaced.
    Keep {
        /// The index in the task of the first.
        first_index: u64,
    },
    /// They are none of the page asked for, or of a page size that is not used any more.
    Drop,
}

/// The state of loading a whole task.
#[derive(Clone, Debug)]
pub struct LoadPlan {
    page_size: PageSize,
    /// None until the first page has answered.
    pages: Pages,
    probing: bool,
    first_total: Option<u64>,
    total: u64,
    /// Pages that are ever asked for, whatever the totals say.
    most_pages: usize,
    catch_ups: u32,
}

impl LoadPlan {
    /// A plan that begins with pages of this size.
    #[must_use]
    pub const fn new(page_size: PageSize) -> Self {
        Self {
            page_size,
            pages: Pages::new(),
            probing: false,
            first_total: None,
            total: 0,
            most_pages: 0,
            catch_ups: 0,
        }
    }

    /// With what is believed of the task's total until the server says it.
    #[must_use]
    pub fn expecting(self, total: u64) -> Self {
        Self { total, ..self }
    }

    /// The next page to ask for; `None` while answers have to come first, or when there is nothing left to ask.
    ///
    /// The first page is asked alone: its answer tells how many there are.
    pub fn ask(&mut self) -> Option<Ask> {
        let page_size = self.page_size;
        if self.first_total.is_none() {
            return (!std::mem::replace(&mut self.probing, true)).then_some(Ask { page: 1, page_size });
        }
        let place = self.pages.next_pending()?;
        self.pages.set(place, Page::Asked);
        Some(Ask { page: place as u64 + 1, page_size })
    }

    /// An answer has come.
    pub fn arrived(&mut self, ask: Ask, head: PageHead) -> Verdict {
        if ask.page_size != self.page_size {
            return Verdict::Drop;
        }
        if self.first_total.is_none() {
            self.begin(head);
        }
        let place = (ask.page - 1) as usize;
        let answers_another = head.current_page.is_some_and(|page| page != ask.page);
        // Past the end by now, whatever the totals say: asking again would only repeat it.
        let is_past_end = answers_another || (head.count == 0 && ask.page > 1);
        let end = self.first_index(place) + head.count;
        // No total, or one that the answer's own records speak against, says nothing new.
        let is_believed = is_past_end || head.total_items >= end;
        self.note_total(if is_believed { head.total_items } else { self.total.max(end) });
        self.pages.set(place, Page::Kept(if is_past_end { 0 } else { head.count }));
        if self.pages.open() == 0 {
            self.catch_up();
        }
        if is_past_end { Verdict::Drop } else { Verdict::Keep { first_index: self.first_index(place) } }
    }

    /// The size was refused. Whether a smaller one is tried; else the page has failed.
    pub fn refused(&mut self, ask: Ask) -> bool {
        if ask.page_size != self.page_size {
            return true;
        }
        let smaller = SMALLER.into_iter().find(|&size| size < u64::from(ask.page_size.get())).and_then(PageSize::new);
        match smaller {
            // Pages of two sizes do not fit together: only before anything is kept.
            Some(smaller) if self.first_total.is_none() => {
                self.page_size = smaller;
                self.probing = false;
                true
            }
            _ => {
                self.failed(ask);
                false
            }
        }
    }

    /// The page will not come, however often it is asked for.
    pub fn failed(&mut self, ask: Ask) {
        if self.first_total.is_none() {
            self.probing = false;
        } else if ask.page_size == self.page_size {
            self.pages.set((ask.page - 1) as usize, Page::Failed);
        }
    }

    /// The page was not answered for a reason that will pass: it is asked for again.
    pub fn put_back(&mut self, ask: Ask) {
        if self.first_total.is_none() {
            self.probing = false;
        } else if ask.page_size == self.page_size {
            self.pages.set((ask.page - 1) as usize, Page::Pending);
        }
    }

    /// Asks again for everything that failed.
    pub fn retry_failed(&mut self) {
        self.pages.reopen(Page::Failed);
    }

    /// Nothing is under way any more: what was asked and not answered is asked again.
    pub fn resume(&mut self) {
        self.probing = false;
        self.pages.reopen(Page::Asked);
    }

    /// Whether the first page has answered, and so how large the task is.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.first_total.is_some()
    }

    /// Pages to ask for or to wait for, as far as is known: before the first has answered, by what is believed of the total.
    #[must_use]
    pub fn open(&self) -> usize {
        if self.has_begun() { self.pages.open() } else { self.pages_of(self.total) }
    }

    /// Whether nothing is left to ask or to wait for.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.has_begun() && self.open() == 0
    }

    /// Records in the task, by the server's last word.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// Records kept.
    #[must_use]
    pub const fn loaded(&self) -> u64 {
        self.pages.kept()
    }

    /// The server's first and last word on the total, where they differ.
    #[must_use]
    pub fn drift(&self) -> Option<(u64, u64)> {
        self.first_total.filter(|&first| first != self.total).map(|first| (first, self.total))
    }

    /// The indexes in the task that failed for good, as ranges from 0, neighbours joined.
    #[must_use]
    pub fn gaps(&self) -> Vec<Range<u64>> {
        let mut gaps: Vec<Range<u64>> = Vec::new();
        for place in self.pages.failed() {
            let start = self.first_index(place);
            let end = (start + u64::from(self.page_size.get())).min(self.total);
            match gaps.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => gaps.push(start..end),
            }
        }
        gaps
    }

    /// Believes the first answer's own numbers, and its count over both.
    fn begin(&mut self, head: PageHead) {
        let asked = u64::from(self.page_size.get());
        let named = head.items_per_page.unwrap_or(asked);
        let short = head.count < named && head.count < head.total_items;
        let given = if head.count > 0 && (short || head.count > named) { head.count } else { named };
        // A server that gives more than 1000 at once gives everything there is to give as one page.
        self.page_size = PageSize::new(given).unwrap_or(self.page_size);
        self.first_total = Some(head.total_items);
        self.total = head.total_items;
        let pages = self.pages_of(head.total_items).max(1);
        self.most_pages = pages.saturating_mul(2).saturating_add(PAGES_TO_GROW);
        self.extend_to(pages);
        self.pages.set(0, Page::Asked);
    }

    fn note_total(&mut self, total: u64) {
        if total > self.total {
            self.extend_to(self.pages_of(total));
        }
        self.total = total;
    }

    /// What was added while the rest was loaded stands on new pages, and first on those that were the last, and short,
    /// when they came: these are asked for again.
    fn catch_up(&mut self) {
        if self.drift().is_none() || self.catch_ups == CATCH_UPS {
            return;
        }
        self.catch_ups += 1;
        for place in 0..self.pages.len() {
            let due = self.total.saturating_sub(self.first_index(place)).min(u64::from(self.page_size.get()));
            if matches!(self.pages.get(place), Some(Page::Kept(count)) if count < due) {
                self.pages.set(place, Page::Pending);
            }
        }
    }

    fn pages_of(&self, total: u64) -> usize {
        usize::try_from(total.div_ceil(u64::from(self.page_size.get()))).unwrap_or(usize::MAX)
    }

    fn extend_to(&mut self, pages: usize) {
        self.pages.extend_to(pages.min(self.most_pages));
    }

    fn first_index(&self, place: usize) -> u64 {
        place as u64 * u64::from(self.page_size.get())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

    use std::collections::VecDeque;

    use super::{Ask, LoadPlan, PageHead, Verdict};
    use crate::protocol::PageSize;

    fn size(records: u64) -> PageSize {
        PageSize::new(records).unwrap()
    }

    /// A server by its numbers: gives the records `0..total`, so many a page at most.
    struct Server {
        total: u64,
        most_per_page: u64,
        grows_by: u64,
    }

    impl Server {
        fn answer(&mut self, ask: Ask) -> (PageHead, Vec<u64>) {
            let items_per_page = u64::from(ask.page_size.get()).min(self.most_per_page);
            let start = (ask.page - 1) * items_per_page;
            let records: Vec<u64> = (start..(start + items_per_page).min(self.total)).collect();
            let head = PageHead {
                total_items: self.total,
                current_page: Some(ask.page),
                items_per_page: Some(items_per_page),
                count: records.len() as u64,
            };
            self.total += self.grows_by;
            (head, records)
        }
    }

    #[test]
    fn how_many_pages_are_to_come_is_believed_until_the_first_has_answered() {
        assert_eq!(LoadPlan::new(size(1000)).open(), 0);
        let mut plan = LoadPlan::new(size(1000)).expecting(12_345);
        assert_eq!((plan.open(), plan.is_done()), (13, false));
        let ask = plan.ask().unwrap();
        let mut server = Server { total: 2_500, most_per_page: 1000, grows_by: 0 };
        plan.arrived(ask, server.answer(ask).0);
        assert_eq!(plan.open(), 2);
    }

    /// Runs a plan to its end with `parallel` requests under way, answered in an order that `pick` chooses; gives
    /// what was kept, by index, and the number of requests.
    fn run(
        plan: &mut LoadPlan,
        server: &mut Server,
        parallel: usize,
        pick: impl Fn(usize) -> usize,
    ) -> (Vec<u64>, usize) {
        let mut kept = Vec::new();
        let mut under_way = VecDeque::new();
        let mut asked = 0;
        loop {
            while under_way.len() < parallel
                && let Some(ask) = plan.ask()
            {
                asked += 1;
                under_way.push_back(ask);
            }
            if under_way.is_empty() {
                return (kept, asked);
            }
            let ask = under_way.remove(pick(asked) % under_way.len()).unwrap();
            let (head, records) = server.answer(ask);
            if let Verdict::Keep { first_index } = plan.arrived(ask, head) {
                let end = first_index as usize + records.len();
                kept.resize(kept.len().max(end), u64::MAX);
                kept[first_index as usize..end].copy_from_slice(&records);
            }
        }
    }

    #[test]
    fn every_record_comes_once_and_in_order_whatever_order_the_answers_take() {
        for total in [0, 1, 999, 1000, 1001, 12_345] {
            for turn in [1, 2, 3, 7] {
                let mut plan = LoadPlan::new(size(1000));
                let mut server = Server { total, most_per_page: 1000, grows_by: 0 };
                let (kept, asked) = run(&mut plan, &mut server, 4, |at| at * turn);
                assert_eq!(kept, (0..total).collect::<Vec<_>>());
                assert_eq!(asked as u64, total.div_ceil(1000).max(1));
                assert!(plan.is_done());
                assert_eq!((plan.loaded(), plan.drift()), (total, None));
            }
        }
    }

    #[test]
    fn a_server_that_clamps_still_yields_every_record_once() {
        let mut plan = LoadPlan::new(size(1000));
        let (kept, asked) = run(&mut plan, &mut Server { total: 1234, most_per_page: 200, grows_by: 0 }, 4, |at| at);
        assert_eq!(kept, (0..1234).collect::<Vec<_>>());
        assert_eq!(asked, 7);
    }

    #[test]
    fn a_refused_size_is_made_smaller_until_it_works_and_kept() {
        let mut plan = LoadPlan::new(size(1000));
        for expected in [1000, 500, 200] {
            let ask = plan.ask().unwrap();
            assert_eq!(ask, Ask { page: 1, page_size: size(expected) });
            assert_eq!(plan.ask(), None, "one request until a size works");
            assert!(plan.refused(ask));
        }
        let (kept, _) = run(&mut plan, &mut Server { total: 350, most_per_page: 1000, grows_by: 0 }, 4, |at| at);
        assert_eq!(kept.len(), 350);
        assert_eq!(plan.ask(), None);
    }

    #[test]
    fn the_smallest_size_refused_is_a_failure() {
        let mut plan = LoadPlan::new(size(10));
        let ask = plan.ask().unwrap();
        assert!(!plan.refused(ask));
        assert!(!plan.has_begun());
    }

    #[test]
    fn a_task_that_grows_with_every_request_ends() {
        for grows_by in [1, 10, 999, 1000, 50_000] {
            let mut plan = LoadPlan::new(size(1000));
            let mut server = Server { total: 5500, most_per_page: 1000, grows_by };
            let (kept, asked) = run(&mut plan, &mut server, 4, |at| at * 3);
            assert!(asked <= 6 * 2 + 10 + 2, "{asked} requests at {grows_by}");
            assert_eq!(kept, (0..kept.len() as u64).collect::<Vec<_>>());
            assert!(kept.len() > 5500 || grows_by == 1, "what was added has been fetched");
            assert_eq!(plan.drift().map(|(first, _)| first), Some(5500));
        }
    }

    #[test]
    fn a_page_that_was_the_last_when_it_came_is_asked_again_when_others_follow_it() {
        let mut plan = LoadPlan::new(size(10));
        let mut server = Server { total: 25, most_per_page: 10, grows_by: 0 };
        let first = plan.ask().unwrap();
        plan.arrived(first, server.answer(first).0);
        let (second, third) = (plan.ask().unwrap(), plan.ask().unwrap());
        plan.arrived(third, server.answer(third).0);
        server.total = 37;
        plan.arrived(second, server.answer(second).0);
        let (_, asked) = run(&mut plan, &mut server, 4, |at| at);
        assert_eq!((asked, plan.loaded(), plan.total()), (2, 37, 37), "page 4, and page 3 again");
    }

    #[test]
    fn a_server_that_repeats_its_last_page_is_not_believed() {
        let mut plan = LoadPlan::new(size(100));
        let ask = plan.ask().unwrap();
        let head = PageHead { total_items: 250, current_page: Some(1), items_per_page: Some(100), count: 100 };
        plan.arrived(ask, head);
        let (second, third) = (plan.ask().unwrap(), plan.ask().unwrap());
        plan.arrived(second, PageHead { current_page: Some(2), ..head });
        let shrunk = PageHead { total_items: 200, current_page: Some(2), ..head };
        assert_eq!(plan.arrived(third, shrunk), Verdict::Drop);
        assert!(plan.is_done());
        assert_eq!((plan.loaded(), plan.drift()), (200, Some((250, 200))));
    }

    #[test]
    fn a_total_that_is_not_said_any_more_leaves_the_one_before() {
        let mut plan = LoadPlan::new(size(10));
        let first = plan.ask().unwrap();
        let head = PageHead { total_items: 25, current_page: None, items_per_page: Some(10), count: 10 };
        plan.arrived(first, head);
        let (second, third) = (plan.ask().unwrap(), plan.ask().unwrap());
        plan.arrived(third, PageHead { total_items: 5, count: 5, ..head });
        plan.arrived(second, PageHead { total_items: 10, ..head });
        assert!(plan.is_done());
        assert_eq!((plan.loaded(), plan.total(), plan.drift()), (25, 25, None));
    }

    #[test]
    fn pages_that_fail_are_named_as_gaps_and_can_be_asked_again() {
        let mut plan = LoadPlan::new(size(1000));
        let head = PageHead { total_items: 5400, current_page: None, items_per_page: Some(1000), count: 1000 };
        let first = plan.ask().unwrap();
        plan.arrived(first, head);
        while let Some(ask) = plan.ask() {
            match ask.page {
                3 | 4 | 6 => plan.failed(ask),
                _ => assert_eq!(plan.arrived(ask, head), Verdict::Keep { first_index: (ask.page - 1) * 1000 }),
            }
        }
        assert!(plan.is_done());
        assert_eq!(plan.gaps(), [2000..4000, 5000..5400]);
        plan.retry_failed();
        assert_eq!(plan.ask().map(|ask| ask.page), Some(3));
        assert!(plan.gaps().is_empty() && !plan.is_done());
    }

    #[test]
    fn what_is_put_back_is_asked_again_and_nothing_else() {
        let mut plan = LoadPlan::new(size(1000));
        let head = PageHead { total_items: 3000, current_page: None, items_per_page: Some(1000), count: 1000 };
        let first = plan.ask().unwrap();
        plan.put_back(first);
        let first = plan.ask().unwrap();
        plan.arrived(first, head);
        let (second, third) = (plan.ask().unwrap(), plan.ask().unwrap());
        plan.put_back(second);
        plan.arrived(third, head);
        assert_eq!(plan.ask(), Some(second));
        assert_eq!(plan.ask(), None);
    }
}

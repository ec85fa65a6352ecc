//! The records on screen: where they come from, which of them the filter shows, in which order.

mod exporting;

use leptos::task::spawn_local;

use self::exporting::Lent;
use super::kept::Kept;
use super::signals::{Memo, RwSignal};
use super::turn::{milliseconds, next_frame, next_turn};
use crate::protocol::Record;
use crate::task::{
    Assembly, Duplicates, Facets, Filter, Numbers, Order, Records, Settled, Summaries, View, mask_record,
};

/// How long one slice of work may hold up the page, in milliseconds.
const SLICE: f64 = 8.0;

/// So few records are asked in one go, however slow the machine: a page's answer never comes after its page.
const AT_ONCE: usize = 5000;

/// Records, and the question asked of them. A small question is answered at once; a large one in slices between which
/// the page goes on, and until it is answered the answer before stays, with the records that it is about. What the
/// answer's records add up to comes some slices later.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    held: Kept<Held>,
    filter: RwSignal<Filter>,
    order: RwSignal<Order>,
    /// Whether telephone numbers are masked, for the eye and for the search.
    numbers: RwSignal<Numbers>,
    /// Counts the answers, so that whoever reads one is told of the next.
    answers: RwSignal<u64>,
    /// Counts the summaries, likewise.
    summed: RwSignal<u64>,
    facets: Memo<Facets>,
}

#[derive(Default)]
struct Held {
    shown: Stock,
    /// What takes the place of all that is shown, as soon as the question is answered of it.
    coming: Option<Coming>,
    /// Counts the sets of records: a row of one is not the same row of another.
    generation: u64,
    /// Whether somebody comes back for the rest of the work.
    at_work: bool,
    /// What files are being written of.
    lent: Lent,
}

/// Records, and the question asked of them.
#[derive(Debug, Default)]
struct Stock {
    assembly: Assembly,
    view: View,
    summaries: Summaries,
    /// Whether the summaries at hand are those of the last question's answer.
    is_summed: bool,
}

/// What a slice of work has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    NotYet,
    /// The question is answered. What its answer adds up to is not known yet.
    Answered,
    /// There is nothing left to do.
    Summed,
}

struct Coming {
    stock: Stock,
    is_settled: bool,
    /// What is done in the step in which it is shown.
    then: Box<dyn FnOnce()>,
}

/// One record to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The set of records it is from.
    pub generation: u64,
    /// Its row there.
    pub row: usize,
    /// Its place in the task, from 0.
    pub index: u64,
}

impl Stock {
    fn ask(&mut self, filter: Filter, order: Order) {
        self.view.start(self.assembly.records(), filter, order);
        self.is_summed = false;
    }

    /// Works for as long as `go_on` says so, or if there are few records until it is done; first on the answer, and
    /// once that has been shown on its summaries.
    fn work(&mut self, go_on: &mut dyn FnMut() -> bool) -> Progress {
        let records = self.assembly.records();
        let is_small = records.len() <= AT_ONCE;
        let go_on: &mut dyn FnMut() -> bool = &mut || is_small || go_on();
        if !self.view.is_answered() {
            return if self.view.work(records, go_on) { Progress::Answered } else { Progress::NotYet };
        }
        self.is_summed = self.is_summed || self.summaries.work(records, &self.view, go_on) || is_small;
        if self.is_summed { Progress::Summed } else { Progress::NotYet }
    }
}

impl Held {
    const fn is_answered(&self) -> bool {
        self.coming.is_none() && self.shown.view.is_answered()
    }

    /// What pages are added to, and questions asked of.
    fn newest(&mut self) -> &mut Stock {
        self.coming.as_mut().map_or(&mut self.shown, |coming| &mut coming.stock)
    }

    /// Works for as long as `go_on` says so; whether everything that came is rows.
    fn settle(&mut self, go_on: &mut dyn FnMut() -> bool) -> bool {
        let settled = self.newest().assembly.settle(go_on);
        match &mut self.coming {
            Some(coming) => coming.is_settled = settled != Settled::NotYet,
            None => self.generation += u64::from(settled == Settled::Renumbered),
        }
        settled != Settled::NotYet
    }

    /// Puts what is coming, if it is settled, in the place of what is shown; what is to be done in the same step.
    fn show_coming(&mut self) -> Option<Box<dyn FnOnce()>> {
        let Coming { stock, then, .. } = self.coming.take_if(|coming| coming.is_settled)?;
        self.lent.keep(std::mem::replace(&mut self.shown, stock).assembly);
        self.generation += 1;
        Some(then)
    }
}

impl Listing {
    /// No records, and nothing hidden.
    pub(super) fn new(numbers: Numbers) -> Self {
        let held = Kept::new(Held::default());
        let answers = RwSignal::new(0);
        let facets = Memo::new(move |_| {
            answers.track();
            held.with_value(|held: &Held| held.shown.view.facets().clone())
        });
        let (filter, order) = (RwSignal::default(), RwSignal::default());
        Self { held, filter, order, numbers: RwSignal::new(numbers), answers, summed: RwSignal::new(0), facets }
    }

    /// What hides records.
    #[must_use]
    pub const fn filter(&self) -> RwSignal<Filter> {
        self.filter
    }

    /// In which order they stand.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order.get()
    }

    /// Changes what hides records.
    pub fn update_filter(&self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        self.filter.set(filter);
        self.ask();
    }

    /// Changes their order.
    pub fn set_order(&self, order: Order) {
        self.order.set(order);
        self.ask();
    }

    /// Whether telephone numbers are masked.
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        self.numbers.get()
    }

    /// Masks telephone numbers, or shows them.
    pub(super) fn set_numbers(&self, numbers: Numbers) {
        if self.numbers.get_untracked() != numbers {
            // A record that is on screen is another one now.
            self.held.update_value(|held| held.generation += 1);
            self.numbers.set(numbers);
            self.ask();
        }
    }

    /// Takes other records in place of all there are.
    pub fn replace(&self, assembly: Assembly) {
        self.replace_then(assembly, || {});
    }

    /// Takes other records in place of all there are, in one step as soon as the question is answered of them, and does
    /// something in that same step; not at all if yet others take their place before.
    pub(super) fn replace_then(&self, assembly: Assembly, then: impl FnOnce() + 'static) {
        let stock = Stock { assembly, ..Stock::default() };
        let coming = Coming { stock, is_settled: false, then: Box::new(then) };
        self.held.update_value(|held| held.coming = Some(coming));
        self.settle();
    }

    /// Adds a page of the task; it is shown after the next [`Listing::ask`]. Gives back what [`Assembly::put`] does.
    pub fn put(&self, first_index: u64, page: Records) -> Option<Records> {
        self.held.try_update_value(|held| held.newest().assembly.put(first_index, page)).flatten()
    }

    /// No page is on its way any more: what came early becomes rows, a slice at a time.
    pub fn settle(&self) {
        if self.settle_some() {
            return self.ask();
        }
        let listing = *self;
        spawn_local(async move {
            while !listing.settle_some() {
                next_turn().await;
            }
            if !listing.held.is_disposed() {
                listing.ask();
            }
        });
    }

    /// Works for one slice; whether there is nothing left to do.
    fn settle_some(&self) -> bool {
        let until = milliseconds() + SLICE;
        let settled = self.held.try_update_value(|held| held.settle(&mut || milliseconds() < until));
        settled.unwrap_or(true)
    }

    /// Asks the question of the records there are now.
    pub fn ask(&self) {
        let filter = Filter { numbers: self.numbers.get_untracked(), ..self.filter.get_untracked() };
        let order = self.order.get_untracked();
        self.held.update_value(|held| held.newest().ask(filter, order));
        while self.is_small() {
            if self.work() == Progress::Summed {
                return;
            }
        }
        let others = self.held.try_update_value(|held| std::mem::replace(&mut held.at_work, true));
        if others == Some(false) {
            // The first slice at once: it may be all that the answer takes.
            let mut progress = self.work();
            let listing = *self;
            spawn_local(async move {
                while progress != Progress::Summed {
                    if progress == Progress::Answered {
                        // It is drawn first: what it adds up to may come a frame later.
                        next_frame().await;
                    } else {
                        next_turn().await;
                    }
                    progress = listing.work();
                }
                // Gone with its element, or done.
                listing.held.try_update_value(|held| held.at_work = false);
            });
        } else {
            // Whoever is at it may be waiting for a frame.
            self.work();
        }
    }

    fn is_small(&self) -> bool {
        self.held.try_update_value(|held| held.newest().assembly.records().len() <= AT_ONCE) == Some(true)
    }

    /// Whether the answer at hand is that of the last question.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.held.with_value(Held::is_answered)
    }

    /// Waits until it is.
    pub(super) async fn answered(&self) {
        while self.held.try_with_value(Held::is_answered) == Some(false) {
            next_turn().await;
        }
    }

    /// Works for one slice.
    fn work(&self) -> Progress {
        let until = milliseconds() + SLICE;
        let progress = self.held.try_update_value(|held| held.newest().work(&mut || milliseconds() < until));
        match progress {
            Some(Progress::Answered) => {
                if let Some(then) = self.held.try_update_value(Held::show_coming).flatten() {
                    then();
                }
                self.answers.update(|count| *count += 1);
            }
            Some(Progress::Summed) => {
                self.summed.update(|count| *count += 1);
            }
            Some(Progress::NotYet) | None => {}
        }
        // Gone with its element.
        progress.unwrap_or(Progress::Summed)
    }

    fn read<T>(&self, read: impl FnOnce(&Held) -> T) -> T {
        self.answers.track();
        self.held.with_value(read)
    }

    /// Records that the filter shows.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.read(|held| held.shown.view.rows().len())
    }

    /// Records there are, shown or hidden.
    #[must_use]
    pub fn held(&self) -> usize {
        self.read(|held| held.shown.view.asked_of())
    }

    /// What each of the filter's values would show.
    #[must_use]
    pub const fn facets(&self) -> Memo<Facets> {
        self.facets
    }

    /// What the records shown add up to, and what all of them do. A moment behind the answer.
    pub fn with_summaries<T>(&self, read: impl FnOnce(&Summaries) -> T) -> T {
        self.summed.track();
        self.held.with_value(|held| read(&held.shown.summaries))
    }

    /// The records shown from one place on, in order, so many at most.
    #[must_use]
    pub fn slots(&self, from: usize, count: usize) -> Vec<Slot> {
        self.read(|held| {
            let slot = |row: u32| {
                let row = row as usize;
                Slot { generation: held.generation, row, index: held.shown.assembly.index_of(row) }
            };
            let rows = held.shown.view.rows();
            (from..from + count).map_while(|place| rows.get(place)).map(slot).collect()
        })
    }

    /// The record of a slot as a person may see it, masked where numbers are; `None` if it is of records that are not
    /// here any more.
    pub fn with_record<T>(&self, slot: Slot, read: impl FnOnce(&Record<'_>) -> T) -> Option<T> {
        let numbers = self.numbers.get_untracked();
        self.held.with_value(|held| {
            let current = held.generation == slot.generation;
            let mut record = held.shown.assembly.records().get(slot.row).filter(|_| current)?;
            if numbers == Numbers::Masked {
                mask_record(&mut record);
            }
            Some(read(&record))
        })
    }

    /// Looks for records that are equal in every field to an earlier one, in slices. How many there are.
    pub(super) async fn look_for_duplicates(&self) -> usize {
        let mut duplicates = Duplicates::default();
        loop {
            let until = milliseconds() + SLICE;
            let counted = self.held.try_update_value(|held| {
                duplicates.work(held.newest().assembly.records(), &mut || milliseconds() < until)
            });
            match counted {
                Some(None) => next_turn().await,
                Some(Some(count)) => {
                    self.know_duplicates(duplicates);
                    return count;
                }
                // Gone with its element.
                None => return 0,
            }
        }
    }

    fn know_duplicates(&self, duplicates: Duplicates) {
        let Some(rows) = duplicates.into_rows() else { return };
        self.held.try_update_value(|held| {
            let Stock { assembly, view, is_summed, .. } = held.newest();
            view.know_duplicates(assembly.records(), rows);
            *is_summed = false;
        });
        self.ask();
    }
}

//! The records on screen: where they come from, which of them the filter shows, in which order.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::turn::{milliseconds, next_turn};
use crate::protocol::Record;
use crate::task::{Assembly, Duplicates, Facets, Filter, Order, Records, Settled, View};

/// How long one slice of work may hold up the page, in milliseconds.
const SLICE: f64 = 8.0;

/// So few records are asked in one go, however slow the machine: a page's answer never comes after its page.
const AT_ONCE: usize = 5000;

/// Records, and the question asked of them. A small question is answered at once; a large one in slices between which
/// the page goes on, and until it is answered the answer before stays.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    held: StoredValue<Held, LocalStorage>,
    filter: RwSignal<Filter>,
    order: RwSignal<Order>,
    /// Counts the answers, so that whoever reads one is told of the next.
    answers: RwSignal<u64>,
    facets: Memo<Facets>,
}

#[derive(Debug, Default)]
struct Held {
    assembly: Assembly,
    view: View,
    /// Counts the sets of records: a row of one is not the same row of another.
    generation: u64,
    /// Whether somebody comes back for the rest of the work.
    at_work: bool,
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

impl Listing {
    /// No records, and nothing hidden.
    pub(super) fn new() -> Self {
        let held = StoredValue::new_local(Held::default());
        let answers = RwSignal::new(0);
        let facets = Memo::new(move |_| {
            answers.track();
            held.with_value(|held: &Held| held.view.facets().clone())
        });
        Self { held, filter: RwSignal::default(), order: RwSignal::default(), answers, facets }
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
        self.filter.update(change);
        self.ask();
    }

    /// Changes their order.
    pub fn set_order(&self, order: Order) {
        self.order.set(order);
        self.ask();
    }

    /// Takes other records in place of all there are.
    pub fn replace(&self, assembly: Assembly) {
        self.held.update_value(|held| {
            held.assembly = assembly;
            held.generation += 1;
        });
        self.settle();
    }

    /// Adds a page of the task; it is shown after the next [`Listing::ask`].
    pub fn put(&self, first_index: u64, page: Records) {
        self.held.update_value(|held| {
            held.assembly.put(first_index, page);
        });
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
        let settled = self.held.try_update_value(|held| {
            let settled = held.assembly.settle(|| milliseconds() < until);
            held.generation += u64::from(settled == Settled::Renumbered);
            settled
        });
        settled != Some(Settled::NotYet)
    }

    /// Asks the question of the records there are now.
    pub fn ask(&self) {
        self.held.update_value(|held| {
            let (filter, order) = (self.filter.get_untracked(), self.order.get_untracked());
            held.view.start(held.assembly.records(), filter, order);
        });
        if self.work() {
            return;
        }
        let others = self.held.try_update_value(|held| std::mem::replace(&mut held.at_work, true));
        if others == Some(false) {
            let listing = *self;
            spawn_local(async move {
                next_turn().await;
                while !listing.work() {
                    next_turn().await;
                }
                // Gone with its element, or answered.
                listing.held.try_update_value(|held| held.at_work = false);
            });
        }
    }

    /// Whether the answer at hand is that of the last question.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.held.with_value(|held| held.view.is_answered())
    }

    /// Works for one slice; whether there is nothing left to do.
    fn work(&self) -> bool {
        let until = milliseconds() + SLICE;
        let answered = self.held.try_update_value(|held| {
            let records = held.assembly.records();
            let go_on = || records.len() <= AT_ONCE || milliseconds() < until;
            held.view.is_answered() || held.view.work(records, go_on)
        });
        if answered == Some(true) {
            self.answers.try_update(|count| *count += 1);
        }
        answered.unwrap_or(true)
    }

    fn read<T>(&self, read: impl FnOnce(&Held) -> T) -> T {
        self.answers.track();
        self.held.with_value(read)
    }

    /// Records that the filter shows.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.read(|held| held.view.rows().len())
    }

    /// Records there are, shown or hidden.
    #[must_use]
    pub fn held(&self) -> usize {
        self.read(|held| held.view.asked_of())
    }

    /// What each of the filter's values would show.
    #[must_use]
    pub const fn facets(&self) -> Memo<Facets> {
        self.facets
    }

    /// The records shown from one place on, in order, so many at most.
    #[must_use]
    pub fn slots(&self, from: usize, count: usize) -> Vec<Slot> {
        self.read(|held| {
            let slot = |&row: &u32| {
                let row = row as usize;
                Slot { generation: held.generation, row, index: held.assembly.index_of(row) }
            };
            held.view.rows().iter().skip(from).take(count).map(slot).collect()
        })
    }

    /// The record of a slot; `None` if it is of records that are not here any more.
    pub fn with_record<T>(&self, slot: Slot, read: impl FnOnce(&Record<'_>) -> T) -> Option<T> {
        self.held.with_value(|held| {
            let current = held.generation == slot.generation;
            held.assembly.records().get(slot.row).filter(|_| current).map(|record| read(&record))
        })
    }

    /// Counts records that are equal in every field to an earlier one, in slices.
    pub(super) async fn count_duplicates(&self) -> usize {
        let mut duplicates = Duplicates::default();
        loop {
            let until = milliseconds() + SLICE;
            let counted =
                self.held.try_update_value(|held| duplicates.work(held.assembly.records(), || milliseconds() < until));
            match counted {
                Some(None) => next_turn().await,
                Some(Some(count)) => return count,
                // Gone with its element.
                None => return 0,
            }
        }
    }
}

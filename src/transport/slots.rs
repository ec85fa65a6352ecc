//! How many requests are made at a time.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// So many may be; others wait.
#[derive(Debug)]
pub(super) struct Slots {
    count: usize,
    taken: Cell<usize>,
    waiting: RefCell<Vec<Waker>>,
}

/// Leave to make one request, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Slot<'s>(&'s Slots);

impl Slots {
    pub(super) const fn new(count: usize) -> Self {
        Self { count, taken: Cell::new(0), waiting: RefCell::new(Vec::new()) }
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Waits until one is free, or until all are free and `is_elsewhere` says that requests are made elsewhere: then
    /// there is none to take. What is said counts whenever a slot has been given back.
    pub(super) async fn take(&self, is_elsewhere: impl Fn() -> bool) -> Option<Slot<'_>> {
        poll_fn(|context| {
            let taken = self.taken.get();
            match is_elsewhere() {
                true if taken == 0 => return Poll::Ready(None),
                false if taken < self.count => {
                    self.taken.set(taken + 1);
                    return Poll::Ready(Some(Slot(self)));
                }
                _ => {}
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.0.taken.set(self.0.taken.get() - 1);
        // All of them: one that is gone would keep it to itself.
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}

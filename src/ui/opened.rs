//! Which records' details a person has opened.

use rustc_hash::FxHashSet;

use crate::state::Kept;

/// Places in the task, from 0. A handle, as signals are: cards and rows share it, so that details stay open from one
/// layout to the other, over a page that was left and come back to, and when newer records take the place of these.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened(Kept<FxHashSet<u64>>);

impl Opened {
    /// None.
    pub(super) fn new() -> Self {
        Self(Kept::new(FxHashSet::default()))
    }

    /// Whether the details of the record at this place are open.
    pub(super) fn has(self, index: u64) -> bool {
        self.0.with_value(|opened| opened.contains(&index))
    }

    /// They are, or are not.
    pub(super) fn set(self, index: u64, is_open: bool) {
        self.0.update_value(|opened| {
            if is_open {
                opened.insert(index);
            } else {
                opened.remove(&index);
            }
        });
    }
}

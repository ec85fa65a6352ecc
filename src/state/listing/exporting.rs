//! Lending out the records to whoever writes files of them.

use super::{Held, Listing};
use crate::state::turn::next_turn;
use crate::task::export::Scope;
use crate::task::{Assembly, Figures, Records};

/// The records that files are being written of.
#[derive(Default)]
pub(super) enum Lent {
    /// None.
    #[default]
    Nothing,
    /// Those that are shown.
    Shown,
    /// Those that were shown before others took their place.
    Before(Assembly),
}

impl Lent {
    /// Others take the place of these, which are shown: whoever writes files of them keeps them.
    pub(super) fn keep(&mut self, shown: Assembly) {
        if matches!(self, Self::Shown) {
            *self = Self::Before(shown);
        }
    }
}

impl Held {
    fn is_summed(&self) -> bool {
        self.is_answered() && self.shown.is_summed
    }

    const fn lent(&self) -> &Records {
        match &self.lent {
            Lent::Before(assembly) => assembly.records(),
            Lent::Nothing | Lent::Shown => self.shown.assembly.records(),
        }
    }
}

impl Listing {
    /// Waits until the question is answered and its answer's records are added up.
    pub(in crate::state) async fn summed(&self) {
        while self.held.try_with_value(Held::is_summed) == Some(false) {
            next_turn().await;
        }
    }

    /// Lends out the records shown until [`Self::take_back`], whatever takes their place: the rows of a scope, in their
    /// order, and what these add up to.
    pub(in crate::state) fn lend(&self, scope: Scope) -> (Vec<u32>, Figures) {
        let lend = |held: &mut Held| {
            held.lent = Lent::Shown;
            let (view, summaries) = (&held.shown.view, &held.shown.summaries);
            match scope {
                Scope::Filtered => (view.rows().to_vec(), summaries.shown().figures),
                Scope::All => ((0..view.asked_of() as u32).collect(), summaries.whole().figures),
            }
        };
        self.held.try_update_value(lend).unwrap_or_default()
    }

    /// Reads the records that are lent; `None` once their element is gone.
    pub(in crate::state) fn with_lent<T>(&self, read: impl FnOnce(&Records) -> T) -> Option<T> {
        self.held.try_with_value(|held| read(held.lent()))
    }

    /// Nobody writes files any more.
    pub(in crate::state) fn take_back(&self) {
        self.held.try_update_value(|held| held.lent = Lent::Nothing);
    }
}

//! Elements that stay for as long as what they are of.

use leptos::prelude::Owner;

use super::el::El;
use super::region::Region;

/// The elements of a region, each with its key and with the owner of what changes in it.
pub(super) struct Each<K> {
    region: Region,
    items: Vec<(K, El, Owner)>,
    /// An effect lets go of all that it has made before it runs again: what stays belongs to who is around it.
    around: Owner,
}

impl<K: Clone + PartialEq> Each<K> {
    /// None yet.
    pub(super) fn new(region: Region) -> Self {
        Self { region, items: Vec::new(), around: Owner::current().unwrap_or_default() }
    }

    /// Shows an element for each of these keys.
    pub(super) fn show(&mut self, keys: Vec<K>, make: &dyn Fn(K) -> El) {
        let mut before = std::mem::take(&mut self.items);
        for key in keys {
            let item = match before.iter().position(|(old, ..)| *old == key) {
                Some(at) => before.remove(at),
                None => {
                    let owner = self.around.child();
                    (key.clone(), owner.with(|| make(key)), owner)
                }
            };
            self.items.push(item);
        }
        for (_, element, owner) in before {
            owner.cleanup();
            element.remove();
        }
        // From the last on, so that what follows is in its place already.
        let mut next = None;
        for (_, element, _) in self.items.iter().rev() {
            self.region.put(element, next);
            next = Some(element);
        }
    }
}

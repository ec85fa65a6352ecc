//! Elements that show one record after another.
//!
//! Making elements and taking them away again costs a browser far more than changing what they say. So a page of
//! records is written into the elements of the page before it, and only what differs is touched: no page of a task is
//! slower for coming after another, and what has the focus keeps it.

use leptos::task::spawn_local;
use web_sys::{Element, Node};

use crate::protocol::Record;
use crate::state::{Kept, Session, Slot, milliseconds, next_turn};

/// What shows a record, whichever.
pub(super) trait Recycled {
    /// Shows the record of a slot.
    fn show(&mut self, slot: Slot, record: &Record<'_>);

    /// Puts it at the list's end.
    fn append_to(&self, list: &Element);

    /// Takes it off the screen.
    fn remove(&self);
}

/// So many records are shown at once, which is more than a window holds; those after them in slices.
const AT_ONCE: usize = 100;

/// How long one slice may hold up the page, in milliseconds.
const SLICE: f64 = 8.0;

/// The elements of a list, one for each record on screen.
#[derive(Debug)]
pub(super) struct Pool<T> {
    items: Vec<(Option<Slot>, T)>,
    /// Counts what was to be shown, so that an older list is not gone on with.
    turn: u64,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self { items: Vec::new(), turn: 0 }
    }
}

/// What is to be shown, and where.
pub(super) struct Wanted<T> {
    /// Whose records.
    pub(super) session: Session,
    /// Which, in order.
    pub(super) slots: Vec<Slot>,
    /// In which list.
    pub(super) list: Element,
    /// Makes what more of them need.
    pub(super) make: Box<dyn Fn() -> Option<T>>,
}

/// Shows what is wanted: the first records at once, the others as soon as the browser has drawn those.
pub(super) fn show_all<T: Recycled + 'static>(pool: Kept<Pool<T>>, wanted: Wanted<T>) {
    let Some((turn, shown)) =
        pool.try_update_value(|pool| (pool.begin(&wanted), pool.show(&wanted, 0, |at| at < AT_ONCE)))
    else {
        return;
    };
    let mut from = shown;
    if from < wanted.slots.len() {
        // For those who listen, and for a style that says so.
        set(&wanted.list, "aria-busy", "true");
        spawn_local(async move {
            while from < wanted.slots.len() {
                next_turn().await;
                let until = milliseconds() + SLICE;
                let go_on = |_| milliseconds() < until;
                let shown = pool.try_update_value(|pool| (pool.turn == turn).then(|| pool.show(&wanted, from, go_on)));
                match shown.flatten() {
                    Some(until) if until > from => from = until,
                    // Something else is to be shown by now, or nothing more can be.
                    _ => return,
                }
            }
            // An attribute that may be missing.
            wanted.list.remove_attribute("aria-busy").ok();
        });
    } else {
        wanted.list.remove_attribute("aria-busy").ok();
    }
}

impl<T: Recycled> Pool<T> {
    fn begin(&mut self, wanted: &Wanted<T>) -> u64 {
        for (_, extra) in self.items.drain(wanted.slots.len().min(self.items.len())..) {
            extra.remove();
        }
        self.turn += 1;
        self.turn
    }

    /// Shows what is wanted from one place on, one record at least, for as long as `go_on` says so; up to which place.
    fn show(&mut self, wanted: &Wanted<T>, from: usize, go_on: impl Fn(usize) -> bool) -> usize {
        for (at, &slot) in wanted.slots.iter().enumerate().skip(from) {
            if at > from && !go_on(at) {
                return at;
            }
            if at == self.items.len() {
                let Some(made) = (wanted.make)() else { return at };
                made.append_to(&wanted.list);
                self.items.push((None, made));
            }
            // A slot is of its set of records for ever, and a record of a set never changes.
            let Some((shown, item)) = self.items.get_mut(at).filter(|(shown, _)| *shown != Some(slot)) else {
                continue;
            };
            wanted.session.listing.with_record(slot, |record| item.show(slot, record));
            *shown = Some(slot);
        }
        wanted.slots.len()
    }

    /// Takes all of them off the screen.
    pub(super) fn clear(&mut self) {
        self.turn += 1;
        for (_, item) in self.items.drain(..) {
            item.remove();
        }
    }

    /// What shows a slot.
    pub(super) fn find(&mut self, slot: Slot) -> Option<&mut T> {
        self.items.iter_mut().find(|(shown, _)| *shown == Some(slot)).map(|(_, item)| item)
    }
}

/// A copy with everything in it.
pub(super) fn copy_of(element: &Element) -> Option<Element> {
    use wasm_bindgen::JsCast;

    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// A place for a text, which is only touched where the text is another.
#[derive(Debug)]
pub(super) struct TextSpot {
    node: Node,
    said: Option<String>,
}

impl TextSpot {
    /// The place that is an element's first child.
    pub(super) fn in_element(element: &Element) -> Option<Self> {
        Some(Self { node: element.first_child()?, said: None })
    }

    /// Says it.
    pub(super) fn say(&mut self, text: String) {
        if self.said.as_ref() != Some(&text) {
            self.node.set_node_value(Some(&text));
            self.said = Some(text);
        }
    }
}

/// Sets an attribute of an element that is there, by a name that is one.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

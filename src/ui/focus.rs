//! Nobody who works with the keyboard is lost: where what has the focus goes, the focus goes on to what took its place,
//! or to its neighbour.
//!
//! One keeper for the whole element, so that no button has to know what becomes of the screen when it is pressed. It
//! never takes a focus that is elsewhere, and never gives one to an element that had none.

use leptos::prelude::{on_cleanup, queue_microtask};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, ShadowRoot};

use super::dom::{El, Phase, listen};
use super::event_target::target_of;
use crate::state::Kept;

/// What can have the focus, as far as markup says. Of radio buttons it is the one that is chosen.
const STOPS: &str = "a[href], button, input:not([type=radio]), input:checked, select, summary, [tabindex='0']";
/// What is in the tree and on no screen.
const HIDDEN: &str = "[hidden], .away";
/// Where a person begins who has left a task.
const FORM: &str = ".connect input";

/// An element and where it stands: its ancestors, the nearest first, each with the number of its child that leads to it.
#[derive(Clone, Debug)]
struct Place {
    element: Element,
    way: Vec<(Element, u32)>,
}

impl Place {
    fn of(element: Element, inside: &Element) -> Self {
        let mut way = Vec::new();
        let mut at = element.clone();
        while !at.is_same_node(Some(inside))
            && let Some(parent) = at.parent_element()
        {
            way.push((parent.clone(), siblings_before(&at)));
            at = parent;
        }
        Self { element, way }
    }

    /// Whether the element can have the focus no more.
    fn is_gone(&self) -> bool {
        !self.element.is_connected() || self.element.closest(HIDDEN).ok().flatten().is_some()
    }

    /// Gives the focus to what is nearest.
    fn leave(&self) {
        let mut child = &self.element;
        for (parent, place) in &self.way {
            if parent.is_connected() {
                // A list that is empty, or a button that is hidden, still has its place: there is nothing new in it.
                let is_there = child.is_connected();
                let (before, after) = (*place, if is_there { place + 1 } else { *place });
                if (is_there && focus_before(parent, before))
                    || focus_from(parent, after)
                    || focus_before(parent, before)
                {
                    return;
                }
            }
            child = parent;
        }
    }
}

fn siblings_before(element: &Element) -> u32 {
    std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling).count() as u32
}

/// The first stop in the children from this one on.
fn focus_from(parent: &Element, place: u32) -> bool {
    let children = parent.children();
    (place..children.length()).filter_map(|at| children.item(at)).any(|child| stops(&child).iter().any(take_focus))
}

/// The last stop in the children before this one.
fn focus_before(parent: &Element, place: u32) -> bool {
    let children = parent.children();
    let mut before = (0..place.min(children.length())).rev().filter_map(|at| children.item(at));
    before.any(|child| stops(&child).iter().rev().any(take_focus))
}

/// What can have the focus of an element and everything in it.
fn stops(element: &Element) -> Vec<Element> {
    let inside = element.query_selector_all(STOPS).ok();
    let inside = inside.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()));
    let own = element.matches(STOPS).is_ok_and(|matches| matches).then(|| element.clone());
    own.into_iter().chain(inside).collect()
}

/// Whether an element takes the focus: one that is folded away does not.
fn take_focus(element: &Element) -> bool {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return false };
    element.focus().is_ok() && focused_around(element).is_some_and(|focused| focused.is_same_node(Some(element)))
}

/// What has the focus in the shadow root that an element is in.
fn focused_around(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}

/// Keeps the focus inside what `root` becomes, as long as the owner lives.
pub(super) fn keep_focus(root: &El) {
    let last = Kept::new(None::<Place>);
    let note = {
        let root = root.clone();
        move |element: Element| last.set_value(Some(Place::of(element, &root)))
    };
    observe(root, {
        let (root, note) = (root.clone(), note.clone());
        move || {
            let Some(place) = last.try_get_value().flatten() else { return };
            if !place.is_gone() {
                // Others may have come before it.
                note(place.element);
                return;
            }
            last.set_value(None);
            if focused_around(&root).is_some_and(|focused| !focused.is_same_node(Some(&place.element))) {
                return;
            }
            let form = root.query_selector(FORM).ok().flatten();
            if !form.is_some_and(|input| take_focus(&input)) {
                place.leave();
            }
        }
    });
    listen(root, "focusin", Phase::Bubble, move |event| {
        if let Some(element) = target_of(event) {
            note(element);
        }
    });
    listen(root, "focusout", Phase::Bubble, move |event| {
        let Some(element) = target_of(event) else { return };
        // What is being removed loses the focus before it is gone; a window in the background keeps it.
        queue_microtask(move || {
            let has_left = |place: &Place| {
                place.element.is_same_node(Some(&element))
                    && !place.is_gone()
                    && !focused_around(&element).is_some_and(|focused| focused.is_same_node(Some(&element)))
            };
            last.try_update_value(|last| {
                if last.as_ref().is_some_and(has_left) {
                    *last = None;
                }
            });
        });
    });
}

/// Calls `changed` after something in `root` has come, gone, or been hidden, as long as the owner lives.
fn observe(root: &Element, changed: impl FnMut() + 'static) {
    let changed = Closure::<dyn FnMut()>::new(changed);
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else { return };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attribute_filter(&js_sys::Array::of2(&"hidden".into(), &"class".into()));
    // What is to be observed is said above.
    observer.observe_with_options(root, &what).ok();
    let kept = Kept::new((observer, changed));
    on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
}

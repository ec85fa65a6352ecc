//! One choice of few, each with its count if it has one: a group of radio buttons that looks like one control.

use std::rc::Rc;

use super::dom::{El, Holder as _, el};
use super::icon::{Icon, icon};
use super::word::{Pick, word};
use crate::i18n::grouped;
use crate::state::Session;

/// The value that stands for no choice.
pub(super) const ALL: &str = "all";

/// One value to choose.
pub(super) struct Segment {
    /// The value's public name.
    pub(super) value: &'static str,
    /// The icon that goes with the word, if any.
    pub(super) icon: Option<Icon>,
    /// The word.
    pub(super) word: Pick,
    /// Records it would show, where that depends on it.
    pub(super) count: Option<Rc<dyn Fn() -> usize>>,
}

/// A choice.
pub(super) struct Segments {
    /// Whose language it speaks.
    pub(super) session: Session,
    /// The inputs' name, which the counts' hooks carry too.
    pub(super) name: &'static str,
    /// Whether it hides records: its counts are facets, then.
    pub(super) is_filter: bool,
    /// What is chosen among.
    pub(super) legend: Pick,
    /// The values.
    pub(super) segments: Vec<Segment>,
    /// The value chosen.
    pub(super) chosen: Rc<dyn Fn() -> &'static str>,
    /// Told the value a person chooses.
    pub(super) on_choose: Rc<dyn Fn(&'static str)>,
}

/// Radio buttons by their name.
pub(super) fn segments(of: Segments) -> El {
    let Segments { session, name, is_filter, legend, segments, chosen, on_choose } = of;
    let segment = |Segment { value, icon: sign, word: pick, count }: Segment| {
        let (chosen, on_choose) = (Rc::clone(&chosen), Rc::clone(&on_choose));
        let input = el("input")
            .attrs(&[("type", "radio"), ("name", name), ("value", value)])
            .prop_of("checked", move || chosen() == value)
            .on("change", move |_| on_choose(value));
        let segment = el("label").class("segment").attr("data-value", value).child(input).child(sign.map(icon));
        let segment = segment.child(el("span").text_of(word(session, pick)));
        let Some(count) = count else { return segment };
        let (is_none, exact) = (Rc::clone(&count), Rc::clone(&count));
        let counted =
            el("b").attr_of("data-count", move || exact().to_string()).text_of(move || grouped(count() as u64));
        let counted = if is_filter { counted.attr("data-facet", &format!("{name}:{value}")) } else { counted };
        segment.class_when("none", move || is_none() == 0).child(counted)
    };
    el("fieldset")
        .class("segments")
        .child(el("legend").text_of(word(session, legend)))
        .child(el("div").class("segment-row").children(segments.into_iter().map(segment)))
}

//! The filters that are in force, each with a way to take it back.

use super::dom::{El, Holder as _, el};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::word::word;
use crate::i18n::Texts;
use crate::state::Session;
use crate::state::words::criterion_words;
use crate::task::{Criterion, Filter};

/// One removable chip for each part of the filter. Shows nothing where nothing is hidden.
pub(super) fn chips(session: Session) -> El {
    let chips = move || {
        let filter = session.listing.filter().read();
        let texts = session.texts();
        filter.active().map(|criterion| (criterion, words(&filter, criterion, texts))).collect()
    };
    let chip = move |(criterion, words): (Criterion, String)| {
        let chip = button("chip")
            .attr_of("title", word(session, |t| t.remove_filter))
            .on("click", move |_| session.update_filter(|filter| filter.clear(criterion)))
            .child(el("span").attr("dir", "auto").text(&words))
            .child(icon(Icon::Cross));
        el("li").child(chip)
    };
    el("ul").class("chips").attr_of("aria-label", word(session, |t| t.filters)).each(chips, chip)
}

/// A part of the filter in words: `接通类型：呼叫接听`.
pub(super) fn words(filter: &Filter, criterion: Criterion, texts: &'static Texts) -> String {
    let (label, value) = criterion_words(filter, criterion, texts);
    (texts.filter_chip)(label, &value)
}

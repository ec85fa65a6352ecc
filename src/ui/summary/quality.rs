//! What is worth a second look, and just those records at a press.

use crate::i18n::grouped;
use crate::state::words::quality_word;
use crate::state::{Memo, Session};
use crate::task::Quality;
use crate::ui::dom::{El, Holder as _, el};
use crate::ui::fixed;
use crate::ui::word::word;

use super::amount::UNDEFINED;

/// One button a kind of a session's records, pressed while only those are shown. A second press shows the others again.
pub(super) fn quality_list(session: Session) -> El {
    let item = |quality: Quality| {
        let count =
            Memo::new(move |_| session.listing.with_summaries(|summaries| summaries.whole().figures.quality(quality)));
        let is_chosen = Memo::new(move |_| session.listing.filter().read().quality == Some(quality));
        let choose = move |_| {
            session.update_filter(|filter| filter.quality = (!is_chosen.get_untracked()).then_some(quality));
        };
        let counted = el("b")
            .attr("data-facet", &format!("quality:{}", quality.as_str()))
            .attr_of("data-count", move || count.get().map(|count| count.to_string()).unwrap_or_default())
            .text_of(move || count.get().map_or_else(|| UNDEFINED.to_owned(), grouped));
        let button = fixed::button("button quality")
            .attrs(&[("name", "quality"), ("value", quality.as_str())])
            .attr_of("aria-pressed", move || is_chosen.get())
            .on("click", choose)
            .child(el("span").text_of(move || quality_word(quality, session.texts())))
            .child(counted);
        el("li").child(button)
    };
    el("section")
        .class("insight")
        .child(el("h3").text_of(word(session, |t| t.data_quality)))
        .child(el("ul").class("qualities").children(Quality::ALL.map(item)))
}

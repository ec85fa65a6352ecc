//! The choice of how often records are loaded again by themselves.

use super::dom::{El, Group, Holder as _, el, group};
use super::event_target::value_of;
use super::word::word;
use crate::state::{Memo, RefreshEvery, Session};

/// Offers never, a few usual times, and the current one where a host set another.
pub(super) fn refresh_choice(session: Session) -> El {
    let every = Memo::new(move |_| session.refresh_every());
    let options = move || -> Group {
        let every = every.get();
        let mut offered = RefreshEvery::CHOICES.to_vec();
        if let Err(place) = offered.binary_search(&every) {
            offered.insert(place, every);
        }
        let option = |offered: RefreshEvery| {
            let seconds = offered.seconds();
            let option = el("option").attr("value", &seconds.to_string());
            let option = if offered == every { option.attr("selected", "") } else { option };
            option.text_of(move || {
                let t = session.texts();
                if offered.is_on() { (t.refresh_every)(seconds) } else { t.refresh_off.to_owned() }
            })
        };
        group().children(offered.into_iter().map(option))
    };
    el("select")
        .attr("name", "refresh")
        .attr_of("title", word(session, |t| t.auto_refresh))
        .attr_of("aria-label", word(session, |t| t.auto_refresh))
        .changing(options)
        .prop_of("value", move || every.get().seconds().to_string())
        .on("change", move |event| {
            if let Some(every) = value_of(&event).parse().ok().and_then(RefreshEvery::new) {
                session.set_refresh_every(every);
            }
        })
}

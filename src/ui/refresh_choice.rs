//! The choice of how often records are loaded again by themselves.

use leptos::prelude::*;

use super::word::{changing, word};
use crate::state::{Memo, RefreshEvery, Session};

/// Offers never, a few usual times, and the current one where a host set another.
#[component]
pub(super) fn RefreshChoice(session: Session) -> impl IntoView {
    let every = Memo::new(move |_| session.refresh_every());
    let choose = move |event| {
        if let Some(every) = event_target_value(&event).parse().ok().and_then(RefreshEvery::new) {
            session.set_refresh_every(every);
        }
    };
    let option = move |offered: RefreshEvery| {
        let seconds = offered.seconds();
        let text = changing(move || {
            let t = session.texts();
            if offered.is_on() { (t.refresh_every)(seconds) } else { t.refresh_off.to_owned() }
        });
        view! {
            <option value=seconds.to_string() selected=offered == every.get_untracked()>
                {text}
            </option>
        }
        .into_any()
    };
    let options = changing(move || {
        let mut offered = RefreshEvery::CHOICES.to_vec();
        if let Err(place) = offered.binary_search(&every.get()) {
            offered.insert(place, every.get());
        }
        offered.into_iter().map(option).collect_view()
    });
    view! {
        <select
            name="refresh"
            title=word(session, |t| t.auto_refresh)
            aria-label=word(session, |t| t.auto_refresh)
            prop:value=move || every.get().seconds().to_string()
            on:change=choose
        >
            {options}
        </select>
    }
}

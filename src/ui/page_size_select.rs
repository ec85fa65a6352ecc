//! The choice of records a page.

use leptos::prelude::*;

use super::word::changing;
use crate::protocol::PageSize;
use crate::state::{Memo, Session};

/// Offers the usual sizes, and the current one where a host set another.
#[component]
pub(super) fn PageSizeSelect(
    /// Whose language it speaks.
    session: Session,
    /// The size now.
    #[prop(into)]
    value: Signal<PageSize>,
    /// Told the size chosen.
    #[prop(into)]
    on_choose: Callback<PageSize>,
    /// The select's id, for its label.
    id: &'static str,
) -> impl IntoView {
    let choose = move |event| {
        if let Some(size) = event_target_value(&event).parse().ok().and_then(PageSize::new) {
            on_choose.run(size);
        }
    };
    // What the size is taken from may say the same again; options that are written again cost a browser a layout.
    let value = Memo::new(move |_| value.get());
    let options = changing(move || {
        let mut sizes = PageSize::CHOICES.to_vec();
        if let Err(place) = sizes.binary_search(&value.get()) {
            sizes.insert(place, value.get());
        }
        let option = |size: PageSize| {
            view! {
                <option value=size.get().to_string() selected=size == value.get()>
                    {(session.texts().page_size_option)(size.get())}
                </option>
            }
            .into_any()
        };
        sizes.into_iter().map(option).collect_view()
    });
    view! {
        <select id=id name="itemsperpage" prop:value=move || value.get().get().to_string() on:change=choose>
            {options}
        </select>
    }
}

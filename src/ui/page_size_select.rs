//! The choice of records a page.

use super::dom::{El, Group, Holder as _, el, group};
use super::event_target::value_of;
use crate::protocol::PageSize;
use crate::state::{Memo, Session};

/// Offers the usual sizes, and the one of `value` where a host set another. It has this `id`, for its label; `on_choose`
/// is told the size that is chosen. A memo, since options that are written again cost a browser a layout.
pub(super) fn page_size_select(
    id: &'static str,
    session: Session,
    value: Memo<PageSize>,
    on_choose: Box<dyn Fn(PageSize)>,
) -> El {
    let options = move || -> Group {
        let mut sizes = PageSize::CHOICES.to_vec();
        if let Err(place) = sizes.binary_search(&value.get()) {
            sizes.insert(place, value.get());
        }
        let option = |size: PageSize| {
            let option = el("option").attr("value", &size.get().to_string());
            let option = if size == value.get() { option.attr("selected", "") } else { option };
            option.text(&(session.texts().page_size_option)(size.get()))
        };
        group().children(sizes.into_iter().map(option))
    };
    el("select")
        .attrs(&[("id", id), ("name", "itemsperpage")])
        .changing(options)
        .prop_of("value", move || value.get().get().to_string())
        .on("change", move |event| {
            if let Some(size) = value_of(&event).parse().ok().and_then(PageSize::new) {
                on_choose(size);
            }
        })
}

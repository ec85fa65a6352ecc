//! Where in the task am I, and where do I go.

use web_sys::HtmlInputElement;

use super::dom::{El, Holder as _, el};
use super::fixed::button;
use super::icon::{Icon, icon};
use super::page_size_select::page_size_select;
use super::word::{Pick, word};
use crate::state::{Memo, Session};

/// First, previous, a page by number, next, last, and the page size. Buttons that lead nowhere stay in place and keep
/// the focus: they only say that they are disabled.
pub(super) fn pager(session: Session) -> El {
    let t = move || session.texts();
    let pages = Memo::new(move |_| session.paging().map_or(1, |paging| paging.pages()));
    let page = Memo::new(move |_| session.page_number());
    let at_start = Memo::new(move |_| page.get() <= 1);
    let at_end = Memo::new(move |_| page.get() >= pages.get());
    let to = move |page: u64| session.go_to(page);
    let first = step(session, "first", Icon::First, |t| t.first, at_start, Box::new(move || to(1)));
    let back = move || to(page.get_untracked().saturating_sub(1));
    let previous = step(session, "prev", Icon::Previous, |t| t.previous, at_start, Box::new(back));
    let on = move || to(page.get_untracked().saturating_add(1));
    let next = step(session, "next", Icon::Next, |t| t.next, at_end, Box::new(on));
    let last = step(session, "last", Icon::Last, |t| t.last, at_end, Box::new(move || to(pages.get_untracked())));

    let input = el("input")
        .attrs(&[("name", "page"), ("type", "text"), ("inputmode", "numeric"), ("autocomplete", "off")])
        .attr_of("aria-label", word(session, |t| t.go_to_page))
        .prop_of("value", move || page.get().to_string());
    let typed: HtmlInputElement = input.cast();
    let form = el("form")
        .class("page-number")
        .on("submit", move |event| {
            event.prevent_default();
            if let Ok(number) = typed.value().trim().parse::<u64>() {
                session.go_to(number);
            }
            typed.set_value(&page.get_untracked().to_string());
        })
        .child(el("span").text_of(word(session, |t| t.page_before)))
        .child(input)
        .child(el("span").text_of(move || (t().page_after)(pages.get())));
    let size = Memo::new(move |_| session.page_size());
    let size = el("span")
        .class("page-size")
        .child(
            el("label")
                .attrs(&[("class", "visually-hidden"), ("for", "pager-size")])
                .text_of(word(session, |t| t.page_size)),
        )
        .child(page_size_select("pager-size", session, size, Box::new(move |size| session.set_page_size(size))));
    el("nav")
        .attrs(&[("class", "pager panel"), ("part", "pager")])
        .attr_of("aria-label", word(session, |t| t.pager))
        .children([first, previous, form, next, last, size])
}

/// One of the pager's buttons, and what it does unless it is off.
fn step(session: Session, hook: &str, sign: Icon, label: Pick, off: Memo<bool>, go: Box<dyn Fn()>) -> El {
    button("button icon-only")
        .attr("data-yti", hook)
        .attr_of("title", word(session, label))
        .attr_of("aria-label", word(session, label))
        .attr_of("aria-disabled", move || off.get())
        .on("click", move |_| {
            if !off.get_untracked() {
                go();
            }
        })
        .child(icon(sign))
}

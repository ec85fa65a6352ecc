//! Where in the task am I, and where do I go.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::page_size_select::PageSizeSelect;
use super::word::{Pick, word};
use crate::state::{Memo, Session};

/// First, previous, a page by number, next, last, and the page size. Buttons that lead nowhere stay in place and keep
/// the focus: they only say that they are disabled.
#[component]
pub(super) fn Pager(session: Session) -> impl IntoView {
    let t = move || session.texts();
    let pages = Memo::new(move |_| session.paging().map_or(1, |paging| paging.pages()));
    let page = Memo::new(move |_| session.page_number());
    let at_start = Signal::derive(move || page.get() <= 1);
    let at_end = Signal::derive(move || page.get() >= pages.get());

    let input = NodeRef::<html::Input>::new();
    let go = move |_: SubmitEvent| {
        let Some(input) = input.get_untracked() else { return };
        if let Ok(number) = input.value().trim().parse::<u64>() {
            session.go_to(number);
        }
        input.set_value(&page.get_untracked().to_string());
    };
    view! {
        <nav class="pager panel" part="pager" aria-label=word(session, |t| t.pager)>
            <Step session hook="first" sign=Icon::First label=|t| t.first off=at_start go=Box::new(move || session.go_to(1)) />
            <Step
                session
                hook="prev"
                sign=Icon::Previous
                label=|t| t.previous
                off=at_start
                go=Box::new(move || session.go_to(page.get_untracked().saturating_sub(1)))
            />
            <form
                class="page-number"
                on:submit=move |event| {
                    event.prevent_default();
                    go(event);
                }
            >
                <span>{word(session, |t| t.page_before)}</span>
                <input
                    node_ref=input
                    name="page"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=word(session, |t| t.go_to_page)
                    prop:value=move || page.get().to_string()
                />
                <span>{move || (t().page_after)(pages.get())}</span>
            </form>
            <Step
                session
                hook="next"
                sign=Icon::Next
                label=|t| t.next
                off=at_end
                go=Box::new(move || session.go_to(page.get_untracked().saturating_add(1)))
            />
            <Step
                session
                hook="last"
                sign=Icon::Last
                label=|t| t.last
                off=at_end
                go=Box::new(move || session.go_to(pages.get_untracked()))
            />
            <span class="page-size">
                <label class="visually-hidden" for="pager-size">
                    {word(session, |t| t.page_size)}
                </label>
                <PageSizeSelect
                    id="pager-size"
                    session
                    value=Signal::derive(move || session.page_size())
                    on_choose=move |size| session.set_page_size(size)
                />
            </span>
        </nav>
    }
}

/// One of the pager's buttons.
#[component]
fn Step(
    session: Session,
    hook: &'static str,
    sign: Icon,
    label: Pick,
    off: Signal<bool>,
    go: Box<dyn Fn()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button icon-only"
            data-yti=hook
            title=word(session, label)
            aria-label=word(session, label)
            aria-disabled=move || off.get().to_string()
            on:click=move |_| {
                if !off.get_untracked() {
                    go();
                }
            }
        >
            {icon(sign)}
        </button>
    }
}

//! The whole element.

use leptos::prelude::*;

use super::connect_form::ConnectForm;
use super::focus::keep_focus;
use super::remembered::remembered;
use super::task_view::TaskView;
use super::top_bar::TopBar;
use crate::state::{Memo, Presentation, Session, Stage};

/// Where the browser keeps how a person wants to see records.
const KEY: &str = "yti-view";

/// Everything inside the shadow root.
#[component]
pub fn App(
    /// The session to show.
    session: Session,
) -> impl IntoView {
    let presentation = remembered(KEY, Presentation::parse);
    // A memo, so that a renewed token does not rebuild the task's screen.
    let stage = Memo::new(move |_| session.stage());
    let root = NodeRef::new();
    let (focus_comes, focus_leaves) = keep_focus(root);
    // WebKit calls no choice `:focus-visible` that an arrow key has led to.
    let by_keys = RwSignal::new(false);
    let act = move |is_key: bool| {
        if by_keys.get_untracked() != is_key {
            by_keys.set(is_key);
        }
    };
    view! {
        <div
            class="app"
            node_ref=root
            data-theme=move || session.theme.get().as_str()
            lang=move || session.lang.get().tag()
            data-keys=move || by_keys.get().then_some("")
            on:keydown=move |_| act(true)
            on:pointerdown=move |_| act(false)
            on:focusin=move |event| focus_comes(event.into())
            on:focusout=move |event| focus_leaves(event.into())
        >
            <TopBar session />
            {move || match stage.get() {
                Stage::Connect => view! { <ConnectForm session /> }.into_any(),
                Stage::Task => view! { <TaskView session presentation /> }.into_any(),
            }}
        </div>
    }
}

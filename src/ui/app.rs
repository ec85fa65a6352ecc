//! The whole element.

use leptos::prelude::*;

use super::connect_form::ConnectForm;
use super::remembered::remembered_presentation;
use super::task_view::TaskView;
use super::top_bar::TopBar;
use crate::state::{Session, Stage};

/// Everything inside the shadow root.
#[component]
pub fn App(
    /// The session to show.
    session: Session,
) -> impl IntoView {
    let presentation = remembered_presentation();
    // A memo, so that a renewed token does not rebuild the task's screen.
    let stage = Memo::new(move |_| session.stage());
    view! {
        <div class="app" data-theme=move || session.theme.get().as_str() lang=move || session.lang.get().tag()>
            <TopBar session />
            {move || match stage.get() {
                Stage::Connect => view! { <ConnectForm session /> }.into_any(),
                Stage::Task => view! { <TaskView session presentation /> }.into_any(),
            }}
        </div>
    }
}

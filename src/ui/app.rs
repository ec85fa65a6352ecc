//! The whole element.

use web_sys::Element;

use super::connect_form::connect_form;
use super::dom::{Group, Holder as _, el, group};
use super::focus::keep_focus;
use super::remembered::remembered;
use super::task_view::task_view;
use super::top_bar::top_bar;
use crate::state::{Presentation, RwSignal, Session, Stage};

/// Where the browser keeps how a person wants to see records.
const KEY: &str = "yti-view";

/// Everything inside the shadow root, of the session to show.
pub(crate) fn app(session: Session) -> Element {
    let presentation = remembered(KEY, Presentation::parse);
    // WebKit calls no choice `:focus-visible` that an arrow key has led to.
    let by_keys = RwSignal::new(false);
    let act = move |is_key: bool| {
        if by_keys.get_untracked() != is_key {
            by_keys.set(is_key);
        }
    };
    let root = el("div")
        .class("app")
        .attr_of("data-theme", move || session.theme.get().as_str())
        .attr_of("lang", move || session.lang.get().tag())
        .attr_when("data-keys", move || by_keys.get())
        .on("keydown", move |_| act(true))
        .on("pointerdown", move |_| act(false));
    keep_focus(&root);
    // By the stage alone: a renewed token does not make the task's screen anew.
    root.child(top_bar(session))
        .switch(
            move || session.stage(),
            move |stage| -> Group {
                match stage {
                    Stage::Connect => group().child(connect_form(session)),
                    Stage::Task => task_view(session, presentation),
                }
            },
        )
        .into_element()
}

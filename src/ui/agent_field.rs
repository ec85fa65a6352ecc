//! The choice of an agent: typed, or picked from those there are, with what each would show.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::fixed::choices;
use super::recycled::{TextSpot, element_of, set};
use super::word::{changing, word};
use crate::i18n::grouped;
use crate::state::{Session, whenever};
use crate::task::AgentChoice;

/// What a person types to see the records without an agent.
const NOBODY: &str = "—";

/// The field, and what it offers.
#[component]
pub(super) fn AgentField(session: Session) -> impl IntoView {
    let listing = session.listing;
    let value = changing(move || match &listing.filter().read().agent {
        None => String::new(),
        Some(AgentChoice::Nobody) => NOBODY.to_owned(),
        Some(AgentChoice::Extension(extension)) => extension.clone(),
    });
    let choose = move |event| {
        let typed = event_target_value(&event);
        session.update_filter(|filter| {
            filter.agent = match typed.trim() {
                "" => None,
                NOBODY => Some(AgentChoice::Nobody),
                extension => Some(AgentChoice::Extension(extension.to_owned())),
            };
        });
    };
    let input = NodeRef::<html::Input>::new();
    let (nobody, mut options) = (Arc::<str>::from(NOBODY), Vec::<AgentOption>::new());
    whenever(move || {
        let list = input.get()?.next_element_sibling()?;
        let facets = listing.facets();
        let facets = facets.read();
        let nobody = (&nobody, facets.agent(Some(&AgentChoice::Nobody)));
        let agents = facets.agents().iter().map(|agent| (&agent.extension, agent.records));
        let mut offered = 0;
        for (at, (extension, records)) in std::iter::once(nobody).chain(agents).enumerate() {
            if at == options.len() {
                options.push(AgentOption::at_the_end_of(&list)?);
            }
            options.get_mut(at)?.show(extension, records);
            offered = at + 1;
        }
        options.drain(offered..).for_each(|option| option.element.remove());
        Some(())
    });
    view! {
        <label class="span-field">
            <span>{word(session, |t| t.fields.extnumber)}</span>
            <input
                node_ref=input
                name="extnumber"
                list="agents"
                autocomplete="off"
                placeholder=word(session, |t| t.all)
                prop:value=value
                on:change=choose
            />
            {choices("agents")}
        </label>
    }
}

/// An agent that is offered. It stays for the next answer, which changes their counts alone: forty that were written anew
/// took half as long as the records on screen, and there may be hundreds.
#[derive(Debug)]
struct AgentOption {
    element: Element,
    count: TextSpot,
    shown: Option<(Arc<str>, usize)>,
}

impl AgentOption {
    fn at_the_end_of(list: &Element) -> Option<Self> {
        let element = element_of(view! { <option>{NOBODY}</option> })?;
        // Into an element that is there.
        list.append_child(&element).ok();
        Some(Self { count: TextSpot::in_element(&element)?, element, shown: None })
    }

    fn show(&mut self, extension: &Arc<str>, records: usize) {
        let before = self.shown.replace((Arc::clone(extension), records));
        if before.as_ref().is_none_or(|(before, _)| before != extension) {
            set(&self.element, "value", extension);
            set(&self.element, "data-facet", &format!("extnumber:{extension}"));
        }
        if before.is_none_or(|(_, before)| before != records) {
            set(&self.element, "data-count", &records.to_string());
            self.count.say(grouped(records as u64));
        }
    }
}

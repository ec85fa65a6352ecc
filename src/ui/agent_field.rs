//! The choice of an agent: typed, or picked from those there are, with what each would show.

use std::sync::Arc;

use web_sys::Element;

use super::dom::{El, Holder as _, el};
use super::event_target::value_of;
use super::fixed::choices;
use super::recycled::{TextSpot, set};
use super::word::word;
use crate::i18n::grouped;
use crate::state::{Session, whenever};
use crate::task::AgentChoice;

/// What a person types to see the records without an agent.
const NOBODY: &str = "—";

/// The field, and what it offers.
pub(super) fn agent_field(session: Session) -> El {
    let listing = session.listing;
    let value = move || match &listing.filter().read().agent {
        None => String::new(),
        Some(AgentChoice::Nobody) => NOBODY.to_owned(),
        Some(AgentChoice::Extension(extension)) => extension.clone(),
    };
    let choose = move |typed: &str| {
        session.update_filter(|filter| {
            filter.agent = match typed.trim() {
                "" => None,
                NOBODY => Some(AgentChoice::Nobody),
                extension => Some(AgentChoice::Extension(extension.to_owned())),
            };
        });
    };
    let list = choices("agents");
    let offered = list.clone();
    let (nobody, mut options) = (Arc::<str>::from(NOBODY), Vec::<AgentOption>::new());
    whenever(move || {
        let facets = listing.facets();
        let facets = facets.read();
        let nobody = (&nobody, facets.agent(Some(&AgentChoice::Nobody)));
        let agents = facets.agents().iter().map(|agent| (&agent.extension, agent.records));
        let mut count = 0;
        for (at, (extension, records)) in std::iter::once(nobody).chain(agents).enumerate() {
            if at == options.len() {
                options.push(AgentOption::at_the_end_of(&offered)?);
            }
            options.get_mut(at)?.show(extension, records);
            count = at + 1;
        }
        options.drain(count..).for_each(|option| option.element.remove());
        Some(())
    });
    let input = el("input")
        .attrs(&[("name", "extnumber"), ("list", "agents"), ("autocomplete", "off")])
        .attr_of("placeholder", word(session, |t| t.all))
        .prop_of("value", value)
        .on("change", move |event| choose(&value_of(&event)));
    el("label")
        .class("span-field")
        .child(el("span").text_of(word(session, |t| t.fields.extnumber)))
        .child(input)
        .child(list)
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
    fn at_the_end_of(list: &El) -> Option<Self> {
        let option = el("option").text(NOBODY);
        list.child(option.clone());
        Some(Self { count: TextSpot::in_element(&option)?, element: option.into_element(), shown: None })
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

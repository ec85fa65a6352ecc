//! How each agent did: what was offered, taken and missed, and for how long they talked.

use leptos::prelude::*;

use super::amount::{exact, percent, seconds};
use crate::i18n::grouped;
use crate::state::{Memo, RwSignal, Session};
use crate::task::{AgentChoice, AgentColumn, AgentFigures, Amount};
use crate::ui::icon::{Icon, icon};
use crate::ui::show::Show;
use crate::ui::word::{Pick, changing, word};

/// So many agents are shown until somebody asks for all: a row each is not free.
const FIRST: usize = 100;

/// The columns, each with its public name and its head.
const COLUMNS: [(AgentColumn, &str, Pick); 7] = [
    (AgentColumn::Extension, "extnumber", |t| t.fields.extnumber),
    (AgentColumn::Offered, "offered", |t| t.offered),
    (AgentColumn::Connected, "connected", |t| t.connected),
    (AgentColumn::Missed, "missed", |t| t.missed),
    (AgentColumn::MissedRate, "missed-rate", |t| t.missed_rate),
    (AgentColumn::MeanTalk, "mean-talk", |t| t.figures.avg_talk.name),
    (AgentColumn::TotalTalk, "total-talk", |t| t.total_talk),
];

/// A table of the agents of the records shown. A press on a head orders it, one on an agent shows only its records.
#[component]
pub(super) fn Agents(
    /// Whose records.
    session: Session,
) -> impl IntoView {
    let order = RwSignal::new((AgentColumn::Offered, true));
    let wants_all = RwSignal::new(false);
    let agents = Memo::new(move |_| {
        let mut agents = session.listing.with_summaries(|summaries| summaries.shown().agents.clone());
        let (by, descending) = order.get();
        AgentFigures::sort(&mut agents, by, descending);
        agents
    });
    let left = Memo::new(move |_| if wants_all.get() { 0 } else { agents.read().len().saturating_sub(FIRST) });
    let rows = changing(move || {
        let agents = agents.read();
        let shown = agents.len() - left.get();
        agents.iter().take(shown).map(|agent| row(session, agent)).collect_view()
    });
    let head = move |(column, name, pick): (AgentColumn, &'static str, Pick)| {
        let is_by = move || order.get().0 == column;
        let direction = changing(move || is_by().then(|| if order.get().1 { "descending" } else { "ascending" }));
        let sign = changing(move || is_by().then(|| icon(if order.get().1 { Icon::Down } else { Icon::Up })));
        view! {
            <th scope="col" data-column=name aria-sort=direction>
                <button
                    type="button"
                    on:click=move |_| {
                        // Numbers are asked for from the highest, extensions from the first.
                        order.update(|(by, descending)| {
                            *descending = if *by == column { !*descending } else { column != AgentColumn::Extension };
                            *by = column;
                        });
                    }
                >
                    <span>{word(session, pick)}</span>
                    {sign}
                </button>
            </th>
        }
    };
    view! {
        <section class="insight">
            <h3>{word(session, |t| t.agents)}</h3>
            <Show
                when=move || !agents.read().is_empty()
                fallback=move || view! { <p class="sub">{word(session, |t| t.no_agents)}</p> }
            >
                <div class="table-box agents">
                    <table aria-label=word(session, |t| t.agents)>
                        <thead>
                            <tr>{COLUMNS.map(head).into_iter().collect_view()}</tr>
                        </thead>
                        <tbody>{rows.clone()}</tbody>
                    </table>
                </div>
                <Show when=move || { left.get() > 0 }>
                    <button type="button" class="button" on:click=move |_| wants_all.set(true)>
                        {move || (session.texts().more_agents)(left.get() as u64)}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

fn row(session: Session, agent: &AgentFigures) -> AnyView {
    let texts = session.texts();
    let chosen = AgentChoice::Extension(agent.extension.to_string());
    let choose = move |_| session.update_filter(|filter| filter.agent = Some(chosen.clone()));
    let share = Amount::Share(agent.missed_rate());
    view! {
        <tr data-agent=agent.extension.to_string()>
            <th scope="row">
                <button type="button" class="link" title=texts.only_this_agent on:click=choose>
                    <span dir="auto">{agent.extension.to_string()}</span>
                </button>
            </th>
            <td data-column="offered">{grouped(agent.offered())}</td>
            <td data-column="connected">{grouped(agent.connected)}</td>
            <td data-column="missed">{grouped(agent.missed)}</td>
            <td data-column="missed-rate" data-value=exact(share)>
                {percent(agent.missed_rate())}
            </td>
            <td data-column="mean-talk">{seconds(agent.talk, texts)}</td>
            <td data-column="total-talk">{(texts.seconds_mean)(&grouped(agent.talk.numerator))}</td>
        </tr>
    }
    .into_any()
}

//! How each agent did: what was offered, taken and missed, and for how long they talked.

use super::amount::{exact, percent, seconds};
use crate::i18n::{Lang, grouped};
use crate::state::{Memo, RwSignal, Session};
use crate::task::{AgentChoice, AgentColumn, AgentFigures, Amount};
use crate::ui::dom::{El, Holder as _, el, follow, group};
use crate::ui::event_target::target_of;
use crate::ui::fixed;
use crate::ui::icon::{Icon, icon};
use crate::ui::recycled::{TextSpot, set};
use crate::ui::word::{Pick, word};

/// So many agents are shown until somebody asks for all: a row each is not free.
const FIRST: usize = 100;

/// The columns, each with its public name and its head. The first one's cells are their rows' heads.
const COLUMNS: [(AgentColumn, &str, Pick); 7] = [
    (AgentColumn::Extension, "extnumber", |t| t.fields.extnumber),
    (AgentColumn::Offered, "offered", |t| t.offered),
    (AgentColumn::Connected, "connected", |t| t.connected),
    (AgentColumn::Missed, "missed", |t| t.missed),
    (AgentColumn::MissedRate, "missed-rate", |t| t.missed_rate),
    (AgentColumn::MeanTalk, "mean-talk", |t| t.figures.avg_talk.name),
    (AgentColumn::TotalTalk, "total-talk", |t| t.total_talk),
];

/// A table of the agents of a session's records shown. A press on a head orders it, one on an agent shows only its
/// records.
pub(super) fn agents(session: Session) -> El {
    let order = RwSignal::new((AgentColumn::Offered, true));
    let wants_all = RwSignal::new(false);
    let agents = Memo::new(move |_| {
        let mut agents = session.listing.with_summaries(|summaries| summaries.shown().agents.clone());
        let (by, descending) = order.get();
        AgentFigures::sort(&mut agents, by, descending);
        agents
    });
    let left = Memo::new(move |_| if wants_all.get() { 0 } else { agents.read().len().saturating_sub(FIRST) });
    let none = move || el("p").class("sub").text_of(word(session, |t| t.no_agents));
    let more = move || {
        fixed::button("button")
            .on("click", move |_| wants_all.set(true))
            .text_of(move || (session.texts().more_agents)(left.get() as u64))
    };
    let some = move || {
        let head = COLUMNS.map(|column| head(session, order, column));
        let table = el("table")
            .attr_of("aria-label", word(session, |t| t.agents))
            .child(el("thead").child(el("tr").children(head)))
            .child(rows(session, agents, left));
        group().child(el("div").class("table-box agents").child(table)).shown_when(move || left.get() > 0, more)
    };
    el("section")
        .class("insight")
        .child(el("h3").text_of(word(session, |t| t.agents)))
        .switch(move || agents.read().is_empty(), move |is_empty| if is_empty { group().child(none()) } else { some() })
}

fn head(
    session: Session,
    order: RwSignal<(AgentColumn, bool)>,
    (column, name, pick): (AgentColumn, &'static str, Pick),
) -> El {
    // Whether from the highest on, if the table is ordered by it.
    let descending = move || {
        let (by, descending) = order.get();
        (by == column).then_some(descending)
    };
    let direction = move || descending().map(|is| if is { "descending" } else { "ascending" });
    let sign = move || descending().map(|is| icon(if is { Icon::Down } else { Icon::Up }));
    let choose = move |_| {
        // Numbers are asked for from the highest, extensions from the first.
        order.update(|(by, descending)| {
            *descending = if *by == column { !*descending } else { column != AgentColumn::Extension };
            *by = column;
        });
    };
    let button = el("button")
        .attr("type", "button")
        .on("click", choose)
        .child(el("span").text_of(word(session, pick)))
        .changing(sign);
    el("th").attrs(&[("scope", "col"), ("data-column", name)]).attr_of("aria-sort", direction).child(button)
}

/// The table's body: a row for each of the agents but the last `left`.
fn rows(session: Session, agents: Memo<Vec<AgentFigures>>, left: Memo<usize>) -> El {
    // One listener for all rows: a row says which agent it is of by then.
    let choose = move |event| {
        let row = target_of(&event)
            .and_then(|target| target.closest("button").ok().flatten())
            .and_then(|button| button.closest("tr").ok().flatten());
        if let Some(extension) = row.and_then(|row| row.get_attribute("data-agent")) {
            session.update_filter(|filter| filter.agent = Some(AgentChoice::Extension(extension)));
        }
    };
    let body = el("tbody").on("click", choose);
    follow({
        let (body, mut rows) = (body.clone(), Vec::new());
        move || {
            let (agents, lang) = (agents.read(), session.lang.get());
            let shown = agents.len() - left.get();
            show_all(&mut rows, &body, agents.iter().take(shown), lang);
        }
    });
    body
}

/// Shows these agents in the rows that there are, of which some are added or taken away.
fn show_all<'a>(
    rows: &mut Vec<AgentRow>,
    body: &El,
    agents: impl Iterator<Item = &'a AgentFigures>,
    lang: Lang,
) -> Option<()> {
    let mut shown = 0;
    for (at, agent) in agents.enumerate() {
        if at == rows.len() {
            rows.push(AgentRow::at_the_end_of(body)?);
        }
        rows.get_mut(at)?.show(agent, lang);
        shown = at + 1;
    }
    rows.drain(shown..).for_each(|row| row.element.remove());
    Some(())
}

/// An agent's row. It stays for the next answer, or the next order, and only what differs is written.
#[derive(Debug)]
struct AgentRow {
    element: El,
    button: El,
    missed_rate: El,
    /// One a column, in their order.
    texts: Vec<TextSpot>,
    shown: Option<(AgentFigures, Lang)>,
}

impl AgentRow {
    fn at_the_end_of(body: &El) -> Option<Self> {
        let name = el("span").attr("dir", "auto").text("");
        let button = fixed::button("link").child(name.clone());
        let mut element = el("tr").child(el("th").attr("scope", "row").child(button.clone()));
        let (mut texts, mut missed_rate) = (vec![TextSpot::in_element(&name)?], None);
        for (column, name, _) in COLUMNS.iter().skip(1) {
            let cell = el("td").attr("data-column", name).text("");
            texts.push(TextSpot::in_element(&cell)?);
            element = element.child(cell.clone());
            if *column == AgentColumn::MissedRate {
                missed_rate = Some(cell);
            }
        }
        body.child(element.clone());
        Some(Self { element, button, missed_rate: missed_rate?, texts, shown: None })
    }

    fn show(&mut self, agent: &AgentFigures, lang: Lang) {
        let before = self.shown.as_ref();
        let (was, lang_was) = (before.map(|(agent, _)| agent), before.map(|(_, lang)| *lang));
        if was == Some(agent) && lang_was == Some(lang) {
            return;
        }
        let texts = lang.texts();
        if was.is_none_or(|was| was.extension != agent.extension) {
            set(&self.element, "data-agent", &agent.extension);
        }
        if lang_was != Some(lang) {
            set(&self.button, "title", texts.only_this_agent);
        }
        let rate = agent.missed_rate();
        if was.is_none_or(|was| was.missed_rate() != rate) {
            set(&self.missed_rate, "data-value", &exact(Amount::Share(rate)));
        }
        for (spot, (column, ..)) in self.texts.iter_mut().zip(&COLUMNS) {
            spot.say(match column {
                AgentColumn::Extension => agent.extension.to_string(),
                AgentColumn::Offered => grouped(agent.offered()),
                AgentColumn::Connected => grouped(agent.connected),
                AgentColumn::Missed => grouped(agent.missed),
                AgentColumn::MissedRate => percent(rate),
                AgentColumn::MeanTalk => seconds(agent.talk, texts),
                AgentColumn::TotalTalk => (texts.seconds_mean)(&grouped(agent.talk.numerator)),
            });
        }
        self.shown = Some((agent.clone(), lang));
    }
}

//! What a person does with mouse and keyboard on a page that holds a whole task, each act followed by the way back.

use e2e::Key;
use e2e::expected_card::{answer_class, called_class};
use e2e::expected_filter::found;
use serde::Serialize;

use crate::truth::{OrderBy, Truth};

/// Cards on the page.
const CARDS: usize = 10;
/// What is searched for: most numbers have it, so that the search has the most to do.
const SEARCHED: char = '8';

/// Something that is done once.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// As it stands in the table.
    pub name: &'static str,
    /// With what.
    pub hand: Hand,
    /// What it must lead to, and what must not be so before.
    pub leads_to: Sight,
}

/// Mouse or keyboard.
#[derive(Debug, Clone)]
pub enum Hand {
    /// Clicks on what a selector finds.
    Click(String),
    /// Presses a key where the focus is put first.
    Key {
        /// Where.
        at: &'static str,
        /// What, as WebDriver writes keys.
        key: char,
    },
}

/// What is to be seen in the shadow root.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sight {
    /// Something that a selector finds.
    Here(String),
    /// Nothing that a selector finds.
    Gone(String),
}

/// Every interaction, in an order that ends where it begins.
pub fn all(truth: &Truth) -> Vec<Interaction> {
    [filters(truth), search(truth), order(truth), turns(), views(), panels()].concat()
}

fn click(name: &'static str, on: impl Into<String>, leads_to: Sight) -> Interaction {
    Interaction { name, hand: Hand::Click(on.into()), leads_to }
}

fn press(name: &'static str, at: &'static str, key: char, leads_to: Sight) -> Interaction {
    Interaction { name, hand: Hand::Key { at, key }, leads_to }
}

fn shown(records: usize) -> Sight {
    Sight::Here(format!("[data-yti=\"result-count\"][data-shown=\"{records}\"]"))
}

fn record(index: usize) -> Sight {
    Sight::Here(format!("[data-yti=\"record\"][data-index=\"{index}\"]"))
}

fn filters(truth: &Truth) -> Vec<Interaction> {
    let records = truth.records();
    let called = records.iter().filter(|record| called_class(record) == "called").count();
    let connected = records.iter().filter(|record| answer_class(record) == "connected").count();
    let radio = |name: &str, value: &str| format!("[name=\"{name}\"][value=\"{value}\"]");
    vec![
        click("filter: called", radio("called", "called"), shown(called)),
        click("filter: called, all again", radio("called", "all"), shown(records.len())),
        click("filter: answer type", radio("answertype", "connected"), shown(connected)),
        click("filter: answer, all again", radio("answertype", "all"), shown(records.len())),
    ]
}

fn search(truth: &Truth) -> Vec<Interaction> {
    let found = truth.records().iter().filter(|record| found(&SEARCHED.to_string(), record)).count();
    let input = "input[name=\"q\"]";
    vec![
        press("search, a digit typed", input, SEARCHED, shown(found)),
        press("search, a digit deleted", input, Key::Backspace.value(), shown(truth.records().len())),
    ]
}

fn order(truth: &Truth) -> Vec<Interaction> {
    // The first that is offered after the task's own.
    let mut first = truth.ordered(OrderBy::CallTime, false);
    first.truncate(CARDS);
    let come = first.iter().copied().find(|index| *index >= CARDS).unwrap_or(CARDS);
    let gone = (0..CARDS).find(|index| !first.contains(index)).unwrap_or_default();
    let select = "select[name=\"sort\"]";
    vec![
        press("order by call time", select, Key::Down.value(), record(come)),
        press("order of the task again", select, Key::Up.value(), record(gone)),
    ]
}

fn turns() -> Vec<Interaction> {
    vec![
        click("next page", "[data-yti=\"next\"]", record(CARDS)),
        click("first page", "[data-yti=\"first\"]", record(0)),
    ]
}

fn views() -> Vec<Interaction> {
    let (view, table) = (|value: &str| format!("[name=\"view\"][value=\"{value}\"]"), "table [data-yti=\"record\"]");
    vec![
        click("table in place of cards", view("table"), Sight::Here(table.into())),
        click("cards in place of the table", view("cards"), Sight::Gone(table.into())),
    ]
}

/// What opens and closes.
fn panels() -> Vec<Interaction> {
    let panels = [
        ("details opened", "details closed", "[data-yti=\"details\"]", "[data-yti=\"record\"] details[open]"),
        ("a figure opened", "a figure closed", "[data-kpi=\"connect-rate\"] > summary", "[data-kpi][open]"),
        ("charts opened", "charts closed", "[data-yti=\"insights\"]", "[open] > [data-yti=\"insights\"]"),
        ("export opened", "export closed", "[data-yti=\"export\"]", "[open] > [data-yti=\"export\"]"),
    ];
    let both = panels.map(|(opened, closed, button, open)| {
        [click(opened, button, Sight::Here(open.into())), click(closed, button, Sight::Gone(open.into()))]
    });
    both.concat()
}

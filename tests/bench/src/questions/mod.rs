//! What is asked of a page that holds a whole task, with the answers beforehand.

mod filters;
mod orders;
mod turns;

pub use orders::order_and_back;

use serde::Serialize;

use crate::truth::{Answer, Filtered, Truth};

/// Cards on a page while filters and orders are measured: what the page begins with.
const CARDS: usize = 10;

/// What a person does.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "does", rename_all = "lowercase")]
enum Act {
    /// Presses the button of a hook.
    Press { hook: &'static str },
    /// Chooses one of few values.
    Choose { name: &'static str, value: &'static str },
    /// Types into an input that answers at once.
    Type { name: &'static str, value: String },
    /// Changes an input or a select.
    Change { name: &'static str, value: String },
}

impl Act {
    fn change(name: &'static str, value: impl Into<String>) -> Self {
        Self::Change { name, value: value.into() }
    }
}

/// What a person does, and what must then be shown.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    act: Act,
    answer: Answer,
}

/// What is measured.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// As it stands in the table.
    pub name: String,
    /// What it is of.
    #[serde(skip)]
    pub kind: Kind,
    /// What leads to the state that it is asked from.
    before: Step,
    #[serde(flatten)]
    step: Step,
    until: Goal,
}

/// What is waited for.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Goal {
    /// Records and counts.
    Answer,
    /// Counts alone.
    Counts,
}

/// What a question is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A filter or a search.
    Filter,
    /// An order.
    Order,
    /// Another page, of so many cards.
    Turn {
        /// Cards on a page.
        cards: usize,
    },
}

/// What is done one after the other.
#[derive(Debug, Clone)]
pub enum Item {
    /// Done once, unmeasured.
    Step(Step),
    /// Asked again and again.
    Question(Question),
}

/// Everything that is asked of a page which shows the first records of a whole task.
pub fn all(truth: &Truth) -> Vec<Item> {
    [filters::all(truth), orders::all(truth), turns::all(truth)].concat()
}

/// The first page of everything.
fn everything(truth: &Truth, cards: usize) -> Answer {
    truth.filtered(Filtered::Other, cards, |_| true)
}

//! Orders, each asked of a page in another one: a page remembers one order, and is to work each out anew.

use super::{Act, CARDS, Goal, Item, Kind, Question, Step, everything};
use crate::truth::{Answer, OrderBy, Truth};

/// Every order, and the way back.
pub fn all(truth: &Truth) -> Vec<Item> {
    let everything = everything(truth, CARDS);
    let order = |by, descending| order(truth, &everything, by, descending);
    let (by_talk, by_wait) = (order(OrderBy::Talk, true), order(OrderBy::Wait, true));
    let question = |by: OrderBy, descending| {
        Item::Question(Question {
            name: name(by, descending),
            kind: Kind::Order,
            before: if by == OrderBy::Talk { by_wait.clone() } else { by_talk.clone() },
            step: order(by, descending),
            until: Goal::Answer,
        })
    };
    let questions = OrderBy::ALL.into_iter().flat_map(|by| {
        // The task's own order is offered in one direction.
        let directions: &[bool] = if by == OrderBy::Task { &[false] } else { &[false, true] };
        directions.iter().map(move |&descending| (by, descending))
    });
    questions
        .map(|(by, descending)| question(by, descending))
        .chain([Item::Step(order(OrderBy::Task, false))])
        .collect()
}

/// An order, and the way back.
pub fn order_and_back(truth: &Truth) -> [Step; 2] {
    let everything = everything(truth, CARDS);
    [(OrderBy::Talk, true), (OrderBy::Task, false)].map(|(by, descending)| order(truth, &everything, by, descending))
}

fn order(truth: &Truth, everything: &Answer, by: OrderBy, descending: bool) -> Step {
    let sign = if descending { "-" } else { "" };
    let mut indices = truth.ordered(by, descending);
    indices.truncate(CARDS);
    let act = Act::change("sort", format!("{sign}{}", by.name()));
    Step { act, answer: Answer { indices, ..everything.clone() } }
}

fn name(by: OrderBy, descending: bool) -> String {
    match (by, descending) {
        (OrderBy::Task, _) => by.name().to_owned(),
        (_, false) => format!("{}, lowest first", by.name()),
        (_, true) => format!("{}, highest first", by.name()),
    }
}

//! Turns of the page, each from the first one.

use super::{Act, Goal, Item, Kind, Question, Step, everything};
use crate::truth::{Answer, Truth};

/// Cards on a page.
const SIZES: [usize; 3] = [10, 100, 1000];

/// The next and the last page at every size.
pub fn all(truth: &Truth) -> Vec<Item> {
    SIZES.into_iter().flat_map(|cards| of_size(truth, cards)).collect()
}

fn of_size(truth: &Truth, cards: usize) -> [Item; 4] {
    let records = truth.records().len();
    let everything = everything(truth, cards);
    let page = |number: usize| {
        let first = (number - 1) * cards;
        Answer { indices: (first..records.min(first + cards)).collect(), ..everything.clone() }
    };
    let first = Step { act: Act::Press { hook: "first" }, answer: page(1) };
    let turn = |hook: &'static str, number| {
        Item::Question(Question {
            name: format!("{hook} page"),
            kind: Kind::Turn { cards },
            before: first.clone(),
            step: Step { act: Act::Press { hook }, answer: page(number) },
            until: Goal::Answer,
        })
    };
    [
        Item::Step(Step { act: Act::change("itemsperpage", cards.to_string()), answer: page(1) }),
        turn("next", 2),
        turn("last", records.div_ceil(cards)),
        Item::Step(first.clone()),
    ]
}

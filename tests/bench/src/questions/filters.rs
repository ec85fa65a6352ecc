//! Filters and searches, each asked of a page that hides nothing.

use e2e::expected_card::{answer_class, called_class};
use e2e::expected_filter::{agent, found};
use reference_api::Record;
use reference_api::record::CallTime;

use super::{Act, CARDS, Goal, Item, Kind, Question, Step, everything};
use crate::truth::{Filtered, Truth};

const TALKED: u64 = 60;
const WAITED: u64 = 20;

/// Every filter, and the way back.
pub fn all(truth: &Truth) -> Vec<Item> {
    let clear = Step { act: Act::Press { hook: "clear-filters" }, answer: everything(truth, CARDS) };
    let question = |name: &str, until: Goal, act: Act, by: Filtered, passes: &dyn Fn(&Record) -> bool| {
        let step = Step { act, answer: truth.filtered(by, CARDS, passes) };
        Item::Question(Question { name: name.to_owned(), kind: Kind::Filter, before: clear.clone(), step, until })
    };
    let filter = |name: &str, act, by, passes: &dyn Fn(&Record) -> bool| question(name, Goal::Answer, act, by, passes);
    let search = |name: &str, text: &str| {
        let act = Act::Type { name: "q", value: text.to_owned() };
        filter(name, act, Filtered::Other, &|record| found(text, record))
    };

    let call_time = from_the_middle(truth, call_time);
    let created = from_the_middle(truth, |record| Some(record.createtime.to_string()));
    let extension = from_the_middle(truth, |record| record.extnumber.as_deref().map(str::to_owned));
    let number = from_the_middle(truth, |record| Some(record.telphone.to_string()));
    let typed = |time: &str| time.replace(' ', "T");
    let talked = |record: &Record| record.billsec >= TALKED;
    let talk = || Act::change("talk-from", TALKED.to_string());
    vec![
        filter("called", Act::Choose { name: "called", value: "called" }, Filtered::Called, &|record| {
            called_class(record) == "called"
        }),
        filter(
            "answer type",
            Act::Choose { name: "answertype", value: "connected" },
            Filtered::AnswerType,
            &|record| answer_class(record) == "connected",
        ),
        filter("agent", Act::change("extnumber", &extension), Filtered::Agent, &|record| agent(record) == extension),
        filter("call time", Act::change("call-from", typed(&call_time)), Filtered::Other, &|record| {
            self::call_time(record).is_some_and(|time| time >= call_time)
        }),
        filter("created", Act::change("created-from", typed(&created)), Filtered::Other, &|record| {
            record.createtime.to_string() >= created
        }),
        filter("talk", talk(), Filtered::Other, &talked),
        filter("wait", Act::change("wait-from", WAITED.to_string()), Filtered::Other, &|record| {
            record.duration >= WAITED
        }),
        question("talk, its counts alone", Goal::Counts, talk(), Filtered::Other, &talked),
        search("search, common", "客户"),
        search("search, rare: a number", &number),
        search("search, missing", "zzzqqq"),
        search("search, one digit", "8"),
        Item::Step(clear.clone()),
    ]
}

fn call_time(record: &Record) -> Option<String> {
    match record.calltime {
        CallTime::At(moment) => Some(moment.to_string()),
        _ => None,
    }
}

/// The first value there is from the middle of the task on.
fn from_the_middle(truth: &Truth, value: impl Fn(&Record) -> Option<String>) -> String {
    truth.records().iter().skip(truth.records().len() / 2).find_map(value).unwrap_or_default()
}

//! What the answers mean, written down as plainly as can be, one record at a time.

use yccall_task_info::protocol::{CivilTime, Reading, Record};
use yccall_task_info::task::{
    AgentChoice, AnswerClass, CalledClass, Facets, Filter, Numbers, Order, OrderBy, Span, View, dialled_digits,
    mask_record,
};

use crate::summaries::has_quality;

/// The rows that a filter shows, in order.
fn rows(records: &[Record<'_>], filter: &Filter, order: Order) -> Vec<u32> {
    let mut rows: Vec<usize> = (0..records.len()).filter(|&row| passes(&records[row], filter)).collect();
    let mut sort = |key: &dyn Fn(&Record<'_>) -> Option<Key>| {
        rows.sort_by(|&one, &other| match (key(&records[one]), key(&records[other])) {
            (Some(one), Some(other)) if order.descending => other.cmp(&one),
            (Some(one), Some(other)) => one.cmp(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
    };
    match order.by {
        OrderBy::Task if order.descending => rows.reverse(),
        OrderBy::Task => {}
        OrderBy::CallTime => sort(&|record| record.calltime.known().map(|time| Key::Value(time.seconds()))),
        OrderBy::Created => sort(&|record| record.createtime.known().map(|time| Key::Value(time.seconds()))),
        OrderBy::Talk => sort(&|record| record.billsec.known().map(Key::Value)),
        OrderBy::Wait => sort(&|record| record.duration.known().map(Key::Value)),
        OrderBy::Number => sort(&|record| {
            let digits: String = dialled_digits(&record.telphone).chars().take(16).collect();
            (!digits.is_empty()).then_some(Key::Text(digits))
        }),
        OrderBy::Agent => sort(&|record| (!record.extnumber.is_empty()).then(|| agent_key(&record.extnumber))),
    }
    rows.into_iter().map(|row| u32::try_from(row).unwrap()).collect()
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Value(u32),
    Text(String),
    /// Whether it is no number, the digits of its value and their number, the text.
    Agent(bool, usize, String, String),
}

pub fn agent_key(extension: &str) -> Key {
    let text = extension.to_owned();
    if extension.chars().all(|character| character.is_ascii_digit()) {
        let value = extension.trim_start_matches('0').to_owned();
        Key::Agent(false, value.len(), value, text)
    } else {
        Key::Agent(true, 0, String::new(), text)
    }
}

/// Asserts that a view answers a question over these records.
pub fn check(view: &View, records: &[Record<'_>], filter: &Filter, order: Order) {
    assert_eq!(view.asked_of(), records.len());
    assert_eq!(view.filter(), filter);
    assert_eq!(view.order(), order);
    assert_eq!(view.rows().to_vec(), rows(records, filter, order));
    check_facets(view.facets(), records, filter);
}

/// Asserts every count: a value's is what choosing it would show.
fn check_facets(facets: &Facets, records: &[Record<'_>], filter: &Filter) {
    let count = |filter: &Filter| records.iter().filter(|record| passes(record, filter)).count();
    for class in [None].into_iter().chain(CalledClass::ALL.map(Some)) {
        assert_eq!(facets.called(class), count(&Filter { called: class, ..filter.clone() }));
    }
    for class in [None].into_iter().chain(AnswerClass::ALL.map(Some)) {
        assert_eq!(facets.answer(class), count(&Filter { answer: class, ..filter.clone() }));
    }
    let mut extensions: Vec<&str> = records.iter().map(|record| record.extnumber.as_ref()).collect();
    extensions.retain(|extension| !extension.is_empty());
    extensions.sort_by_key(|extension| agent_key(extension));
    extensions.dedup();
    assert!(facets.agents().iter().map(|agent| &*agent.extension).eq(extensions.iter().copied()));
    let choices = extensions.into_iter().map(|extension| Some(AgentChoice::Extension(extension.to_owned())));
    for agent in choices.chain([None, Some(AgentChoice::Nobody)]) {
        let counted = facets.agent(agent.as_ref());
        assert_eq!(counted, count(&Filter { agent, ..filter.clone() }));
    }
}

fn passes(record: &Record<'_>, filter: &Filter) -> bool {
    let agent = match &filter.agent {
        None => true,
        Some(AgentChoice::Nobody) => record.extnumber.is_empty(),
        Some(AgentChoice::Extension(extension)) => record.extnumber == *extension,
    };
    filter.called.is_none_or(|class| class == CalledClass::of(&record.status))
        && filter.answer.is_none_or(|class| class == AnswerClass::of(&record.answertype))
        && agent
        && within(&record.calltime, filter.call_time)
        && within(&record.createtime, filter.created)
        && within(&record.billsec, filter.talk)
        && within(&record.duration, filter.wait)
        && (!filter.hours.is_active() || record.calltime.known().is_some_and(|time| filter.hours.contains(&hour(time))))
        && filter.quality.is_none_or(|quality| has_quality(record, quality))
        && found(record, filter.search.trim(), filter.numbers)
}

fn within<T: Copy + PartialOrd>(reading: &Reading<'_, T>, span: Span<T>) -> bool {
    if span.from.is_none() && span.to.is_none() {
        return true;
    }
    let Some(value) = reading.known() else { return false };
    span.from.is_none_or(|from| from <= value) && span.to.is_none_or(|to| value <= to)
}

fn hour(time: CivilTime) -> u8 {
    time.to_string()[11..13].parse().unwrap()
}

fn found(record: &Record<'_>, text: &str, numbers: Numbers) -> bool {
    let mut shown = record.clone();
    if numbers == Numbers::Masked {
        mask_record(&mut shown);
    }
    let number = &shown.telphone;
    let fields =
        [number, &shown.userid, &shown.memberid, &shown.customuuid, &shown.extnumber, &shown.chengshudu, &shown.mark];
    let texts = fields.into_iter().chain(shown.undocumented.iter().map(|(_, text)| text));
    let folded = fold(text);
    let is_number = text.chars().all(|character| "0123456789+- ()".contains(character));
    let digits = dialled_digits(text);
    texts.into_iter().any(|given| fold(given).contains(&folded))
        || (is_number
            && !digits.is_empty()
            && match numbers {
                Numbers::Plain => dialled_digits(number).contains(&digits),
                // What is hidden parts the digits beside it.
                Numbers::Masked => number.split('*').any(|shown| dialled_digits(shown).contains(&digits)),
            })
}

/// ASCII letters in lower case, any other character in its lower case where that is one character beyond ASCII.
fn fold(text: &str) -> String {
    let folded = |character: char| {
        let lower: Vec<char> = character.to_lowercase().collect();
        match lower[..] {
            [single] if character.is_ascii() || !single.is_ascii() => single,
            _ => character,
        }
    };
    text.chars().map(folded).collect()
}

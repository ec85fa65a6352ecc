//! What records must add up to, computed the plain way.
//!
//! Written from the protocol's table "What the numbers mean", not from the page's code.

use std::collections::BTreeMap;

use reference_api::Record;
use reference_api::record::{AnswerType, Status};

/// A talk of less than so many seconds is a short one.
const SHORT: u64 = 5;

/// Every figure by its hook, the three waits with their answer type: `avg-wait:connected`. `None` where it is undefined.
pub fn expected_figures(records: &[Record]) -> BTreeMap<String, Option<f64>> {
    let called: Vec<&Record> = records.iter().filter(|record| record.status == Status::Called).collect();
    let of = |answer: Option<AnswerType>| -> Vec<&Record> {
        called.iter().copied().filter(|record| record.answertype == answer).collect()
    };
    let (connected, caller) = (of(Some(AnswerType::Connected)), of(Some(AnswerType::Caller)));
    let (callee, none) = (of(Some(AnswerType::Callee)), of(None));
    let [c, a, f] = [connected.len(), caller.len(), callee.len()];
    let short = connected.iter().filter(|record| record.billsec < SHORT).count();
    let wait = |records: &[&Record]| mean(records.iter().map(|record| record.duration));
    [
        ("progress", share(called.len(), records.len())),
        ("reach-rate", share(c + a, c + a + f)),
        ("connect-rate", share(c, c + a + f)),
        ("abandon-rate", share(a, c + a)),
        ("agent-missed", Some(a as f64)),
        ("no-result", Some(none.len() as f64)),
        ("avg-talk", mean(connected.iter().map(|record| record.billsec))),
        ("avg-wait:connected", wait(&connected)),
        ("avg-wait:caller", wait(&caller)),
        ("avg-wait:callee", wait(&callee)),
        ("short-call-rate", share(short, c)),
        ("contradictions", Some(records.iter().filter(|record| is_contradictory(record)).count() as f64)),
    ]
    .into_iter()
    .map(|(figure, value)| (figure.to_owned(), value))
    .collect()
}

/// Connected and not answered; not reached and answered; not called with an answer type or a talk.
fn is_contradictory(record: &Record) -> bool {
    match (record.status, record.answertype, record.answered) {
        (Status::NotCalled, answer, _) if answer.is_some() || record.billsec > 0 => true,
        (_, Some(AnswerType::Connected), Some(0)) | (_, Some(AnswerType::Callee), Some(1)) => true,
        _ => false,
    }
}

fn share(part: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

fn mean(seconds: impl ExactSizeIterator<Item = u64>) -> Option<f64> {
    let count = seconds.len();
    (count > 0).then(|| seconds.sum::<u64>() as f64 / count as f64)
}

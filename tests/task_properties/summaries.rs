//! What summaries mean, written down as plainly as can be.

use std::collections::BTreeMap;

use yccall_task_info::protocol::{AnswerType, CalledStatus, CivilTime, Reading, Record};
use yccall_task_info::task::{
    AgentFigures, Distribution, Figures, HourCalls, Quality, Ratio, Records, Summaries, Summary, View,
};

use crate::model::agent_key;

/// Asserts that the summaries of a view's answer, once they are worked out, are those of these records.
pub fn check_summaries(summaries: &mut Summaries, records: &Records, view: &View, all: &[Record<'_>]) {
    while !summaries.work(records, view, &mut || false) {}
    check(summaries.whole(), &all.iter().collect::<Vec<_>>());
    check(summaries.shown(), &view.rows().to_vec().into_iter().map(|row| &all[row as usize]).collect::<Vec<_>>());
}

type Rows<'r> = [&'r Record<'r>];

fn check(summary: &Summary, records: &Rows<'_>) {
    let known_duplicates = summary.figures.duplicates;
    assert_eq!(summary.figures, Figures { duplicates: known_duplicates, ..figures(records) });
    assert_eq!(summary.agents, agents(records));
    for hour in 0..24 {
        let is_now = |record: &&Record<'_>| record.calltime.known().map(CivilTime::hour) == Some(hour);
        assert_eq!(summary.hours.hours[usize::from(hour)], hour_calls(&only(records, is_now)), "{hour}");
    }
    let without_time = only(records, |record| record.calltime.known().is_none());
    assert_eq!(summary.hours.without_time, hour_calls(&without_time));
    let connected = ended(records, AnswerType::Connected);
    check_distribution(&summary.talk, connected.iter().filter_map(|record| record.billsec.known()).collect());
    check_distribution(&summary.wait, called(records).iter().filter_map(|record| record.duration.known()).collect());
}

fn only<'r>(records: &Rows<'r>, is: impl Fn(&&Record<'r>) -> bool) -> Vec<&'r Record<'r>> {
    records.iter().copied().filter(is).collect()
}

/// D.
fn called<'r>(records: &Rows<'r>) -> Vec<&'r Record<'r>> {
    only(records, |record| record.status == Reading::Known(CalledStatus::Called))
}

/// C, A or F.
fn ended<'r>(records: &Rows<'r>, answer: AnswerType) -> Vec<&'r Record<'r>> {
    only(&called(records), |record| record.answertype == Reading::Known(answer))
}

fn mean(seconds: impl Iterator<Item = Option<u32>>) -> Ratio {
    let known: Vec<u64> = seconds.flatten().map(u64::from).collect();
    Ratio { numerator: known.iter().sum(), denominator: known.len() as u64 }
}

fn figures(records: &Rows<'_>) -> Figures {
    let count = |records: Vec<&Record<'_>>| records.len() as u64;
    let [connected, missed, callee] =
        [AnswerType::Connected, AnswerType::Caller, AnswerType::Callee].map(|answer| ended(records, answer));
    let wait = |records: &Rows<'_>| mean(records.iter().map(|record| record.duration.known()));
    Figures {
        all: records.len() as u64,
        not_called: count(only(records, |record| record.status == Reading::Known(CalledStatus::NotCalled))),
        called: count(called(records)),
        talk: mean(connected.iter().map(|record| record.billsec.known())),
        wait_connected: wait(&connected),
        wait_agent_missed: wait(&missed),
        wait_customer_missed: wait(&callee),
        short_calls: count(only(&connected, |record| record.billsec.known().is_some_and(|seconds| seconds < 5))),
        missed_with_agent: count(only(&missed, |record| !record.extnumber.is_empty())),
        missed_without_agent: count(only(&missed, |record| record.extnumber.is_empty())),
        connected: count(connected),
        customer_missed: count(callee),
        no_result: count(only(records, |record| has_quality(record, Quality::NoResult))),
        contradictory: count(only(records, |record| has_quality(record, Quality::Contradictory))),
        undocumented: count(only(records, |record| has_quality(record, Quality::Undocumented))),
        duplicates: None,
    }
}

/// Whether a record by itself has a quality; that it is a duplicate no record shows by itself.
pub fn has_quality(record: &Record<'_>, quality: Quality) -> bool {
    let answer = record.answertype.known();
    match quality {
        Quality::Contradictory => {
            (answer == Some(AnswerType::Connected) && record.answered == Reading::Known(false))
                || (answer == Some(AnswerType::Callee) && record.answered == Reading::Known(true))
                || (record.status == Reading::Known(CalledStatus::NotCalled)
                    && (record.answertype != Reading::Absent || record.billsec.known().is_some_and(|talk| talk > 0)))
        }
        Quality::Undocumented => {
            matches!(record.status, Reading::Other(_))
                || matches!(record.answered, Reading::Other(_))
                || matches!(record.answertype, Reading::Other(_))
                || [&record.calltime, &record.createtime].iter().any(|time| matches!(time, Reading::Other(_)))
                || [&record.duration, &record.billsec].iter().any(|seconds| matches!(seconds, Reading::Other(_)))
        }
        Quality::NoResult => {
            record.status == Reading::Known(CalledStatus::Called) && record.answertype == Reading::Absent
        }
        Quality::Duplicate => false,
    }
}

fn agents(records: &Rows<'_>) -> Vec<AgentFigures> {
    let mut agents = BTreeMap::new();
    for record in records.iter().filter(|record| !record.extnumber.is_empty()) {
        agents.insert(agent_key(&record.extnumber), &*record.extnumber);
    }
    let of_agent = |extension: &str| {
        let own = only(records, |record| record.extnumber == extension);
        let connected = ended(&own, AnswerType::Connected);
        AgentFigures {
            extension: extension.into(),
            connected: connected.len() as u64,
            missed: ended(&own, AnswerType::Caller).len() as u64,
            talk: mean(connected.iter().map(|record| record.billsec.known())),
        }
    };
    agents.into_values().map(of_agent).filter(|agent| agent.offered() > 0).collect()
}

fn hour_calls(records: &Rows<'_>) -> HourCalls {
    let count = |answer| ended(records, answer).len() as u64;
    HourCalls {
        connected: count(AnswerType::Connected),
        agent_missed: count(AnswerType::Caller),
        customer_missed: count(AnswerType::Callee),
    }
}

fn check_distribution(distribution: &Distribution, mut seconds: Vec<u32>) {
    seconds.sort_unstable();
    // The smallest value that so many percent of all are not above.
    let percentile = |percent: usize| {
        let not_above = |value: u32| seconds.partition_point(|&other| other <= value);
        seconds.iter().copied().find(|&value| not_above(value) * 100 >= percent * seconds.len())
    };
    assert_eq!(distribution.records, seconds.len() as u64);
    assert_eq!(distribution.median, percentile(50));
    assert_eq!(distribution.p90, percentile(90));
    assert_eq!(distribution.bins.is_empty(), seconds.is_empty());
    assert!(distribution.bins.len() <= 24);
    for bin in &distribution.bins {
        assert_eq!(bin.records, seconds.iter().filter(|value| bin.seconds.contains(value)).count() as u64);
    }
    if let (Some(first), Some(last), Some(lowest)) =
        (distribution.bins.first(), distribution.bins.last(), seconds.first())
    {
        assert!(first.seconds.from.unwrap() <= *lowest);
        assert_eq!(last.seconds.to, None);
    }
    for neighbours in distribution.bins.windows(2) {
        let ends = |place: usize| (neighbours[place].seconds.from.unwrap(), neighbours[place].seconds.to);
        let ((from, to), (next, next_to)) = (ends(0), ends(1));
        assert_eq!(to, Some(next - 1));
        assert!(next_to.is_none_or(|next_to| next_to - next == next - from - 1), "of one width");
    }
    if distribution.bins.len() == 24 {
        let before_last: u64 = distribution.bins[..23].iter().map(|bin| bin.records).sum();
        assert!(before_last * 100 >= distribution.records * 98);
    }
}

//! The made-up records: the same each time, plausible as a campaign, and with every case on the first page.

use std::collections::{HashMap, HashSet};

use reference_api::record::{AnswerType, CallTime, Record, Status};
use reference_api::{Campaign, Planted};
use time::Weekday;

use crate::client::Api;

const MANY: u64 = 20_000;

/// A campaign's records without the planted ones.
fn many() -> Vec<Record> {
    let campaign = Campaign::new(1, MANY);
    (Planted::ALL.len() as u64..MANY).map(|index| campaign.record(index)).collect()
}

fn planted(planted: Planted) -> Record {
    Campaign::new(1, MANY).record(planted.index())
}

/// Asserts that `part` is between `least` and `most` percent of `whole`.
#[track_caller]
fn assert_share(part: usize, whole: usize, least: f64, most: f64) {
    let share = 100.0 * part as f64 / whole as f64;
    assert!((least..=most).contains(&share), "{part} of {whole} are {share:.2} %, not {least} to {most} %");
}

fn median(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    values[values.len() / 2]
}

#[test]
fn a_seed_gives_the_same_records_and_another_seed_others() {
    let (one, again, other) = (Campaign::new(1, MANY), Campaign::new(1, MANY), Campaign::new(2, MANY));
    assert!((0..2_000).all(|index| one.record(index) == again.record(index)));
    let same = (0..2_000).filter(|&index| one.record(index).telphone == other.record(index).telphone).count();
    assert_eq!(same, 0);
}

#[test]
fn a_seed_gives_the_same_records_on_every_machine() {
    let json = serde_json::to_string(&Campaign::new(1, 12_345).record(41)).unwrap();
    assert_eq!(json, include_str!("pinned-record.json").trim_end());
}

#[tokio::test]
async fn a_record_takes_about_as_many_bytes_as_a_real_one() {
    let bytes = Api::default().with_faults("", 1, 12_345).await.body.len();
    let average = bytes as f64 / 12_345.0;
    println!("{average:.1} bytes of JSON in an average record");
    assert!((381.0..401.0).contains(&average), "{average:.1}");
}

#[test]
fn most_are_called_and_the_first_ones_before_the_last_ones() {
    let records = many();
    let called = |records: &[Record]| records.iter().filter(|record| record.status == Status::Called).count();
    assert_share(called(&records), records.len(), 78.0, 82.0);
    assert_share(called(&records[..15_000]), 15_000, 97.0, 99.5);
    assert_share(called(&records[17_000..]), records.len() - 17_000, 1.0, 5.0);
}

#[test]
fn answer_types_have_their_usual_shares() {
    let called: Vec<Record> = many().into_iter().filter(|record| record.status == Status::Called).collect();
    let count = |answertype| called.iter().filter(|record| record.answertype == answertype).count();
    assert_share(count(Some(AnswerType::Connected)), called.len(), 36.5, 39.5);
    assert_share(count(Some(AnswerType::Caller)), called.len(), 6.0, 8.0);
    assert_share(count(Some(AnswerType::Callee)), called.len(), 40.5, 43.5);
    assert_share(count(None), called.len(), 12.0, 14.0);
    let other = called.iter().filter(|record| matches!(record.answertype, Some(AnswerType::Other(_)))).count();
    assert_share(other, called.len(), 0.1, 0.6);
}

#[test]
fn waiting_and_talking_take_plausible_times() {
    let records = many();
    let times = |answertype, of: fn(&Record) -> u64| -> Vec<u64> {
        records.iter().filter(|record| record.answertype == Some(answertype)).map(of).collect()
    };
    let talks = times(AnswerType::Connected, |record| record.billsec);
    let short = talks.iter().filter(|&&seconds| seconds < 5).count();
    assert_share(short, talks.len(), 5.0, 7.0);
    assert!((130..=170).contains(&median(talks)));
    assert!((12..=16).contains(&median(times(AnswerType::Connected, |record| record.duration))));
    let rings = times(AnswerType::Callee, |record| record.duration);
    let timeouts = rings.iter().filter(|&&seconds| (30..=60).contains(&seconds)).count();
    assert_share(timeouts, rings.len(), 60.0, 75.0);
}

#[test]
fn forty_agents_share_the_calls_unevenly() {
    let mut calls = HashMap::new();
    for extnumber in many().into_iter().filter_map(|record| record.extnumber) {
        *calls.entry(extnumber).or_insert(0) += 1;
    }
    assert_eq!(calls.len(), 40);
    assert!(calls.keys().all(|extnumber| ("8001"..="8040").contains(&&**extnumber)));
    assert!(calls.values().max().unwrap() > &(2 * calls.values().min().unwrap()));
    let missed: Vec<Record> =
        many().into_iter().filter(|record| record.answertype == Some(AnswerType::Caller)).collect();
    assert_share(missed.iter().filter(|record| record.extnumber.is_none()).count(), missed.len(), 25.0, 50.0);
}

#[test]
fn contradictions_are_rare() {
    let contradicts = |record: &&Record| match (record.status, record.answertype) {
        (Status::NotCalled, answertype) => answertype.is_some() || record.billsec > 0,
        (_, Some(AnswerType::Connected)) => record.answered == Some(0),
        (_, Some(AnswerType::Callee)) => record.answered == Some(1),
        _ => false,
    };
    assert_share(many().iter().filter(contradicts).count(), MANY as usize, 0.03, 0.25);
}

#[test]
fn calls_follow_their_index_through_working_hours() {
    for (records, days) in [(5_000, 1), (100_000, 7)] {
        let campaign = Campaign::new(3, records);
        let mut seen = HashSet::new();
        let mut latest = None;
        for index in (0..records * 8 / 10).step_by(50) {
            let record = campaign.record(index);
            let CallTime::At(moment) = record.calltime else { continue };
            let (date, hour) = (moment.0.date(), moment.0.hour());
            assert!(!matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
            assert!((9..=20).contains(&hour), "{moment}");
            assert!(record.createtime < moment);
            if let Some(latest) = latest {
                assert!(moment.0 - latest > time::Duration::minutes(-1), "{moment} long before {latest}");
            }
            latest = latest.max(Some(moment.0));
            seen.insert(date);
        }
        assert_eq!(seen.len(), days);
    }
}

#[test]
fn there_is_a_dip_at_lunch() {
    let hours: Vec<u8> = many()
        .iter()
        .filter_map(|record| match record.calltime {
            CallTime::At(moment) => Some(moment.0.hour()),
            _ => None,
        })
        .collect();
    let in_hour = |hour| hours.iter().filter(|&&other| other == hour).count();
    assert!(in_hour(12) * 3 < in_hour(10) && in_hour(12) * 3 < in_hour(15));
}

#[test]
fn records_that_were_not_called_say_so_in_four_ways() {
    let not_called: Vec<Record> = many().into_iter().filter(|record| record.status == Status::NotCalled).collect();
    let count = |time| not_called.iter().filter(|record| record.calltime == time).count();
    assert_share(count(CallTime::Null), not_called.len(), 85.0, 95.0);
    for time in [CallTime::Blank, CallTime::Zeros, CallTime::Epoch] {
        assert!(count(time) > 0);
    }
}

#[test]
fn numbers_are_mostly_mobiles_and_a_few_come_again() {
    let records = many();
    let count = |is: fn(&str) -> bool| records.iter().filter(|record| is(&record.telphone)).count();
    assert_share(count(|number| number.len() == 11 && number.starts_with('1')), records.len(), 94.0, 97.0);
    assert_share(count(|number| number.starts_with("+86")), records.len(), 1.5, 2.5);
    assert_share(count(|number| number.starts_with('0')), records.len(), 1.5, 2.5);
    assert!(count(|number| number.contains(['-', ' '])) > 0);
    let different: HashSet<&str> = records.iter().map(|record| &*record.telphone).collect();
    assert_share(records.len() - different.len(), records.len(), 0.3, 0.8);
}

#[test]
fn exact_copies_are_very_rare() {
    let records = many();
    let different: HashSet<String> = records.iter().map(|record| serde_json::to_string(record).unwrap()).collect();
    assert_share(records.len() - different.len(), records.len(), 0.005, 0.06);
}

#[test]
fn marks_are_mostly_empty_and_ids_mostly_none() {
    let records = many();
    assert_share(records.iter().filter(|record| record.mark.is_empty()).count(), records.len(), 68.0, 72.0);
    let longest = records.iter().map(|record| record.mark.chars().count()).max();
    assert_eq!(longest, Some(500));
    assert_share(
        records.iter().filter(|record| matches!(&*record.userid, "" | "0")).count(),
        records.len(),
        60.0,
        80.0,
    );
}

#[test]
fn a_record_past_the_end_is_not_called() {
    let campaign = Campaign::new(1, 100);
    assert!((100..1_000).all(|index| matches!(campaign.record(index).status, Status::NotCalled)));
    assert_eq!(campaign.record(u64::MAX).status, Status::NotCalled);
}

#[test]
fn a_task_of_any_size_has_its_records() {
    for records in [1, 2, 36, u64::MAX] {
        let campaign = Campaign::new(1, records);
        assert_eq!(campaign.len(), records);
        assert_eq!(campaign.record(records - 1), campaign.record(records - 1));
    }
    assert!(Campaign::new(1, 0).is_empty());
}

#[test]
fn each_planted_record_stands_at_its_index() {
    for (index, planted) in Planted::ALL.into_iter().enumerate() {
        assert_eq!(planted.index(), index as u64);
        assert_eq!(Planted::at(index as u64), Some(planted));
    }
    assert_eq!(Planted::at(Planted::ALL.len() as u64), None);
}

#[test]
fn the_first_records_show_every_status_answer_type_and_empty_time() {
    let records = Planted::ALL.map(planted);
    let statuses: HashSet<Status> = records.iter().map(|record| record.status).collect();
    assert_eq!(statuses, [Status::Called, Status::NotCalled, Status::Other(1037), Status::Other(1099)].into());
    let answertypes: HashSet<Option<AnswerType>> = records.iter().map(|record| record.answertype).collect();
    assert_eq!(
        answertypes,
        [
            None,
            Some(AnswerType::Connected),
            Some(AnswerType::Caller),
            Some(AnswerType::Callee),
            Some(AnswerType::Other("busy")),
            Some(AnswerType::Other("voicemail")),
        ]
        .into()
    );
    for (case, time) in [
        (Planted::NotCalled, CallTime::Null),
        (Planted::BlankTime, CallTime::Blank),
        (Planted::ZerosTime, CallTime::Zeros),
        (Planted::EpochTime, CallTime::Epoch),
    ] {
        assert_eq!(planted(case).calltime, time);
    }
}

#[test]
fn the_first_records_show_every_kind_of_mark() {
    assert_eq!(planted(Planted::HtmlMark).mark, "<img src=x onerror=alert(1)>");
    assert_eq!(planted(Planted::FormulaMark).mark, "=HYPERLINK(\"http://x\",\"y\")");
    assert!(planted(Planted::LinesMark).mark.lines().count() > 2);
    assert!(planted(Planted::EmojiMark).mark.contains("👨\u{200D}👩"));
    assert!(planted(Planted::QuotesMark).mark.contains('"'));
    assert!(planted(Planted::BidiMark).mark.contains('\u{202E}'));
    assert!(planted(Planted::LongWordMark).mark.split_whitespace().all(|word| word.len() > 100));
    assert_eq!(planted(Planted::LongMark).mark.chars().count(), 500);
}

#[test]
fn the_first_records_show_every_kind_of_number() {
    assert!(planted(Planted::International).telphone.starts_with("+86"));
    assert!(planted(Planted::LeadingZero).telphone.starts_with('0'));
    assert!(planted(Planted::Separated).telphone.contains(['-', ' ']));
    assert_eq!(planted(Planted::RepeatedNumber).telphone, planted(Planted::Connected).telphone);
    assert_eq!(planted(Planted::Copy), planted(Planted::NotReached));
}

#[test]
fn the_first_records_show_contradictions_ids_and_fields_that_are_not_documented() {
    let record = planted(Planted::ConnectedUnanswered);
    assert_eq!((record.answertype, record.answered), (Some(AnswerType::Connected), Some(0)));
    let record = planted(Planted::NotReachedAnswered);
    assert_eq!((record.answertype, record.answered), (Some(AnswerType::Callee), Some(1)));
    let record = planted(Planted::NotCalledTalked);
    assert!(record.status == Status::NotCalled && record.billsec > 0);
    let record = planted(Planted::NotCalledConnected);
    assert!(record.status == Status::NotCalled && record.answertype.is_some());
    assert!(planted(Planted::Recorded).recording.is_some());
    assert!(planted(Planted::NotRecorded).recording.is_none());
    assert!((1..5).contains(&planted(Planted::ShortTalk).billsec));
    assert!(planted(Planted::AgentMissed).extnumber.is_some() && planted(Planted::NoAgentFree).extnumber.is_none());
    let record = planted(Planted::AllIds);
    assert!(record.userid.len() > 1 && record.memberid.len() > 1 && record.customuuid.len() == 36);
    let record = planted(Planted::ZeroIds);
    assert_eq!((&*record.userid, &*record.memberid, &*record.customuuid), ("0", "0", "0"));
}

//! Whatever records there are, however they came and whatever is asked in whatever steps: the same rows and the same
//! counts as a plain look at every record gives.
//!
//! A failing case is printed in its smallest form. Nothing is written to disk.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod any;
mod exports;
mod masking;
mod model;
mod samples;
mod summaries;
mod workbooks;

use std::collections::HashMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use yccall_task_info::protocol::Record;
use yccall_task_info::task::{Duplicates, Filter, Order, Quality, Records, Summaries, View};

use any::{any_filter, any_order, any_record};
use model::check;
use summaries::check_summaries;

/// A configuration for so many cases. Failures are not kept in files: the tree stays clean.
fn moderately(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// So many records that there are chunks to be crossed, made of a few different ones.
fn many_records() -> impl Strategy<Value = Vec<Record<'static>>> {
    (
        vec(any_record(), 1..40),
        prop_oneof![6 => 0..200_usize, 1 => 4000..4200_usize, 1 => 8100..8300_usize],
        any::<u64>(),
    )
        .prop_map(|(few, len, seed)| {
            // Long runs and short ones: chunks of one value and chunks of many.
            let pick = |row: usize| {
                let scattered = (row as u64 / (1 + seed % 97)).wrapping_mul(seed | 1).rotate_left(29);
                few[scattered as usize % few.len()].clone()
            };
            (0..len).map(pick).collect()
        })
}

proptest! {
    #![proptest_config(moderately(64))]

    #[test]
    fn every_record_comes_back_as_it_went_in(pushed in many_records()) {
        let records: Records = pushed.iter().collect();
        prop_assert_eq!(records.len(), pushed.len());
        prop_assert!(records.iter().eq(pushed.iter().cloned()));
        for row in [0, 1, 4095, 4096, 4097, 8191, 8192, pushed.len()] {
            prop_assert_eq!(records.get(row), pushed.get(row).cloned());
        }
    }

    #[test]
    fn inserted_and_forgotten_records_leave_the_rest_as_it_was(
        mut pushed in many_records(),
        others in vec(any_record(), 0..20),
        (at, len) in (0..9000_usize, 0..9000_usize),
    ) {
        let mut records: Records = pushed.iter().collect();
        records.insert(at, &others.iter().collect());
        let at = at.min(pushed.len());
        pushed.splice(at..at, others);
        prop_assert!(records.iter().eq(pushed.iter().cloned()));
        records.truncate(len);
        pushed.truncate(len);
        prop_assert!(records.iter().eq(pushed.iter().cloned()));
        // What is left is questioned as if it had never been more: no agent lingers.
        let filter = Filter::default();
        check(&View::of(&records, filter.clone(), Order::default()), &pushed, &filter, Order::default());
    }

    #[test]
    fn any_questions_in_a_row_are_answered_as_by_hand(
        pushed in many_records(),
        questions in vec((any_filter(), any_order()), 1..5),
    ) {
        let records: Records = pushed.iter().collect();
        let (mut view, mut summaries) = (View::default(), Summaries::default());
        for (filter, order) in questions {
            view.start(&records, filter.clone(), order);
            view.finish(&records);
            check(&view, &pushed, &filter, order);
            check_summaries(&mut summaries, &records, &view, &pushed);
        }
    }

    /// Records come while questions are asked; some questions are given up for the next one, and come again.
    #[test]
    fn growth_and_interruptions_change_no_answer(
        pushed in many_records(),
        filters in vec(any_filter(), 2..4),
        pieces in vec((any::<Index>(), any::<Index>(), any_order(), 0..12_usize), 1..8),
        last in vec((any::<Index>(), any_order()), 1..4),
    ) {
        let mut records = Records::default();
        let (mut view, mut summaries) = (View::default(), Summaries::default());
        for (upto, filter, order, steps) in pieces {
            let upto = upto.index(pushed.len() + 1);
            pushed.iter().take(upto).skip(records.len()).for_each(|record| records.push(record));
            let before = view.rows().to_vec();
            view.start(&records, filter.get(&filters).clone(), order);
            let answered = (0..steps).any(|_| view.work(&records, &mut || false));
            if answered {
                check(&view, &pushed[..records.len()], filter.get(&filters), order);
                if steps % 2 == 0 {
                    check_summaries(&mut summaries, &records, &view, &pushed[..records.len()]);
                } else {
                    summaries.work(&records, &view, &mut || false);
                }
            } else {
                prop_assert_eq!(view.rows().to_vec(), before);
                let before = summaries.clone();
                prop_assert!(!summaries.work(&records, &view, &mut || true), "there is no answer to sum up");
                prop_assert_eq!((summaries.shown(), summaries.whole()), (before.shown(), before.whole()));
            }
        }
        pushed.iter().skip(records.len()).for_each(|record| records.push(record));
        for (filter, order) in last {
            view.start(&records, filter.get(&filters).clone(), order);
            view.finish(&records);
            check(&view, &pushed, filter.get(&filters), order);
            check_summaries(&mut summaries, &records, &view, &pushed);
        }
    }

    #[test]
    fn records_that_come_while_a_question_is_worked_on_are_left_to_the_next(
        pushed in many_records(),
        cut in any::<Index>(),
        filter in any_filter(),
        order in any_order(),
    ) {
        let cut = cut.index(pushed.len() + 1);
        let mut records: Records = pushed[..cut].iter().collect();
        let mut view = View::default();
        view.start(&records, filter.clone(), order);
        view.work(&records, &mut || false);
        pushed[cut..].iter().for_each(|record| records.push(record));
        view.finish(&records);
        check(&view, &pushed[..cut], &filter, order);
        records.truncate(cut / 2);
        view.finish(&records);
        check(&view, &pushed[..cut / 2], &filter, order);
    }

    #[test]
    fn duplicates_are_counted_exactly(pushed in many_records(), grows in any::<bool>()) {
        let mut records: Records = pushed.iter().collect();
        let mut seen = HashMap::new();
        let wanted = pushed.iter().filter(|record| seen.insert(*record, ()).is_some()).count();
        prop_assert_eq!(records.duplicates(), wanted);
        let mut duplicates = Duplicates::default();
        let count = loop {
            if let Some(count) = duplicates.work(&records, &mut || false) {
                break count;
            }
            if grows && records.len() == pushed.len() {
                pushed.iter().take(3).for_each(|record| records.push(record));
            }
        };
        prop_assert_eq!(count, wanted);
    }

    #[test]
    fn known_duplicates_are_shown_and_counted(pushed in many_records(), filter in any_filter(), is_late in any::<bool>()) {
        let mut seen = HashMap::new();
        let is_duplicate: Vec<bool> = pushed.iter().map(|record| seen.insert(record, ()).is_some()).collect();
        let mut records: Records = pushed.iter().collect();
        let mut duplicates = Duplicates::default();
        while duplicates.work(&records, &mut || true).is_none() {}
        // One that is added later is not known to be one.
        pushed.first().into_iter().for_each(|record| records.push(record));

        let without = Filter { quality: None, ..filter.clone() };
        let filter = Filter { quality: Some(Quality::Duplicate), ..filter };
        let passing = View::of(&records, without, Order::default());
        let wanted: Vec<u32> =
            passing.rows().to_vec().into_iter().filter(|&row| is_duplicate.get(row as usize) == Some(&true)).collect();

        let (mut view, mut summaries) = (View::default(), Summaries::default());
        if is_late {
            view.start(&records, filter.clone(), Order::default());
            view.finish(&records);
            prop_assert!(view.rows().is_empty());
            summaries.work(&records, &view, &mut || true);
            prop_assert_eq!(summaries.whole().figures.duplicates, None);
        }
        view.know_duplicates(&records, duplicates.into_rows().unwrap());
        if !is_late {
            view.start(&records, filter, Order::default());
        }
        view.finish(&records);
        prop_assert_eq!(view.rows().to_vec(), &wanted[..]);
        summaries.work(&records, &view, &mut || true);
        prop_assert_eq!(summaries.shown().figures.duplicates, Some(wanted.len() as u64));
        let all = is_duplicate.iter().filter(|is| **is).count() as u64;
        prop_assert_eq!(summaries.whole().figures.duplicates, Some(all));

        // Other records have other ones.
        records.truncate(1);
        view.finish(&records);
        prop_assert!(view.rows().is_empty());
    }
}

//! Times keep their value and their order over the whole range.

use proptest::prelude::*;
use yccall_task_info::protocol::CivilTime;

use crate::{any_text, moderately};

/// 2105-12-31 23:59:59, the last second of the years that a time is read from.
pub(super) const LAST_SECOND: u32 = 4_291_747_199;

proptest! {
    #![proptest_config(moderately(512))]

    #[test]
    fn every_second_up_to_2105_is_read_back_from_its_text(seconds in 0..=LAST_SECOND) {
        let time = CivilTime::from_seconds(seconds);
        prop_assert_eq!(CivilTime::parse(&time.to_string()), Some(time));
        prop_assert_eq!(time.seconds(), seconds);
    }

    #[test]
    fn any_second_can_be_shown(seconds in any::<u32>()) {
        prop_assert_eq!(CivilTime::from_seconds(seconds).to_string().len(), "yyyy-mm-dd hh:mm:ss".len());
    }

    #[test]
    fn times_stand_in_the_same_order_as_their_seconds_and_their_texts(a in any::<u32>(), b in any::<u32>()) {
        let (first, second) = (CivilTime::from_seconds(a), CivilTime::from_seconds(b));
        prop_assert_eq!(first.cmp(&second), a.cmp(&b));
        prop_assert_eq!(first.to_string().cmp(&second.to_string()), a.cmp(&b));
    }

    #[test]
    fn a_text_that_is_read_as_a_time_is_shown_unchanged(
        text in "(19[67]|20[0-9]|21[01])[0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-6][0-9]:[0-6][0-9]",
    ) {
        if let Some(time) = CivilTime::parse(&text) {
            prop_assert_eq!(time.to_string(), text);
        }
    }

    #[test]
    fn no_text_breaks_the_reading_of_times(text in any_text()) {
        prop_assert_eq!(CivilTime::parse(&text), None);
    }
}

#[test]
fn every_day_up_to_2105_comes_after_its_yesterday() {
    let mut days = 0;
    for year in 1970..=2105 {
        let february = if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            for day in 1..=length {
                let noon = CivilTime::from_seconds(days * 86_400 + 43_200);
                assert_eq!(noon.parts(), (year, month, day, 12, 0, 0));
                days += 1;
            }
            for no_day in [0, length + 1] {
                let text = format!("{year}-{month:02}-{no_day:02} 00:00:00");
                assert_eq!(CivilTime::parse(&text), None, "{text}");
            }
        }
    }
    assert_eq!(days * 86_400 - 1, LAST_SECOND);
}

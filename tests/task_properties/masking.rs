//! Masked numbers keep what they hide.

use proptest::collection::vec;
use proptest::prelude::*;
use yccall_task_info::protocol::Record;
use yccall_task_info::task::{Filter, Numbers, Order, Records, View, masked};

use crate::any::{any_search, number};
use crate::moderately;

/// A number's signs but for its country code.
fn dialled(number: &str) -> &str {
    let trimmed = number.trim_start();
    ["+86", "0086"].iter().find_map(|code| trimmed.strip_prefix(code)).unwrap_or(trimmed)
}

proptest! {
    #![proptest_config(moderately(1000))]

    #[test]
    fn no_more_than_seven_digits_are_shown_and_of_few_no_more_than_half(number in number()) {
        let shown = masked(&number);
        prop_assert_eq!(shown.chars().count(), number.chars().count());
        prop_assert!(number.chars().zip(shown.chars()).all(|(own, shown)| own == shown || shown == '*'));
        prop_assert_eq!(masked(&shown), &*shown, "there is nothing more to hide");

        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let (all, shown) = (digits(dialled(&number)), digits(dialled(&shown)));
        prop_assert!(shown <= 7, "{shown}");
        if dialled(&number).chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign)) && (1..11).contains(&all) {
            prop_assert!(shown <= all / 2, "{shown} of {all}");
        }
    }

    #[test]
    fn no_search_tells_numbers_apart_that_are_masked_alike(
        number in number(),
        others in vec("[0-9x]", 20),
        searches in vec(any_search(), 1..20),
    ) {
        // What is hidden, replaced by something else.
        let other: String = number
            .chars()
            .zip(masked(&number).chars())
            .zip(others.iter().flat_map(|other| other.chars()).cycle())
            .map(|((own, shown), other)| if own == shown { own } else { other })
            .collect();
        prop_assume!(masked(&other) == masked(&number));
        // Parts of the number itself are what gives it away.
        let parts = (0..number.len()).filter_map(|from| number.get(from..number.len().min(from + 4)));
        let records: Records = [&number, &other.clone().into()]
            .map(|number| Record { telphone: number.clone(), ..Record::default() })
            .iter()
            .collect();
        for search in searches.into_iter().chain(parts.map(str::to_owned)) {
            let filter = Filter { search, numbers: Numbers::Masked, ..Filter::default() };
            let found = View::of(&records, filter.clone(), Order::default());
            prop_assert!(matches!(found.rows().to_vec()[..], [] | [0, 1]), "{filter:?}");
        }
    }
}

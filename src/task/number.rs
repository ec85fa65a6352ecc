//! Telephone numbers as people read and search them.

use super::masking::STAR;

/// China's country code, in the two ways it is written before a number.
const COUNTRY_CODES: [&str; 2] = ["+86", "0086"];

/// The digits of a number that an order looks at. No telephone number has more: 15 by E.164.
pub(super) const ORDERED_DIGITS: usize = 16;

/// A number's digits without country code and separators: what two spellings of one number have in common.
#[must_use]
pub fn dialled_digits(number: &str) -> String {
    digits(number).map(char::from).collect()
}

/// A number without the space before it and without its country code, separators as they are.
pub(super) fn national(number: &str) -> &str {
    let trimmed = number.trim_start();
    COUNTRY_CODES.iter().find_map(|code| trimmed.strip_prefix(code)).unwrap_or(trimmed)
}

fn digits(number: &str) -> impl Iterator<Item = u8> + Clone {
    national(number).bytes().filter(u8::is_ascii_digit)
}

/// Whether anything stands between a number's dialled digits.
pub(super) fn has_separated_digits(number: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let mut from_first_digit = national(number).bytes().skip_while(|byte| !is_digit(byte));
    // Past the first byte that is none, no other digit may come.
    from_first_digit.any(|byte| !is_digit(&byte)) && from_first_digit.any(|byte| is_digit(&byte))
}

/// Whether `wanted`, some digits, stands in a number's dialled digits.
pub(super) fn contains_dialled(number: &str, wanted: &str) -> bool {
    contains(digits(number), wanted)
}

/// Whether `wanted`, some digits, stands in the dialled digits that a [masked](super::masked) number shows, side by
/// side in the number itself.
pub(super) fn contains_shown(masked: &str, wanted: &str) -> bool {
    contains(national(masked).bytes().filter(|byte| byte.is_ascii_digit() || char::from(*byte) == STAR), wanted)
}

fn contains(mut rest: impl Iterator<Item = u8> + Clone, wanted: &str) -> bool {
    loop {
        let mut here = rest.clone();
        if wanted.bytes().all(|digit| here.next() == Some(digit)) {
            return true;
        }
        if rest.next().is_none() {
            return false;
        }
    }
}

/// A number's place in the order of numbers: that of its dialled digits as text, so that all numbers of one prefix
/// stand together. `None` without a digit.
pub(super) fn number_rank(number: &str) -> Option<u64> {
    // Half a byte a digit, of which 0 means that there is none.
    let append = |rank: u64, digit: u8| rank << 4 | u64::from(digit - b'0' + 1);
    let is_plain = !number.starts_with("00") && number.bytes().all(|byte| byte.is_ascii_digit());
    let (rank, len) = if is_plain {
        // Nearly every number: what it dials is what it is.
        (number.bytes().take(ORDERED_DIGITS).fold(0, append), number.len().min(ORDERED_DIGITS))
    } else {
        digits(number).take(ORDERED_DIGITS).fold((0, 0), |(rank, len), digit| (append(rank, digit), len + 1))
    };
    (len > 0).then(|| rank << (4 * (ORDERED_DIGITS - len)))
}

/// A number cut where a reader breathes: `138 1234 5678`, `+86 138 1234 5678`, `0571 8765 4321`. The groups joined are
/// the number itself. Anything but plain digits after an optional country code is one group.
#[must_use]
pub fn number_groups(number: &str) -> Vec<&str> {
    let (code, national) = COUNTRY_CODES
        .iter()
        .find_map(|code| number.strip_prefix(code))
        .map_or(("", number), |national| number.split_at(number.len() - national.len()));
    if national.is_empty() || !national.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![number];
    }
    let mut groups = Vec::with_capacity(4);
    if !code.is_empty() {
        groups.push(code);
    }
    let first = match national.as_bytes() {
        [b'1', ..] if national.len() == 11 => 3,
        [b'0', b'1' | b'2', ..] if national.len() > 8 => 3,
        [b'0', ..] if national.len() > 8 => 4,
        _ if national.len() == 8 => 4,
        // No shape that people know: cutting it would only mislead.
        _ => national.len(),
    };
    let (head, mut rest) = national.split_at(first);
    groups.push(head);
    while !rest.is_empty() {
        let (group, tail) = rest.split_at(rest.len().min(4));
        groups.push(group);
        rest = tail;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{contains_dialled, dialled_digits, has_separated_digits, number_groups, number_rank};

    #[test]
    fn numbers_are_grouped_as_they_are_read() {
        assert_eq!(number_groups("18112345678"), ["181", "1234", "5678"]);
        assert_eq!(number_groups("+8618112345678"), ["+86", "181", "1234", "5678"]);
        assert_eq!(number_groups("057187654321"), ["0571", "8765", "4321"]);
        assert_eq!(number_groups("01087654321"), ["010", "8765", "4321"]);
        assert_eq!(number_groups("87654321"), ["8765", "4321"]);
        assert_eq!(number_groups("10086"), ["10086"]);
        assert_eq!(number_groups("0571-8765 4321"), ["0571-8765 4321"]);
        assert_eq!(number_groups(""), [""]);
        assert_eq!(number_groups("１８１"), ["１８１"]);
    }

    #[test]
    fn two_spellings_of_a_number_share_their_digits() {
        for spelling in ["18112345678", "+8618112345678", "+86 181-1234-5678", "0086 181 1234 5678"] {
            assert_eq!(dialled_digits(spelling), "18112345678", "{spelling}");
        }
    }

    #[test]
    fn a_part_of_a_number_is_found_in_any_spelling() {
        for spelling in ["18112345678", "+86 181-1234-5678", "(181) 1234 5678"] {
            assert!(contains_dialled(spelling, "1811234"), "{spelling}");
            assert!(contains_dialled(spelling, "5678"), "{spelling}");
            assert!(!contains_dialled(spelling, "86181"), "{spelling}");
            assert!(!contains_dialled(spelling, "56789"), "{spelling}");
        }
    }

    #[test]
    fn only_what_stands_between_digits_separates_them() {
        for apart in ["181-1234", "+86 181 1234", "1x1", "１1１1"] {
            assert!(has_separated_digits(apart), "{apart}");
        }
        for together in ["", "1811234", " +861811234", "+86-1811234", "tel 1811234 (home)", "none"] {
            assert!(!has_separated_digits(together), "{together}");
        }
    }

    #[test]
    fn numbers_stand_in_the_order_of_their_digits_as_text() {
        let ordered = ["0", "0571 8765", "057187654", "1", "10", "+8610086", "101", "9", "9999999999999999"];
        let ranks: Vec<_> = ordered.into_iter().map(number_rank).collect();
        assert!(ranks.is_sorted_by(|one, other| one < other), "{ranks:?}");
        assert_eq!(number_rank("+86 (0)57-1"), number_rank("0571"));
        assert_eq!(number_rank("+86"), None);
    }
}

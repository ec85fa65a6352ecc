//! Telephone numbers as people read and search them.

/// China's country code, in the two ways it is written before a number.
const COUNTRY_CODES: [&str; 2] = ["+86", "0086"];

/// A number's digits without country code and separators: what two spellings of one number have in common.
#[must_use]
pub fn dialled_digits(number: &str) -> String {
    let trimmed = number.trim_start();
    let national = COUNTRY_CODES.iter().find_map(|code| trimmed.strip_prefix(code)).unwrap_or(trimmed);
    national.chars().filter(char::is_ascii_digit).collect()
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
    use super::{dialled_digits, number_groups};

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
}

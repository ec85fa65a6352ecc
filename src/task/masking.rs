//! Numbers of people, hidden from those who only need to tell them apart.

use memchr::memmem;

use super::number::{dialled_digits, national};
use crate::protocol::{Record, replaced};

/// A usual number shows so many of its digits: the first three and the last four.
const MOST_SHOWN: usize = 7;
/// A number of fewer digits is short, and shows no more than half of them.
const USUAL_DIGITS: usize = 11;

/// So many digits side by side may be somebody's number, and fewer are nobody's.
const TELLING_DIGITS: usize = 5;

/// What stands in a hidden digit's place.
pub(super) const STAR: char = '*';

/// A number with most of it starred, one for one: `181****5678`, `+86 181-****-5678`, `05***21`.
///
/// The country code (`+86`, `0086`), spaces and separators stay, and everything else counts as a digit: a text in a
/// number's place is hidden likewise. At most the first three and the last four digits are shown, and of fewer than 11
/// no more than half.
#[must_use]
pub fn masked(number: &str) -> String {
    let mut masked = String::with_capacity(number.len());
    mask(number, &mut masked);
    masked
}

/// Masks a record's number, and where another of its texts, the path of a recording for example, repeats the digits
/// dialled, masks them there too.
pub fn mask_record(record: &mut Record<'_>) {
    let digits = dialled_digits(&record.telphone);
    record.telphone = masked(&record.telphone).into();
    let own =
        [&mut record.userid, &mut record.memberid, &mut record.customuuid, &mut record.chengshudu, &mut record.mark];
    for text in own.into_iter().chain(record.undocumented.iter_mut().map(|(_, text)| text)) {
        if let Some(masked) = masked_within(text, &digits) {
            *text = masked.into();
        }
    }
}

/// A text of a record that repeats the digits dialled, with these masked; `None` where it does not.
pub(super) fn masked_within(text: &str, digits: &str) -> Option<String> {
    let tells = digits.len() >= TELLING_DIGITS && memmem::find(text.as_bytes(), digits.as_bytes()).is_some();
    tells.then(|| replaced(text, digits, &masked(digits)))
}

/// Adds a number's [`masked`] form to a text.
pub(super) fn mask(number: &str, text: &mut String) {
    let (code, dialled) = number.split_at(number.len() - national(number).len());
    // What is no more than a country code is a number itself.
    let (code, dialled) = if dialled.chars().any(is_digit) { (code, dialled) } else { ("", number) };
    text.push_str(code);
    // Nearly every number.
    let is_plain = dialled.bytes().all(|byte| byte.is_ascii_digit());
    let digits = if is_plain { dialled.len() } else { dialled.chars().filter(|&sign| is_digit(sign)).count() };
    let shown = if digits < USUAL_DIGITS { digits / 2 } else { MOST_SHOWN };
    let hidden = shown / 2..shown / 2 + (digits - shown);
    if is_plain {
        text.push_str(dialled.get(..hidden.start).unwrap_or_default());
        text.extend(hidden.clone().map(|_| STAR));
        text.push_str(dialled.get(hidden.end..).unwrap_or_default());
    } else {
        let mut places = 0..;
        text.extend(dialled.chars().map(|sign| {
            let hides = is_digit(sign) && places.next().is_some_and(|place| hidden.contains(&place));
            if hides { STAR } else { sign }
        }));
    }
}

/// Whether a character is one of a number's digits, or could stand for one.
fn is_digit(sign: char) -> bool {
    !sign.is_whitespace() && !matches!(sign, '+' | '-' | '(' | ')' | '.' | '/')
}

#[cfg(test)]
mod tests {
    use super::{mask_record, masked};
    use crate::protocol::Record;

    #[test]
    fn a_usual_number_shows_its_first_three_and_last_four_digits() {
        for (number, shown) in [
            ("18112345678", "181****5678"),
            ("+8618112345678", "+86181****5678"),
            ("+86 181-1234-5678", "+86 181-****-5678"),
            ("0086 181 1234 5678", "0086 181 **** 5678"),
            (" (181) 1234 5678", " (181) **** 5678"),
            ("057187654321", "057*****4321"),
            ("12345678901234567890", "123*************7890"),
        ] {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn a_short_number_shows_at_most_half_of_its_digits() {
        for (number, shown) in [
            ("", ""),
            ("1", "*"),
            ("12", "*2"),
            ("110", "**0"),
            ("10086", "1***6"),
            ("87654321", "87****21"),
            ("0571-876543", "05**-***543"),
            ("+86", "+*6"),
            ("0086", "0**6"),
            ("+861", "+86*"),
        ] {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn whatever_is_no_digit_is_hidden_likewise() {
        for (number, shown) in [
            ("anonymous", "an*****us"),
            ("tel:18112345678", "tel********5678"),
            ("１８１１２３４５６７８", "１８１****５６７８"),
            ("未知", "*知"),
            ("+--", "+--"),
        ] {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn a_records_other_texts_do_not_tell_its_number() {
        let mut record = Record {
            telphone: "+86 181-1234-5678".into(),
            userid: "18112345678".into(),
            mark: "call 18112345678, not 13900000000".into(),
            undocumented: vec![("recordfile".into(), "2025/18112345678.wav".into())],
            ..Record::default()
        };
        mask_record(&mut record);
        assert_eq!(record.telphone, "+86 181-****-5678");
        assert_eq!(record.userid, "181****5678");
        assert_eq!(record.mark, "call 181****5678, not 13900000000");
        assert_eq!(record.undocumented.first().map(|(_, text)| &**text), Some("2025/181****5678.wav"));

        let mut short = Record { telphone: "110".into(), mark: "room 110".into(), ..Record::default() };
        mask_record(&mut short);
        assert_eq!(short.mark, "room 110");
    }
}

//! Numbers of people, hidden from those who only need to tell them apart.

use super::number::national;

/// A usual number shows so many of its digits: the first three and the last four.
const MOST_SHOWN: usize = 7;
/// A number of fewer digits is short, and shows no more than half of them.
const USUAL_DIGITS: usize = 11;

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

/// Adds a number's [`masked`] form to a text.
pub(super) fn mask(number: &str, text: &mut String) {
    let (before, dialled) = number.split_at(number.len() - national(number).len());
    let digits = dialled.chars().filter(|sign| is_hidden(*sign)).count();
    // What is no more than a country code is a number itself.
    let (before, dialled) = if digits == 0 { ("", number) } else { (before, dialled) };
    let digits = dialled.chars().filter(|sign| is_hidden(*sign)).count();
    let shown = if digits < USUAL_DIGITS { digits / 2 } else { MOST_SHOWN };
    let (head, tail) = (shown / 2, shown - shown / 2);
    text.push_str(before);
    let mut place = 0;
    for sign in dialled.chars() {
        let hides = is_hidden(sign) && {
            place += 1;
            place > head && place <= digits - tail
        };
        text.push(if hides { STAR } else { sign });
    }
}

/// Whether a character is one of a number's digits, or could be a letter of a name.
fn is_hidden(sign: char) -> bool {
    !sign.is_whitespace() && !matches!(sign, '+' | '-' | '(' | ')' | '.' | '/')
}

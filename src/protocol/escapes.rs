//! The escapes of JSON's strings.

use std::borrow::Cow;

/// The text that a JSON string's source means. Half a surrogate pair, which PHP can write when it cuts a text, becomes
/// U+FFFD instead of an error that would cost the whole page.
pub(super) fn unescape(source: &str) -> Cow<'_, str> {
    let Some(first) = source.find('\\') else {
        return Cow::Borrowed(source);
    };
    let (clean, mut rest) = source.split_at(first);
    let mut text = String::with_capacity(source.len());
    text.push_str(clean);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        text.push_str(before);
        let mut after = escape.chars();
        after.next();
        match after.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('u') => {
                let (character, tail) = unicode_escape(after.as_str());
                text.push(character);
                rest = tail;
                continue;
            }
            Some(other) => text.push(other),
            None => {}
        }
        rest = after.as_str();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of a `\u` escape whose digits `source` starts with, and what follows it; two escapes where they are a
/// surrogate pair.
fn unicode_escape(source: &str) -> (char, &str) {
    const BROKEN: char = char::REPLACEMENT_CHARACTER;
    let Some((high, after)) = four_hex_digits(source) else {
        return (BROKEN, source);
    };
    if let Some(character) = char::from_u32(high) {
        return (character, after);
    }
    let low = after.strip_prefix("\\u").and_then(four_hex_digits);
    match low {
        Some((low, after_pair)) if high < 0xDC00 && (0xDC00..0xE000).contains(&low) => {
            let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            (char::from_u32(code).unwrap_or(BROKEN), after_pair)
        }
        _ => (BROKEN, after),
    }
}

fn four_hex_digits(source: &str) -> Option<(u32, &str)> {
    let digits = source.get(..4)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    Some((code, source.get(4..)?))
}

//! The escapes of JSON's strings, and where they end.

use std::borrow::Cow;

/// The text that a JSON string's source means. Half a surrogate pair, which PHP can write when it cuts a text, becomes
/// U+FFFD instead of an error that would cost the whole page.
pub(super) fn unescape(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let Some(mut escape) = quote_or_backslash(bytes, 0) else {
        return Cow::Borrowed(source);
    };
    let mut text = String::with_capacity(source.len());
    // Where what is to be copied begins.
    let mut from = 0;
    loop {
        text.push_str(source.get(from..escape).unwrap_or_default());
        let after = escape + 1;
        let control = match bytes.get(after) {
            Some(b'n') => Some('\n'),
            Some(b't') => Some('\t'),
            Some(b'r') => Some('\r'),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            _ => None,
        };
        // From where on another escape may be.
        let mut next = after + 1;
        from = after;
        if let Some(control) = control {
            text.push(control);
            from = next;
        } else if bytes.get(after) == Some(&b'u') {
            let (character, rest) = unicode_escape(source.get(next..).unwrap_or_default());
            text.push(character);
            from = source.len() - rest.len();
            next = from;
        }
        // Any other stands for itself, and is copied with what follows it.
        match quote_or_backslash(bytes, next) {
            Some(at) => escape = at,
            None => break,
        }
    }
    text.push_str(source.get(from..).unwrap_or_default());
    Cow::Owned(text)
}

/// The place of the first quote or backslash from `at` on; eight bytes at a time, since most texts are short.
pub(super) fn quote_or_backslash(bytes: &[u8], mut at: usize) -> Option<usize> {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    const QUOTES: u64 = LOWEST * b'"' as u64;
    const BACKSLASHES: u64 = LOWEST * b'\\' as u64;
    // The highest bit of each byte that is zero; of those above the first such byte, some may be wrong.
    let zeros = |word: u64| word.wrapping_sub(LOWEST) & !word & (LOWEST << 7);
    while let Some(&word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(word);
        let hits = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
        if hits != 0 {
            return Some(at + (hits.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).map(|found| at + found)
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

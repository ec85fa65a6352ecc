//! Single JSON values as PHP back ends write them: a number may be a string, nothing may be `null`, `""` or `[]`.
//!
//! Values are read from their exact source text, never by way of a float: a task ID is a number of 20 digits that no
//! machine type holds.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::value::RawValue;

/// A value by its JSON type, still in its source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar<'a> {
    /// `null`, and the empty array or object that PHP writes for nothing.
    Nothing,
    Text(Cow<'a, str>),
    /// A number's digits as they stand in the source.
    Number(&'a str),
    Bool(bool),
    /// A non-empty array or object, as its source text.
    Nested(&'a str),
}

impl<'a> Scalar<'a> {
    pub(super) fn read(raw: &'a RawValue) -> Self {
        let source = raw.get().trim();
        match source.as_bytes() {
            [b'"', ..] => Self::Text(unescape(source.trim_matches_once('"'))),
            [b'n', ..] => Self::Nothing,
            [b't', ..] => Self::Bool(true),
            [b'f', ..] => Self::Bool(false),
            [b'[', inner @ .., b']'] | [b'{', inner @ .., b'}'] if inner.trim_ascii().is_empty() => Self::Nothing,
            [b'[' | b'{', ..] => Self::Nested(source),
            _ => Self::Number(source),
        }
    }

    /// The value as text; nothing is the empty text.
    pub(super) fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Text(text) => text,
            Self::Number(source) | Self::Nested(source) => Cow::Borrowed(source),
            // As PHP itself casts them to text.
            Self::Bool(true) => Cow::Borrowed("1"),
            Self::Bool(false) => Cow::Borrowed(""),
        }
    }

    /// The value as it stands in the source, for a field of which nothing is known: a truth value stays one.
    pub(super) fn into_words(self) -> Cow<'a, str> {
        match self {
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
            other => other.into_text(),
        }
    }

    /// The value as a whole number, where it is one in any spelling: `7`, `"7"`, `" 7 "`, `7.0`.
    pub(super) fn as_integer(&self) -> Option<i64> {
        let source = match self {
            Self::Text(text) => text.trim(),
            Self::Number(source) => source,
            Self::Bool(_) | Self::Nothing | Self::Nested(_) => return None,
        };
        let whole = match source.split_once('.') {
            Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
            Some(_) => return None,
            None => source,
        };
        whole.parse().ok()
    }
}

trait TrimOnce {
    fn trim_matches_once(&self, end: char) -> &str;
}

impl TrimOnce for str {
    /// Without one `end` at either side, so that an escaped quote before the closing one stays.
    fn trim_matches_once(&self, end: char) -> &str {
        let inner = self.strip_prefix(end).unwrap_or(self);
        inner.strip_suffix(end).unwrap_or(inner)
    }
}

/// The text that a JSON string's source means. Half a surrogate pair, which PHP can write when it cuts a text, becomes
/// U+FFFD instead of an error that would cost the whole page.
fn unescape(source: &str) -> Cow<'_, str> {
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

/// An object, or what PHP writes in the place of one that is empty: `[]`, `null`, `""`, `false`. Anything else is an
/// error, a list of anything too, which serde would otherwise take for an object's values in order.
pub(super) struct Object<T>(pub(super) Option<T>);

impl<T> Default for Object<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|object| Object(Some(object)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
                no_items(items).map(|()| Object(None))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Object(None))
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
                if value { Err(E::invalid_type(Unexpected::Bool(value), &self)) } else { Ok(Object(None)) }
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                if text.is_empty() { Ok(Object(None)) } else { Err(E::invalid_type(Unexpected::Other("text"), &self)) }
            }
        }

        deserializer.deserialize_any(ObjectVisitor(PhantomData))
    }
}

/// Takes the empty list that PHP writes for an empty object, and no other.
pub(super) fn no_items<'de, A: SeqAccess<'de>>(mut items: A) -> Result<(), A::Error> {
    match items.next_element::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &"an object")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use serde_json::value::RawValue;

    use super::Scalar;

    fn scalar(source: &str) -> Scalar<'static> {
        let raw: &'static RawValue = Box::leak(RawValue::from_string(source.to_owned()).unwrap());
        Scalar::read(raw)
    }

    #[test]
    fn a_number_of_20_digits_keeps_every_digit() {
        assert_eq!(scalar("20250110232019949748").into_text(), "20250110232019949748");
    }

    #[test]
    fn whole_numbers_are_read_in_every_spelling() {
        for source in ["7", "\"7\"", "\" 7 \"", "7.0", "\"7.00\""] {
            assert_eq!(scalar(source).as_integer(), Some(7), "{source}");
        }
        for source in ["7.5", "\"\"", "null", "[]", "\"abc\"", "1e3", "99999999999999999999"] {
            assert_eq!(scalar(source).as_integer(), None, "{source}");
        }
    }

    #[test]
    fn escapes_mean_their_characters() {
        assert_eq!(scalar(r#""a\"\\\/\n\t\r\u4e2d\ud83d\ude00\"""#).into_text(), "a\"\\/\n\t\r中😀\"");
    }

    #[test]
    fn half_a_surrogate_pair_costs_one_character() {
        assert_eq!(scalar(r#""a\ud83dz""#).into_text(), "a\u{fffd}z");
        assert_eq!(scalar(r#""\ude00\ud83d\u0041""#).into_text(), "\u{fffd}\u{fffd}A");
    }

    #[test]
    fn empty_arrays_and_objects_are_nothing() {
        for source in ["null", "[]", "{}", "[ ]"] {
            assert_eq!(scalar(source), Scalar::Nothing, "{source}");
        }
        assert_eq!(scalar(r#"{"a":1}"#).into_text(), r#"{"a":1}"#);
    }
}

//! JSON as PHP back ends write it, read value by value from its source text, with nothing copied that need not be.
//!
//! Never by way of a float: a task ID is a number of 20 digits that no machine type holds. What is passed over is only
//! looked at as far as it takes to find its end.

use std::borrow::Cow;

use super::escapes::{quote_or_backslash, unescape};

/// A value by its JSON type, still in its source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// `null`, and the empty array or object that PHP writes for nothing.
    Nothing,
    /// A string's text.
    Text(Cow<'a, str>),
    /// A number's digits as they stand in the source.
    Number(&'a str),
    /// A truth value.
    Bool(bool),
    /// A non-empty array or object, as its source text.
    Nested(&'a str),
}

impl<'a> Scalar<'a> {
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
    #[must_use]
    pub fn into_words(self) -> Cow<'a, str> {
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

/// Where reading ended: the source is no JSON there, or not of the shape that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The place in the source, in bytes.
    at: usize,
}

impl Stop {
    /// The place in words for whoever wrote the source: `JSON 3:2`, line and column from 1.
    #[must_use]
    pub fn place(self, source: &str) -> String {
        let (line, column) = self.line_and_column(source);
        format!("JSON {line}:{column}")
    }

    fn line_and_column(self, source: &str) -> (usize, usize) {
        let before = source.as_bytes().get(..self.at).unwrap_or_default();
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        (before.iter().filter(|&&byte| byte == b'\n').count() + 1, before.len() - line_start + 1)
    }
}

/// What stands where an object should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An object, which has been read.
    Object,
    /// What PHP writes for an empty one: `[]`, `null`, `""`, `false`.
    Nothing,
    /// Anything else, which has been passed over.
    Odd(Stop),
}

/// A name of at most 13 bytes as it stands before a value, with quotes and colon: to be compared all at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted {
    bytes: u128,
    mask: u128,
    len: usize,
}

impl Quoted {
    pub(super) fn new(name: &str) -> Self {
        let quoted = [b"\"", name.as_bytes(), b"\":"].concat();
        let bytes = quoted.iter().rev().fold(0, |bytes, &byte| bytes << 8 | u128::from(byte));
        Self { bytes, mask: u128::MAX >> (128 - 8 * quoted.len()), len: quoted.len() }
    }
}

/// A place in a JSON text.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text.
    #[must_use]
    pub const fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Nothing may follow.
    ///
    /// # Errors
    /// Where something does.
    pub fn end(&mut self) -> Result<(), Stop> {
        if self.peek().is_none() { Ok(()) } else { self.stop() }
    }

    /// Reads an object, each of whose values `each` reads under its name; or passes over what stands in its place.
    ///
    /// # Errors
    /// Where the source is no JSON, or `each` stops.
    pub fn object(&mut self, mut each: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), Stop>) -> Result<Shape, Stop> {
        self.members(|reader| {
            let name = reader.name()?;
            each(reader, name)
        })
    }

    /// As [`Self::object`], where `each` reads the names too.
    pub(super) fn members(&mut self, each: impl FnMut(&mut Self) -> Result<(), Stop>) -> Result<Shape, Stop> {
        if self.peek() != Some(b'{') {
            let stop = Stop { at: self.at };
            return Ok(match self.value()? {
                Scalar::Nothing | Scalar::Bool(false) => Shape::Nothing,
                Scalar::Text(text) if text.is_empty() => Shape::Nothing,
                _ => Shape::Odd(stop),
            });
        }
        self.items(b'}', each)?;
        Ok(Shape::Object)
    }

    /// Reads a name, and the colon that follows.
    pub(super) fn name(&mut self) -> Result<Cow<'a, str>, Stop> {
        let name = self.string()?;
        self.take(b':')?;
        Ok(name)
    }

    /// Goes past a name and the colon that follows, if they are next with no space between; whether they are.
    pub(super) fn pass_name(&mut self, name: &Quoted) -> bool {
        let next = self.source.as_bytes().get(self.at..).and_then(<[u8]>::first_chunk);
        let is_next = next.is_some_and(|next| u128::from_le_bytes(*next) & name.mask == name.bytes);
        self.at += if is_next { name.len } else { 0 };
        is_next
    }

    /// Reads a list, each of whose values `each` reads: an array, an object of which only the values count, which PHP
    /// writes for an array with gaps, or what it writes for none.
    ///
    /// # Errors
    /// As [`Self::object`].
    pub fn list(&mut self, mut each: impl FnMut(&mut Self) -> Result<(), Stop>) -> Result<Shape, Stop> {
        if self.peek() != Some(b'[') {
            return self.object(|reader, _| each(reader));
        }
        self.items(b']', each)?;
        Ok(Shape::Object)
    }

    /// Reads one value as text.
    ///
    /// # Errors
    /// Where the source is no JSON.
    pub fn text(&mut self) -> Result<Cow<'a, str>, Stop> {
        if self.peek() == Some(b'"') { self.string() } else { self.value().map(Scalar::into_text) }
    }

    /// Reads a whole number of nine digits at most, where that is next and all that is there; else it may be anywhere.
    pub(super) fn digits(&mut self) -> Option<i64> {
        let from = self.at;
        let mut number = 0_u32;
        loop {
            match self.source.as_bytes().get(self.at) {
                Some(digit @ b'0'..=b'9') if self.at - from < 9 => number = number * 10 + u32::from(digit - b'0'),
                Some(b',' | b'}') if self.at > from => return Some(number.into()),
                _ => return None,
            }
            self.at += 1;
        }
    }

    /// Reads one value.
    ///
    /// # Errors
    /// Where the source is no JSON.
    pub fn value(&mut self) -> Result<Scalar<'a>, Stop> {
        match self.peek() {
            Some(b'"') => self.string().map(Scalar::Text),
            Some(b'{' | b'[') => self.nested(),
            Some(b'n') => self.word("null", Scalar::Nothing),
            Some(b't') => self.word("true", Scalar::Bool(true)),
            Some(b'f') => self.word("false", Scalar::Bool(false)),
            Some(b'-' | b'0'..=b'9') => {
                let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E');
                let len = self.rest().iter().take_while(|byte| is_part(byte)).count();
                self.skip(len).map(Scalar::Number)
            }
            _ => self.stop(),
        }
    }

    /// The items up to `close`, with commas between them; what opens them is next.
    fn items(&mut self, close: u8, mut each: impl FnMut(&mut Self) -> Result<(), Stop>) -> Result<(), Stop> {
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            each(self)?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return self.stop(),
            }
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Stop> {
        self.take(b'"')?;
        let from = self.at;
        let has_escapes = self.pass_string()?;
        let source = self.source.get(from..self.at - 1).unwrap_or_default();
        Ok(if has_escapes { unescape(source) } else { Cow::Borrowed(source) })
    }

    /// Goes on after the quote that ends the string in which this is; whether it has escapes.
    fn pass_string(&mut self) -> Result<bool, Stop> {
        let mut has_escapes = false;
        while let Some(at) = quote_or_backslash(self.source.as_bytes(), self.at) {
            if self.source.as_bytes().get(at) == Some(&b'"') {
                self.at = at + 1;
                return Ok(has_escapes);
            }
            has_escapes = true;
            self.at = at + 2;
        }
        self.at = self.source.len();
        self.stop()
    }

    /// An array or object, as its source text. Not by recursion: it may be of any depth.
    fn nested(&mut self) -> Result<Scalar<'a>, Stop> {
        let from = self.at;
        let mut closing = Vec::new();
        let mut is_empty = true;
        loop {
            let Some(byte) = self.peek() else { return self.stop() };
            self.at += 1;
            match byte {
                b'[' => closing.push(b']'),
                b'{' => closing.push(b'}'),
                b']' | b'}' if closing.pop() == Some(byte) => {}
                b']' | b'}' => return self.stop(),
                b'"' => {
                    self.pass_string()?;
                }
                _ => {}
            }
            if closing.is_empty() {
                let source = self.source.get(from..self.at).unwrap_or_default();
                return Ok(if is_empty { Scalar::Nothing } else { Scalar::Nested(source) });
            }
            // Past what opens it and before what closes it, anything else is content.
            is_empty &= self.at == from + 1;
        }
    }

    fn word(&mut self, word: &str, meaning: Scalar<'a>) -> Result<Scalar<'a>, Stop> {
        if self.rest().starts_with(word.as_bytes()) { self.skip(word.len()).map(|_| meaning) } else { self.stop() }
    }

    fn skip(&mut self, len: usize) -> Result<&'a str, Stop> {
        let Some(skipped) = self.source.get(self.at..self.at + len) else { return self.stop() };
        self.at += len;
        Ok(skipped)
    }

    fn take(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            self.stop()
        }
    }

    /// The next byte that is no white space, at which reading then is.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.source.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    const fn stop<T>(&self) -> Result<T, Stop> {
        Err(Stop { at: self.at })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Reader, Scalar, Shape};

    fn scalar(source: &str) -> Scalar<'_> {
        let mut reader = Reader::new(source);
        let value = reader.value().unwrap();
        reader.end().unwrap();
        value
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

    #[test]
    fn a_value_of_any_depth_is_passed_over() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(scalar(&deep), Scalar::Nested(&deep));
        let tricky = r#"{"a]":["}","\\\"",{}]}"#;
        assert_eq!(scalar(tricky), Scalar::Nested(tricky));
    }

    #[test]
    fn what_is_no_json_stops_the_reading_where_it_is() {
        for (source, column) in [("", 1), ("  x", 3), ("\"abc", 5), ("[1,2", 5), ("[1}", 4), ("nul", 1), ("\"a\\", 4)] {
            let stop = Reader::new(source).value().unwrap_err();
            assert_eq!(stop.line_and_column(source), (1, column), "{source}");
        }
        let source = "{\n \"a\": 1,\n x}";
        let stop = Reader::new(source).object(|reader, _| reader.value().map(|_| ())).unwrap_err();
        assert_eq!(stop.line_and_column(source), (3, 2));
    }

    #[test]
    fn a_quote_is_found_wherever_it_stands() {
        for len in 0..40 {
            let text = "中a".repeat(len);
            assert_eq!(scalar(&format!("\"{text}\"")).into_text(), text);
            assert_eq!(scalar(&format!("\"{text}\\\"{text}\"")).into_text(), format!("{text}\"{text}"));
        }
    }

    #[test]
    fn an_object_is_told_from_what_php_writes_for_none() {
        let shape = |source| Reader::new(source).object(|reader, _| reader.value().map(|_| ())).unwrap();
        assert_eq!(shape(r#"{"a":[1],"b":{}}"#), Shape::Object);
        assert_eq!(shape("{}"), Shape::Object);
        for nothing in ["[]", "null", "\"\"", "false"] {
            assert_eq!(shape(nothing), Shape::Nothing, "{nothing}");
        }
        for odd in ["[1]", "true", "0", "\"a\""] {
            assert!(matches!(shape(odd), Shape::Odd(_)), "{odd}");
        }
    }
}

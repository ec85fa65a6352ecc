//! JSON as a PHP server writes it: slashes escaped, and on demand everything else that PHP servers do to it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

/// How texts and numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Every character beyond ASCII as `\uXXXX`.
    pub escaped: bool,
    /// Every whole number as a string.
    pub numbers_as_strings: bool,
}

/// Writes `value` into a new buffer of about `capacity` bytes.
pub fn to_bytes<T: Serialize>(value: &T, style: Style, capacity: usize) -> serde_json::Result<Vec<u8>> {
    let mut buffer = Vec::with_capacity(capacity);
    value.serialize(&mut Serializer::with_formatter(&mut buffer, Php(style)))?;
    Ok(buffer)
}

struct Php(Style);

impl Php {
    fn must_escape(&self, character: char) -> bool {
        character == '/' || self.0.escaped && !character.is_ascii()
    }
}

impl Formatter for Php {
    // Everything here serializes its whole numbers as `u64`, so that this one is enough.
    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        let quote: &[u8] = if self.0.numbers_as_strings { b"\"" } else { b"" };
        writer.write_all(quote)?;
        CompactFormatter.write_u64(writer, value)?;
        writer.write_all(quote)
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Most fragments need nothing, and this is quick to see.
        if !fragment.as_bytes().contains(&b'/') && (!self.0.escaped || fragment.is_ascii()) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut units = [0; 2];
        for character in fragment.chars() {
            if !self.must_escape(character) {
                writer.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
            } else if character.is_ascii() {
                write!(writer, "\\{character}")?;
            } else {
                for unit in character.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn written(value: &impl Serialize, style: Style) -> String {
        String::from_utf8(to_bytes(value, style, 0).unwrap()).unwrap()
    }

    #[test]
    fn slashes_are_escaped_as_php_does() {
        assert_eq!(written(&"a/b\"中", Style::default()), r#""a\/b\"中""#);
    }

    #[test]
    fn escaped_text_is_pure_ascii_with_surrogate_pairs() {
        let style = Style { escaped: true, ..Style::default() };
        assert_eq!(written(&"中/👍", style), r#""\u4e2d\/\ud83d\udc4d""#);
    }

    #[test]
    fn numbers_become_strings_and_null_stays() {
        let style = Style { numbers_as_strings: true, ..Style::default() };
        assert_eq!(written(&(1036_u64, None::<u64>), style), r#"["1036",null]"#);
    }
}

//! Parts of a text in place of which others are written.

use memchr::memmem;

/// The text with `by` in place of every `part`; as it is where `part` is empty. The library's own `str::replace` brings a search of
/// its own with it, beside the one that questions are answered with.
#[must_use]
pub fn replaced(text: &str, part: &str, by: &str) -> String {
    let (mut replaced, mut rest) = (String::with_capacity(text.len()), text);
    while !part.is_empty()
        && let Some(at) = memmem::find(rest.as_bytes(), part.as_bytes())
        && let Some((before, after)) = rest.get(..at).zip(rest.get(at + part.len()..))
    {
        replaced.push_str(before);
        replaced.push_str(by);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_replaced_as_the_library_does() {
        for text in ["", "a", "aa", "aaa", "baab", "电话181电181", "•••"] {
            for part in ["a", "aa", "181", "电", "•", "aaaa"] {
                for by in ["", "aa", "…"] {
                    assert_eq!(replaced(text, part, by), text.replace(part, by), "{text} {part} {by}");
                }
            }
            assert_eq!(replaced(text, "", "x"), text);
        }
    }
}

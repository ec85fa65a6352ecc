//! Finding a text in many others, whatever the case.

use std::ops::Range;

use memchr::memmem;

use super::letter_case::{fold, is_cased_beyond_ascii};

/// A text to find, made ready once for many searches. It is never empty.
#[derive(Clone, Debug)]
pub(super) struct Needle(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// Has no character that another one folds to: found byte by byte.
    Exact(Box<memmem::Finder<'static>>),
    /// Has ASCII letters, and no other character that another one folds to.
    Ascii(AsciiCase),
    /// Anything else, folded: compared character by character.
    Folded(Box<[char]>),
}

/// A text of which one byte, in both cases, leads to the places worth a look.
#[derive(Clone, Debug)]
struct AsciiCase {
    text: Box<[u8]>,
    /// Where the byte that is likely to be the rarest stands.
    place: usize,
    lower: u8,
    upper: u8,
}

impl Needle {
    /// `None` for an empty text.
    pub(super) fn new(text: &str) -> Option<Self> {
        let folded: String = text.chars().map(fold).collect();
        let (place, rarest) = folded.bytes().enumerate().min_by_key(|(_, byte)| frequency(*byte))?;
        Some(Self(if folded.chars().any(is_cased_beyond_ascii) {
            Kind::Folded(folded.chars().collect())
        } else if folded.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            let upper = rarest.to_ascii_uppercase();
            Kind::Ascii(AsciiCase { text: folded.into_bytes().into(), place, lower: rarest, upper })
        } else {
            Kind::Exact(Box::new(memmem::Finder::new(folded.as_bytes()).into_owned()))
        }))
    }

    /// The first place where the text stands, in bytes.
    pub(super) fn find(&self, haystack: &str) -> Option<Range<usize>> {
        match &self.0 {
            Kind::Exact(finder) => finder.find(haystack.as_bytes()).map(|start| start..start + finder.needle().len()),
            Kind::Ascii(needle) => needle.find(haystack.as_bytes()),
            Kind::Folded(needle) => find_folded(needle, haystack),
        }
    }

    /// The text, where it is one ASCII digit.
    pub(super) fn digit(&self) -> Option<u8> {
        match &self.0 {
            Kind::Exact(finder) => match finder.needle() {
                [digit @ b'0'..=b'9'] => Some(*digit),
                _ => None,
            },
            Kind::Ascii(_) | Kind::Folded(_) => None,
        }
    }

    /// Whether the text stands in another.
    pub(super) fn is_in(&self, haystack: &str) -> bool {
        self.find(haystack).is_some()
    }
}

impl AsciiCase {
    fn find(&self, haystack: &[u8]) -> Option<Range<usize>> {
        memchr::memchr2_iter(self.lower, self.upper, haystack).find_map(|at| {
            let start = at.checked_sub(self.place)?;
            let end = start + self.text.len();
            haystack.get(start..end)?.eq_ignore_ascii_case(&self.text).then_some(start..end)
        })
    }
}

fn find_folded(needle: &[char], haystack: &str) -> Option<Range<usize>> {
    // The needle has a character beyond ASCII, and most texts have none.
    if haystack.is_ascii() {
        return None;
    }
    let (&first, needle) = needle.split_first()?;
    haystack.char_indices().filter(|&(_, given)| fold(given) == first).find_map(|(start, given)| {
        let mut rest = haystack.get(start + given.len_utf8()..)?.chars();
        needle
            .iter()
            .all(|&wanted| rest.next().is_some_and(|given| fold(given) == wanted))
            .then(|| start..haystack.len() - rest.as_str().len())
    })
}

/// How often a byte stands in a task's texts, roughly: numbers and hexadecimal ids first, then Chinese.
const fn frequency(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 9,
        b'a'..=b'f' => 8,
        0xE4..=0xE9 => 7,
        0x80..=0xBF => 6,
        b'-' | b'_' | b' ' | b'/' | b'.' => 5,
        b'i' | b'l' | b'm' | b'n' | b'o' | b'r' | b's' | b't' => 4,
        b'g'..=b'y' => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Needle;

    fn found(text: &str, haystack: &str) -> Option<String> {
        Needle::new(text).unwrap().find(haystack).and_then(|place| haystack.get(place)).map(str::to_owned)
    }

    #[test]
    fn texts_are_found_in_any_case() {
        assert_eq!(found("call BACK", "Please Call back!").as_deref(), Some("Call back"));
        assert_eq!(found("回电", "客户要求回电"), Some("回电".into()));
        assert_eq!(found("vip客户", "新VIP客户").as_deref(), Some("VIP客户"));
        assert_eq!(found("ÉCOLE", "à l'école").as_deref(), Some("école"));
        assert_eq!(found("ÅNGSTRÖM", "\u{212B}ngström").as_deref(), Some("\u{212B}ngström"));
        assert_eq!(found("aab", "aaab"), Some("aab".into()));
        assert_eq!(found("abc", "ab c"), None);
        assert_eq!(found("é", "e"), None);
        assert!(Needle::new("").is_none());
    }

    #[test]
    fn a_letter_whose_lower_case_is_ascii_or_longer_is_itself() {
        assert_eq!(found("k", "\u{212A}"), None, "the Kelvin sign");
        assert_eq!(found("i", "\u{130}"), None, "the dotted capital I");
        assert_eq!(found("\u{130}", "\u{130}").as_deref(), Some("\u{130}"));
    }
}

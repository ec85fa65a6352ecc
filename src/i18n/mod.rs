//! Every text a person reads, one file a language.
//!
//! [`Texts`] has one field a text, so a language that lacks one does not compile. A leaf: it knows errors and classes
//! by nothing but the words it gives them.

mod en;
mod texts;
mod zh_cn;

pub use texts::{ChartTexts, ErrorTexts, FieldTexts, FigureTexts, FiguresTexts, Texts};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Chinese as written in mainland China.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// The language that serves a reader of `tag` (`zh-CN`, `zh-TW`, `en-GB` …); `None` for languages we do not speak.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") {
            Some(Self::ZhCn)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The language's tag, for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The texts.
    #[must_use]
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::ZhCn => &zh_cn::TEXTS,
            Self::En => &en::TEXTS,
        }
    }

    /// The language that the switch offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::ZhCn => Self::En,
            Self::En => Self::ZhCn,
        }
    }
}

/// A count with its thousands set apart, as both languages write it: `12,345`.
#[must_use]
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A part of a whole in percent, as both languages write it: `12.3%`; `—` of nothing. What is there is never `0.0%`, and
/// what is not all never `100.0%`.
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    match (part * 1000 + whole / 2) / whole {
        0 if part > 0 => "<0.1%".to_owned(),
        1000 if part < whole => ">99.9%".to_owned(),
        thousandths => format!("{}.{}%", thousandths / 10, thousandths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, grouped, percent};

    #[test]
    fn a_readers_tag_leads_to_a_language_we_speak() {
        assert_eq!(Lang::parse("zh"), Some(Lang::ZhCn));
        assert_eq!(Lang::parse("zh-Hant-TW"), Some(Lang::ZhCn));
        assert_eq!(Lang::parse("EN_us"), Some(Lang::En));
        assert_eq!(Lang::parse("de"), None);
        assert_eq!(Lang::parse(""), None);
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_345), "12,345");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }

    #[test]
    fn a_percentage_is_rounded_but_never_to_nothing_or_all() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(2, 3), "66.7%");
        assert_eq!((percent(0, 7), percent(7, 7)), ("0.0%".to_owned(), "100.0%".to_owned()));
        assert_eq!((percent(1, 9999), percent(9998, 9999)), ("<0.1%".to_owned(), ">99.9%".to_owned()));
        assert_eq!(percent(u64::MAX, u64::MAX), "100.0%");
        assert_eq!(percent(0, 0), "—");
    }

    #[test]
    fn plurals_are_right_in_english() {
        let texts = Lang::En.texts();
        assert_eq!((texts.page_shown)(1, 1), "This page: 1 of 1 record shown");
        assert_eq!((texts.page_shown)(7, 10), "This page: 7 of 10 records shown");
    }
}

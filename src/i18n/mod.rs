//! Every text a person reads, one file a language.
//!
//! [`Texts`] has one field a text, so a language that lacks one does not compile. A leaf: it knows errors and classes
//! by nothing but the words it gives them.

mod en;
mod export_texts;
mod texts;
mod zh_cn;

pub use export_texts::ExportTexts;
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

#[cfg(test)]
mod tests {
    use super::{Lang, grouped};

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
    fn plurals_are_right_in_english() {
        let texts = Lang::En.texts();
        assert_eq!((texts.page_shown)(1, 1), "This page: 1 of 1 record shown");
        assert_eq!((texts.page_shown)(7, 10), "This page: 7 of 10 records shown");
        assert_eq!((texts.summary_of_page)(1), "of this page alone: 1 record");
        assert_eq!((texts.summary_of_task_filtered)(1, 2), "of everything that is loaded: 1 of 2 records");
        assert_eq!(
            (texts.drift)(2, 1),
            "The task changed while it was loaded: from 2 to 1 record. Reload for data of one moment."
        );
        assert_eq!((texts.gap)(7, 7), "Record 7 is missing.");
        assert_eq!((texts.gap)(7, 8), "Records 7–8 are missing.");
        assert_eq!((texts.more_agents)(1), "Show one more agent");
        assert_eq!(
            (texts.clamped)(2, 1),
            "The server gives at most 1 record a page, not 2 as asked; pages are counted by that."
        );
    }
}

//! Which records are shown.

use super::{AnswerClass, CalledClass, Records, dialled_digits};
use crate::protocol::Record;

/// What a person chose to see. The default shows everything.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only this class by 是否呼叫.
    pub called: Option<CalledClass>,
    /// Only this class by 接通类型.
    pub answer: Option<AnswerClass>,
    /// Only records that contain this text, as typed. Blank searches nothing.
    pub search: String,
}

impl Filter {
    /// Whether any part of it can hide a record.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.called.is_some() || self.answer.is_some() || !self.search.trim().is_empty()
    }

    /// The rows that pass, in order.
    #[must_use]
    pub fn rows(&self, records: &Records) -> Vec<usize> {
        let search = Search::new(&self.search);
        let passes = |record: &Record<'_>| {
            self.called.is_none_or(|class| class == CalledClass::of(&record.status))
                && self.answer.is_none_or(|class| class == AnswerClass::of(&record.answertype))
                && search.finds(record)
        };
        records.iter().enumerate().filter(|(_, record)| passes(record)).map(|(row, _)| row).collect()
    }
}

/// A search text made ready: found in any case inside number, ids, agent, custom value, mark and undocumented fields;
/// a number also with or without country code and separators.
pub(super) struct Search {
    text: String,
    /// The digits to find in numbers; empty where the text is no part of a number.
    digits: String,
}

impl Search {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')'));
        let digits = if is_number { dialled_digits(&text) } else { String::new() };
        Self { text, digits }
    }

    pub(super) fn finds(&self, record: &Record<'_>) -> bool {
        if self.text.is_empty() {
            return true;
        }
        let contains = |text: &str| text.to_lowercase().contains(&self.text);
        let texts = [
            &record.telphone,
            &record.userid,
            &record.memberid,
            &record.customuuid,
            &record.extnumber,
            &record.chengshudu,
            &record.mark,
        ];
        texts.into_iter().any(|text| contains(text))
            || record.undocumented.iter().any(|(_, text)| contains(text))
            || (!self.digits.is_empty() && dialled_digits(&record.telphone).contains(&self.digits))
    }
}

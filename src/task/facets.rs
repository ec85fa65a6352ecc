//! The count beside each of a filter's values.

use super::filter::Search;
use super::{AnswerClass, CalledClass, Filter, Records};

/// How many records each value would show under the *other* filters: a filter's own choice does not empty its
/// neighbours.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facets {
    called: [usize; CalledClass::ALL.len()],
    answer: [usize; AnswerClass::ALL.len()],
}

impl Facets {
    /// Counts every value once over all records.
    #[must_use]
    pub fn count(filter: &Filter, records: &Records) -> Self {
        let search = Search::new(&filter.search);
        let mut facets = Self::default();
        for record in records.iter().filter(|record| search.finds(record)) {
            let called = CalledClass::of(&record.status);
            let answer = AnswerClass::of(&record.answertype);
            if filter.answer.is_none_or(|chosen| chosen == answer) {
                add(&mut facets.called, called as usize);
            }
            if filter.called.is_none_or(|chosen| chosen == called) {
                add(&mut facets.answer, answer as usize);
            }
        }
        facets
    }

    /// Records of a class by 是否呼叫; `None` for all classes together.
    #[must_use]
    pub fn called(&self, class: Option<CalledClass>) -> usize {
        class.map_or_else(|| self.called.iter().sum(), |class| of(&self.called, class as usize))
    }

    /// Records of a class by 接通类型; `None` for all classes together.
    #[must_use]
    pub fn answer(&self, class: Option<AnswerClass>) -> usize {
        class.map_or_else(|| self.answer.iter().sum(), |class| of(&self.answer, class as usize))
    }
}

fn add(counts: &mut [usize], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

fn of(counts: &[usize], place: usize) -> usize {
    counts.get(place).copied().unwrap_or_default()
}

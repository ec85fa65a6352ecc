//! Which records are shown.

use super::marks::Mark;
use super::{AnswerClass, CalledClass, Quality, Span};
use crate::protocol::CivilTime;

/// What a person chose to see. The default shows everything; a record is shown if it passes every part.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only this class by 是否呼叫.
    pub called: Option<CalledClass>,
    /// Only this class by 接通类型.
    pub answer: Option<AnswerClass>,
    /// Only records of this agent, or of none.
    pub agent: Option<AgentChoice>,
    /// Only records that contain this text, as typed. Blank searches nothing.
    ///
    /// It is looked for in any case inside number, ids, agent, custom value, mark and undocumented fields. Digits, with
    /// or without separators and country code (`+86`, `0086`), are also found in numbers spelled another way. Where
    /// [`Self::numbers`] are masked, it is looked for in their masked form alone.
    pub search: String,
    /// Only records called within, on the server's clock. One without a call time is not.
    pub call_time: Span<CivilTime>,
    /// Only records created within, on the server's clock. One without that time is not.
    pub created: Span<CivilTime>,
    /// Only records with so many seconds of talk. One without a number of seconds is not.
    pub talk: Span<u32>,
    /// Only records with so many seconds of waiting. One without a number of seconds is not.
    pub wait: Span<u32>,
    /// Only records called in these hours of day, from 0 to 23, on the server's clock: 9 to 17 is from 09:00:00 to
    /// 17:59:59. One without a call time is not.
    pub hours: Span<u8>,
    /// Only records of which this is to be said.
    pub quality: Option<Quality>,
    /// How numbers are read on screen, and so what a search finds in them. It hides nothing by itself.
    pub numbers: Numbers,
}

/// How the numbers of people are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Numbers {
    /// In full.
    #[default]
    Plain,
    /// [Masked](super::masked): nothing can be found by digits that are not shown.
    Masked,
}

/// Whose records to show.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgentChoice {
    /// Those without an agent.
    Nobody,
    /// Those of the agent with exactly this extension, which is not empty.
    Extension(String),
}

/// A part of a [`Filter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// [`Filter::called`].
    Called,
    /// [`Filter::answer`].
    Answer,
    /// [`Filter::agent`].
    Agent,
    /// [`Filter::search`].
    Search,
    /// [`Filter::call_time`].
    CallTime,
    /// [`Filter::created`].
    Created,
    /// [`Filter::talk`].
    Talk,
    /// [`Filter::wait`].
    Wait,
    /// [`Filter::hours`].
    Hours,
    /// [`Filter::quality`].
    Quality,
}

impl Criterion {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Called,
        Self::Answer,
        Self::Agent,
        Self::Search,
        Self::CallTime,
        Self::Created,
        Self::Talk,
        Self::Wait,
        Self::Hours,
        Self::Quality,
    ];

    /// The part's own bit in a row's [mark](super::marks).
    pub(super) const fn bit(self) -> Mark {
        1 << self as u8
    }
}

impl Filter {
    /// Whether a part of it can hide a record.
    #[must_use]
    pub fn has(&self, criterion: Criterion) -> bool {
        match criterion {
            Criterion::Called => self.called.is_some(),
            Criterion::Answer => self.answer.is_some(),
            Criterion::Agent => self.agent.is_some(),
            Criterion::Search => !self.search.trim().is_empty(),
            Criterion::CallTime => self.call_time.is_active(),
            Criterion::Created => self.created.is_active(),
            Criterion::Talk => self.talk.is_active(),
            Criterion::Wait => self.wait.is_active(),
            Criterion::Hours => self.hours.is_active(),
            Criterion::Quality => self.quality.is_some(),
        }
    }

    /// The parts that can hide a record, in the order they are offered.
    pub fn active(&self) -> impl Iterator<Item = Criterion> {
        Criterion::ALL.into_iter().filter(|&criterion| self.has(criterion))
    }

    /// Whether any part of it can hide a record.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.active().next().is_some()
    }

    /// Takes one part back; the others stay.
    pub fn clear(&mut self, criterion: Criterion) {
        match criterion {
            Criterion::Called => self.called = None,
            Criterion::Answer => self.answer = None,
            Criterion::Agent => self.agent = None,
            Criterion::Search => self.search.clear(),
            Criterion::CallTime => self.call_time = Span::default(),
            Criterion::Created => self.created = Span::default(),
            Criterion::Talk => self.talk = Span::default(),
            Criterion::Wait => self.wait = Span::default(),
            Criterion::Hours => self.hours = Span::default(),
            Criterion::Quality => self.quality = None,
        }
    }

    /// Whether one part of two filters is the same.
    pub(super) fn agrees(&self, other: &Self, criterion: Criterion) -> bool {
        match criterion {
            Criterion::Called => self.called == other.called,
            Criterion::Answer => self.answer == other.answer,
            Criterion::Agent => self.agent == other.agent,
            Criterion::Search => self.search.trim() == other.search.trim() && self.numbers == other.numbers,
            Criterion::CallTime => self.call_time == other.call_time,
            Criterion::Created => self.created == other.created,
            Criterion::Talk => self.talk == other.talk,
            Criterion::Wait => self.wait == other.wait,
            Criterion::Hours => self.hours == other.hours,
            Criterion::Quality => self.quality == other.quality,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AgentChoice, Criterion, Filter, Numbers};
    use crate::protocol::CivilTime;
    use crate::{AnswerClass, CalledClass, Quality, Span};

    #[test]
    fn every_part_is_active_until_it_is_taken_back() {
        let time = Span { from: Some(CivilTime::from_seconds(1)), to: None };
        let mut filter = Filter {
            called: Some(CalledClass::Called),
            answer: Some(AnswerClass::None),
            agent: Some(AgentChoice::Nobody),
            search: " x ".to_owned(),
            call_time: time,
            created: time,
            talk: Span { from: None, to: Some(5) },
            wait: Span { from: Some(5), to: Some(5) },
            hours: Span { from: Some(9), to: Some(17) },
            quality: Some(Quality::Duplicate),
            numbers: Numbers::Plain,
        };
        for (place, criterion) in Criterion::ALL.into_iter().enumerate() {
            assert!(filter.active().eq(Criterion::ALL.into_iter().skip(place)));
            filter.clear(criterion);
        }
        assert!(!filter.is_active());
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn a_blank_search_hides_nothing() {
        assert!(!Filter { search: " \u{3000}\t".to_owned(), ..Filter::default() }.is_active());
    }
}

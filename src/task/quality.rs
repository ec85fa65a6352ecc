//! What about a record is worth a second look.

use super::chunk::Chunk;
use super::columns::{ABSENT, CHUNK_ROWS};
use super::outcome::{ByOutcome, Call, Outcome, outcomes};
use super::row_set::RowSet;

/// Something about a record that makes a person look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quality {
    /// 数据矛盾: its fields contradict each other. `connected` with answered 0; `callee` with answered 1; status 1035
    /// with an answer type, a documented one or not, or with more than 0 seconds of talk.
    Contradictory,
    /// A status, answered, answer type, time or number of seconds that the documents do not know.
    Undocumented,
    /// It equals an earlier record in every field. [`View::know_duplicates`](super::View::know_duplicates) says which
    /// do; before that, none does.
    Duplicate,
    /// 无结果: it was called and has no answer type yet.
    NoResult,
}

impl Quality {
    /// Everything there is to look at, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Contradictory, Self::Undocumented, Self::Duplicate, Self::NoResult];

    /// The public name, in hooks.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contradictory => "contradictory",
            Self::Undocumented => "undocumented",
            Self::Duplicate => "duplicate",
            Self::NoResult => "no-result",
        }
    }

    /// What has that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.as_str() == name)
    }

    /// Calls `hit` with every row of a chunk that has it, once each. `duplicates` are the chunk's own.
    pub(super) fn find(self, chunk: &Chunk, duplicates: impl Iterator<Item = usize>, mut hit: impl FnMut(usize)) {
        match self {
            Self::Contradictory => {
                let calls = ByOutcome::new(Outcome::call);
                let contradictory = ByOutcome::new(Outcome::is_contradictory);
                let mut codes = [ABSENT; CHUNK_ROWS];
                chunk.billsec.codes().copy_to(0, &mut codes);
                for ((row, &code), &outcome) in (0..chunk.len()).zip(&codes).zip(&outcomes(chunk, 0)) {
                    let has_talk = || chunk.billsec.value(row, code).is_some_and(|seconds| seconds > 0);
                    if contradictory.of(outcome) || (calls.of(outcome) == Call::NotCalled && has_talk()) {
                        hit(row);
                    }
                }
            }
            Self::Undocumented => {
                let mut found = RowSet::default();
                chunk.undocumented_readings(|row| {
                    if found.insert(row) {
                        hit(row);
                    }
                });
            }
            Self::Duplicate => duplicates.for_each(hit),
            Self::NoResult => {
                let rows = outcomes(chunk, 0).into_iter().take(chunk.len()).enumerate();
                rows.filter(|(_, outcome)| outcome.is_no_result()).for_each(|(row, _)| hit(row));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quality;

    #[test]
    fn every_public_name_leads_back_to_its_quality() {
        for quality in Quality::ALL {
            assert_eq!(Quality::parse(quality.as_str()), Some(quality));
        }
        assert_eq!(Quality::parse("all"), None);
    }
}

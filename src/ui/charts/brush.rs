//! Marking columns that stand side by side, with a pointer or with the keyboard.

use std::ops::RangeInclusive;

/// What a person is marking: from the column where it began to the one where it is now, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Brush {
    anchor: usize,
    head: usize,
    hand: Hand,
}

/// What moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Keys,
    Pointer,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// It marks something else.
    Mark(Brush),
    /// It picks what is marked.
    Pick,
}

impl Brush {
    /// The keyboard is at this column, and marks nothing else.
    pub(super) const fn at(place: usize) -> Self {
        Self { anchor: place, head: place, hand: Hand::Keys }
    }

    /// A pointer went down on this column.
    pub(super) const fn pressed_at(place: usize) -> Self {
        Self { hand: Hand::Pointer, ..Self::at(place) }
    }

    /// A pointer moved to this column; `None` if none is down.
    pub(super) fn dragged_to(self, place: usize) -> Option<Self> {
        (self.hand == Hand::Pointer).then_some(Self { head: place, ..self })
    }

    /// The columns marked by a pointer that goes up; `None` if none is down.
    pub(super) fn released(self) -> Option<RangeInclusive<usize>> {
        (self.hand == Hand::Pointer).then(|| self.range())
    }

    /// The same where there are so many columns, and perhaps were more before.
    pub(super) fn among(self, columns: usize) -> Self {
        let last = columns.saturating_sub(1);
        Self { anchor: self.anchor.min(last), head: self.head.min(last), ..self }
    }

    /// The column where it is.
    pub(super) const fn head(self) -> usize {
        self.head
    }

    /// From the lowest place to the highest.
    pub(super) fn range(self) -> RangeInclusive<usize> {
        self.anchor.min(self.head)..=self.anchor.max(self.head)
    }

    /// Whether it marks more than the column where it is.
    pub(super) const fn is_wide(self) -> bool {
        self.anchor != self.head
    }

    /// What a key does among so many columns; `None` if nothing.
    pub(super) fn stroke(self, key: &str, with_shift: bool, columns: usize) -> Option<Stroke> {
        let last = columns.checked_sub(1)?;
        let head = match key {
            "ArrowLeft" => self.head.saturating_sub(1),
            "ArrowRight" => self.head + 1,
            "Home" => 0,
            "End" => last,
            "Escape" if self.is_wide() => self.head,
            "Enter" | " " => return Some(Stroke::Pick),
            _ => return None,
        }
        .min(last);
        Some(Stroke::Mark(if with_shift { Self { head, ..self } } else { Self::at(head) }))
    }
}

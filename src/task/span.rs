//! A range of times or of seconds, as a person picks it.

/// From one value to another, both inclusive; an end that is `None` is open. The default is open at both.
///
/// Where `from` lies after `to`, nothing lies within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span<T> {
    /// The lowest value within.
    pub from: Option<T>,
    /// The highest value within.
    pub to: Option<T>,
}

impl<T> Default for Span<T> {
    fn default() -> Self {
        Self { from: None, to: None }
    }
}

impl<T: PartialOrd> Span<T> {
    /// Whether it has an end, and so can leave anything out.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether a value lies within.
    #[must_use]
    pub fn contains(&self, value: &T) -> bool {
        self.from.as_ref().is_none_or(|from| from <= value) && self.to.as_ref().is_none_or(|to| value <= to)
    }
}

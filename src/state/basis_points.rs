//! A share in hundredths of a percent.

use std::fmt;

/// From 0, which is none, to 10,000, which is all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BasisPoints(u32);

impl BasisPoints {
    /// Of one.
    pub const ONE: u32 = 10_000;

    /// So many of a hundred; more than all is all.
    #[must_use]
    pub const fn percent(percent: u32) -> Self {
        let points = percent.saturating_mul(100);
        Self(if points < Self::ONE { points } else { Self::ONE })
    }

    /// Reads percent, with two digits after the point at most: `3`, `2.5`. `None` for anything else, and above 100.
    #[must_use]
    pub fn from_percent(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(part) || part.len() > 2 {
            return None;
        }
        let hundredths = part.parse::<u32>().ok()? * if part.len() == 1 { 10 } else { 1 };
        let points = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        (points <= Self::ONE).then_some(Self(points))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for BasisPoints {
    /// As percent: `3%`, `2.5%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}%"),
            (whole, part) if part.is_multiple_of(10) => write!(f, "{whole}.{}%", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BasisPoints;

    #[test]
    fn percent_are_read_and_written() {
        for (text, points, words) in [
            ("3", 300, "3%"),
            (" 2.5 ", 250, "2.5%"),
            ("0.05", 5, "0.05%"),
            ("0", 0, "0%"),
            ("100", 10_000, "100%"),
            ("12.34", 1234, "12.34%"),
        ] {
            let read = BasisPoints::from_percent(text);
            assert_eq!(read.map(BasisPoints::get), Some(points), "{text}");
            assert_eq!(read.map(|read| read.to_string()).as_deref(), Some(words));
        }
        for text in ["", "-1", "100.01", "101", "1e1", "2.", ".5", "1.234", "3%", "99999999999"] {
            assert_eq!(BasisPoints::from_percent(text), None, "{text}");
        }
        assert_eq!(BasisPoints::percent(3).get(), 300);
        assert_eq!(BasisPoints::percent(u32::MAX).get(), BasisPoints::ONE);
    }
}

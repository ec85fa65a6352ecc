//! Times as the API writes them: `yyyy-mm-dd hh:mm:ss`, in the server's own zone, which it never names.

use std::fmt;

const SECONDS_PER_DAY: u32 = 86_400;

/// A moment on the server's wall clock, to the second, from 1970 into 2106; texts are read to the end of 2105.
///
/// Stored as seconds since 1970-01-01 00:00:00 *of that clock*. It is no instant: without the zone it cannot be
/// converted to one, only shown as given, compared and subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilTime(u32);

impl CivilTime {
    /// From seconds since 1970-01-01 00:00:00 of the server's clock.
    #[must_use]
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01 00:00:00 of the server's clock.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// The hour of day, from 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        (self.0 % SECONDS_PER_DAY / 3600) as u8
    }

    /// Reads exactly `yyyy-mm-dd hh:mm:ss`; `None` for any other form and for days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ', h1, h2, b':', n1, n2, b':', s1, s2] = *bytes else {
            return None;
        };
        let year = number(&[y1, y2, y3, y4])?;
        let month = number(&[m1, m2])?;
        let day = number(&[d1, d2])?;
        let (hour, minute, second) = (number(&[h1, h2])?, number(&[n1, n2])?, number(&[s1, s2])?);
        if !(1970..=2105).contains(&year) || !(1..=12).contains(&month) || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        if day < 1 || day > days_in_month(year, month) {
            return None;
        }
        let days = days_before_year(year) - days_before_year(1970) + days_before_month(year, month) + day - 1;
        Some(Self(days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second))
    }

    /// Year, month, day, hour, minute, second.
    #[must_use]
    pub fn parts(self) -> (u32, u32, u32, u32, u32, u32) {
        let day_number = self.0 / SECONDS_PER_DAY;
        let second_of_day = self.0 % SECONDS_PER_DAY;
        let since_year_one = day_number + days_before_year(1970);
        // At most one year too far, since no year is shorter than 365 days and the range is short.
        let mut year = 1 + since_year_one * 400 / 146_097;
        while days_before_year(year) > since_year_one {
            year -= 1;
        }
        while days_before_year(year + 1) <= since_year_one {
            year += 1;
        }
        let day_of_year = since_year_one - days_before_year(year);
        let mut month = 12;
        while days_before_month(year, month) > day_of_year {
            month -= 1;
        }
        let day = day_of_year - days_before_month(year, month) + 1;
        (year, month, day, second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60)
    }
}

impl fmt::Display for CivilTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day, hour, minute, second) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days from 0001-01-01 to the first of January of `year`.
const fn days_before_year(year: u32) -> u32 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

/// Days from the first of January to the first of `month`, from 1 to 12.
const fn days_before_month(year: u32, month: u32) -> u32 {
    // The months from March on have 153 days in every five.
    match month {
        1 | 2 => 31 * (month - 1),
        _ => (153 * (month - 3) + 2) / 5 + 59 + is_leap(year) as u32,
    }
}

const fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::CivilTime;

    #[test]
    fn reads_and_writes_the_documents_form() {
        let time = CivilTime::parse("2025-01-10 22:20:20").map(CivilTime::seconds);
        assert_eq!(time, Some(1_736_547_620));
        assert_eq!(CivilTime::from_seconds(1_736_547_620).to_string(), "2025-01-10 22:20:20");
        assert_eq!(CivilTime::from_seconds(0).to_string(), "1970-01-01 00:00:00");
        assert_eq!(CivilTime::from_seconds(1_736_547_620).hour(), 22);
    }

    #[test]
    fn knows_leap_years() {
        assert!(CivilTime::parse("2024-02-29 00:00:00").is_some());
        assert!(CivilTime::parse("2025-02-29 00:00:00").is_none());
        assert!(CivilTime::parse("2100-02-29 00:00:00").is_none());
        assert_eq!(
            CivilTime::parse("2024-12-31 23:59:59").map(|t| t.to_string()).as_deref(),
            Some("2024-12-31 23:59:59")
        );
    }

    #[test]
    fn refuses_other_forms() {
        for bad in [
            "",
            "2025-01-10",
            "2025-01-10T22:20:20",
            "2025-13-01 00:00:00",
            "2025-00-10 00:00:00",
            "0000-00-00 00:00:00",
            "2025-01-10 24:00:00",
            "2025-01-10 22:20:2x",
            "+025-01-10 22:20:20",
        ] {
            assert!(CivilTime::parse(bad).is_none(), "{bad}");
        }
    }
}

//! A date and time as the server writes it: to the second, without a zone.

use std::fmt;

use serde::{Serialize, Serializer};
use time::PrimitiveDateTime;

/// A date and time without a zone. `Display` and JSON give `yyyy-mm-dd hh:mm:ss`, the document's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub PrimitiveDateTime);

impl Moment {
    /// The text in ASCII. Two of them stand in every record, so they are put together by hand.
    fn digits(self) -> [u8; 19] {
        let (year, month, day) = self.0.to_calendar_date();
        let (hour, minute, second) = self.0.as_hms();
        // The calendar used here ends with the year 9999, and a task begins in 2025.
        let [century, year] = [year / 100, year % 100].map(|part| u8::try_from(part).unwrap_or_default());
        let [[y1, y2], [y3, y4], [m1, m2], [d1, d2]] = [century, year, u8::from(month), day].map(two_digits);
        let [[h1, h2], [i1, i2], [s1, s2]] = [hour, minute, second].map(two_digits);
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ', h1, h2, b':', i1, i2, b':', s1, s2]
    }
}

/// The last two decimal digits of a number.
fn two_digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.digits()).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(str::from_utf8(&self.digits()).map_err(serde::ser::Error::custom)?)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn it_is_written_in_the_documents_form() {
        assert_eq!(Moment(datetime!(2025-01-10 22:20:09)).to_string(), "2025-01-10 22:20:09");
        assert_eq!(Moment(PrimitiveDateTime::MAX).to_string(), "9999-12-31 23:59:59");
    }
}

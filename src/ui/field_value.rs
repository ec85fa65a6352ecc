//! A field's value in words.

use crate::i18n::Texts;
use crate::protocol::{CivilTime, Reading};

/// What stands where a record says nothing.
pub(super) const EMPTY: &str = "—";

/// A text as it came, or [`EMPTY`].
pub(super) fn text(value: &str) -> String {
    if value.trim().is_empty() { EMPTY.to_owned() } else { value.to_owned() }
}

/// A time as given.
pub(super) fn time(reading: &Reading<'_, CivilTime>) -> String {
    match reading {
        Reading::Absent => EMPTY.to_owned(),
        Reading::Known(time) => time.to_string(),
        Reading::Other(given) => given.to_string(),
    }
}

/// Seconds as minutes and seconds, `1:23`, with hours where there are any.
pub(super) fn clock(seconds: u32) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// Yes, no, or what came in its place.
pub(super) fn yes_no(reading: &Reading<'_, bool>, texts: &Texts) -> String {
    match reading {
        Reading::Absent => EMPTY.to_owned(),
        Reading::Known(true) => texts.yes.to_owned(),
        Reading::Known(false) => texts.no.to_owned(),
        Reading::Other(given) => given.to_string(),
    }
}

/// Whether an id says anything: back ends write none as `""` and as `"0"`.
pub(super) fn is_id(value: &str) -> bool {
    !matches!(value.trim(), "" | "0")
}

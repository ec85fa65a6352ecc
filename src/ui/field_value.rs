//! A record's field in words: the one place that knows them, whatever shows them.

use crate::i18n::Texts;
use crate::protocol::{AnswerType, CalledStatus, CivilTime, Field, Reading, Record};
use crate::state::words::{answer_word, called_word};
use crate::task::{AnswerClass, CalledClass};

/// What stands where a record says nothing.
pub(super) const EMPTY: &str = "—";

/// What the record says in a field, or [`EMPTY`].
pub(super) fn words(record: &Record<'_>, field: Field, texts: &'static Texts) -> String {
    match field {
        Field::TaskId => text(&record.taskid),
        Field::Telphone => text(&record.telphone),
        Field::UserId => text(&record.userid),
        Field::MemberId => text(&record.memberid),
        Field::Chengshudu => text(&record.chengshudu),
        Field::CustomUuid => text(&record.customuuid),
        Field::Status => called_words(&record.status, texts),
        Field::ExtNumber => text(&record.extnumber),
        Field::Answered => reading(&record.answered, |yes| if yes { texts.yes } else { texts.no }.to_owned()),
        Field::AnswerType => answer_words(&record.answertype, texts),
        Field::CallTime => time(&record.calltime),
        Field::Duration => seconds(&record.duration, texts),
        Field::BillSec => seconds(&record.billsec, texts),
        Field::CreateTime => time(&record.createtime),
        Field::Mark => text(&record.mark),
    }
}

/// The seconds of a field that [`words`] gives as a clock.
pub(super) fn exact_seconds(record: &Record<'_>, field: Field, texts: &Texts) -> Option<String> {
    let given = match field {
        Field::Duration => &record.duration,
        Field::BillSec => &record.billsec,
        _ => return None,
    };
    given.known().filter(|&seconds| seconds != 0).map(texts.seconds)
}

/// So many characters of a text are drawn: a browser takes minutes to break a megabyte into lines. Searches, copies and
/// files have all of it.
const MOST_DRAWN: usize = 2_000;

/// A text as it came, or [`EMPTY`]. Of a very long one, its beginning.
pub(super) fn text(value: &str) -> String {
    if value.trim().is_empty() {
        return EMPTY.to_owned();
    }
    let rest = value.char_indices().nth(MOST_DRAWN);
    match rest.and_then(|(end, _)| value.get(..end)) {
        Some(beginning) => format!("{beginning}…"),
        None => value.to_owned(),
    }
}

/// A called status, with its code where the documents do not name that.
pub(super) fn called_words(status: &Reading<'_, CalledStatus>, texts: &'static Texts) -> String {
    match status {
        Reading::Other(code) => (texts.undocumented_code)(&text(code)),
        Reading::Known(_) | Reading::Absent => called_word(CalledClass::of(status))(texts).to_owned(),
    }
}

/// An answer type, with its word where the documents do not name that.
pub(super) fn answer_words(answer_type: &Reading<'_, AnswerType>, texts: &'static Texts) -> String {
    match answer_type {
        Reading::Other(word) => (texts.undocumented_code)(&text(word)),
        Reading::Known(_) | Reading::Absent => answer_word(AnswerClass::of(answer_type))(texts).to_owned(),
    }
}

/// Whether an id says anything: back ends write none as `""` and as `"0"`.
pub(super) fn is_id(value: &str) -> bool {
    !matches!(value.trim(), "" | "0")
}

fn time(given: &Reading<'_, CivilTime>) -> String {
    reading(given, |time| time.to_string())
}

fn seconds(given: &Reading<'_, u32>, texts: &Texts) -> String {
    reading(given, |seconds| if seconds == 0 { (texts.seconds)(0) } else { clock(seconds) })
}

/// Seconds as minutes and seconds, `1:23`, with hours where there are any.
fn clock(seconds: u32) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

fn reading<T: Copy>(given: &Reading<'_, T>, known: impl FnOnce(T) -> String) -> String {
    match given {
        Reading::Absent => EMPTY.to_owned(),
        Reading::Known(value) => known(*value),
        Reading::Other(given) => text(given),
    }
}

//! Which records filters must leave, and the count that must stand beside each of their values.

use std::collections::{BTreeMap, BTreeSet};

use reference_api::Record;

use crate::expected_card::{answer_class, called_class};
use crate::screen::Filters;

/// The called filter's values.
pub const CALLED: [&str; 4] = ["all", "called", "not-called", "other"];
/// The answer type filter's values.
pub const ANSWER_TYPES: [&str; 6] = ["all", "connected", "caller", "callee", "none", "other"];

/// What stands for no agent.
const NOBODY: &str = "—";

/// The places of the records that pass.
pub fn expected_indices(filters: &Filters, records: &[(u64, Record)]) -> Vec<u64> {
    records.iter().filter(|(_, record)| passes(filters, record)).map(|(index, _)| *index).collect()
}

/// What each value would show under the other filters, by `FILTER:VALUE`.
pub fn expected_facets(filters: &Filters, records: &[(u64, Record)]) -> BTreeMap<String, u64> {
    let count = |filters: &Filters| records.iter().filter(|(_, record)| passes(filters, record)).count() as u64;
    let called = CALLED
        .map(|value| (format!("called:{value}"), count(&Filters { called: value.to_owned(), ..filters.clone() })));
    let answer_types = ANSWER_TYPES.map(|value| {
        (format!("answertype:{value}"), count(&Filters { answertype: value.to_owned(), ..filters.clone() }))
    });
    let agents = records.iter().map(|(_, record)| agent(record)).chain([NOBODY]).collect::<BTreeSet<_>>();
    let agents = agents.into_iter().map(|extension| {
        let count = records.iter().filter(|(_, record)| passes(filters, record) && agent(record) == extension).count();
        (format!("extnumber:{extension}"), count as u64)
    });
    called.into_iter().chain(answer_types).chain(agents).collect()
}

/// The agent's extension, or what stands for none.
pub fn agent(record: &Record) -> &str {
    record.extnumber.as_deref().filter(|extension| !extension.is_empty()).unwrap_or(NOBODY)
}

fn passes(filters: &Filters, record: &Record) -> bool {
    let chosen = |choice: &str, class: &str| choice == "all" || choice == class;
    chosen(&filters.called, called_class(record))
        && chosen(&filters.answertype, answer_class(record))
        && found(&filters.search, record)
}

/// Whether a search finds a record: by a text of it in any case, or by its number in another spelling.
pub fn found(search: &str, record: &Record) -> bool {
    let search = search.trim().to_lowercase();
    let recording = record.recording.as_ref();
    let texts = [
        &*record.telphone,
        &record.userid,
        &record.memberid,
        &record.customuuid,
        record.chengshudu,
        record.extnumber.as_deref().unwrap_or_default(),
        &record.mark,
        recording.map_or("", |recording| &recording.recordfile),
        recording.map_or("", |recording| recording.hangupcause),
    ];
    let is_number = search.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    let digits = digits(&search);
    texts.iter().any(|text| text.to_lowercase().contains(&search))
        || is_number && !digits.is_empty() && self::digits(&record.telphone).contains(&digits)
}

/// A number's digits, without China's country code.
pub fn digits(number: &str) -> String {
    let national = number.strip_prefix("+86").or_else(|| number.strip_prefix("0086")).unwrap_or(number);
    national.chars().filter(char::is_ascii_digit).collect()
}

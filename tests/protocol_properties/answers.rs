//! Any bytes give a page or an error that fits them, and never a panic.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yccall_task_info::protocol::Field;

use crate::outcome::check_outcome;
use crate::php::{TextStyle, in_quotes};
use crate::{any_text, moderately};

proptest! {
    #![proptest_config(moderately(1024))]

    #[test]
    fn any_bytes_with_any_http_status_give_a_page_or_a_fitting_error(
        http_status in any::<u16>(),
        body in vec(any::<u8>(), 0..200),
    ) {
        check_outcome(http_status, &body);
    }

    #[test]
    fn a_known_answer_that_was_damaged_gives_a_page_or_a_fitting_error(
        http_status in http_status(),
        body in known_answer(),
        damages in vec(damage(), 1..4),
    ) {
        let damaged = damages.iter().fold(body, |body, damage| damage.apply(body));
        check_outcome(http_status, &damaged);
    }

    #[test]
    fn any_object_under_the_protocols_names_gives_a_page_or_a_fitting_error(
        http_status in http_status(),
        ret in json_scalar(),
        data in json(),
        msg in json(),
    ) {
        let body = format!(r#"{{"ret":{ret},"data":{{"status":0,"result":{data}}},"msg":{msg}}}"#);
        check_outcome(http_status, body.as_bytes());
        let body = format!(r#"{{"ret":200,"data":{data},"msg":{msg}}}"#);
        check_outcome(http_status, body.as_bytes());
    }
}

fn http_status() -> impl Strategy<Value = u16> {
    prop_oneof![Just(200), select(&[301, 400, 404, 429, 500, 502][..]), any::<u16>()]
}

/// The bodies of the vectors, which are the answers that servers are known to send.
fn known_answer() -> impl Strategy<Value = Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vectors");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "body"));
    paths.sort();
    select(paths.into_iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>())
}

/// What can happen to an answer on its way.
#[derive(Clone, Debug)]
pub(super) enum Damage {
    Truncated(Index),
    BitFlipped(Index, u8),
    Inserted(Index, Vec<u8>),
    Removed(Index, Index),
}

pub(super) fn damage() -> impl Strategy<Value = Damage> {
    let token = select(
        &["null", " ", "[]", "{}", "\"", "\\", "\\ud83d", ",", ":", "]", "}", "1e999", "\u{feff}", "<br />"][..],
    );
    let inserted = prop_oneof![vec(any::<u8>(), 1..4), token.prop_map(|token: &str| token.as_bytes().to_vec())];
    prop_oneof![
        any::<Index>().prop_map(Damage::Truncated),
        (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Damage::BitFlipped(at, bit)),
        (any::<Index>(), inserted).prop_map(|(at, bytes)| Damage::Inserted(at, bytes)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Removed(from, to)),
    ]
}

impl Damage {
    pub(super) fn apply(&self, mut body: Vec<u8>) -> Vec<u8> {
        let place = |index: &Index, body: &[u8]| index.index(body.len() + 1);
        match self {
            Self::Truncated(at) => body.truncate(place(at, &body)),
            Self::BitFlipped(at, bit) => {
                let at = place(at, &body);
                if let Some(byte) = body.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Inserted(at, bytes) => {
                let at = place(at, &body);
                body.splice(at..at, bytes.iter().copied());
            }
            Self::Removed(from, to) => {
                let (from, to) = (place(from, &body), place(to, &body));
                body.drain(from.min(to)..from.max(to));
            }
        }
        body
    }
}

/// Values that PHP writes in odd places, and values that decide something.
const AWKWARD: &[&str] =
    &["null", "true", "\"\"", "[]", "{}", "200", "\"200\"", "1024", "-0.0", "1e999", r#""\ud83d""#];

fn json_scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(AWKWARD).prop_map(str::to_owned),
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => (390..710i32).prop_map(|number| number.to_string()),
        1 => any_text().prop_map(|text| in_quotes(&text, TextStyle::Escaped)),
    ]
}

/// The protocol's keys around the records.
const KEYS: &[&str] = &[
    "ret",
    "data",
    "msg",
    "status",
    "desc",
    "errors",
    "code",
    "codemsg",
    "result",
    "totalitems",
    "currentpage",
    "itemsperpage",
];

/// JSON of some depth whose objects have the protocol's own keys, so that it gets past the outermost check.
fn json() -> impl Strategy<Value = String> {
    let keys = [KEYS, &Field::ALL.map(Field::wire_name)].concat();
    json_scalar().prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec((select(keys.clone()), inner), 0..6).prop_map(|entries| in_braces(&entries)),
        ]
    })
}

fn in_braces(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(key, value)| format!(r#""{key}":{value}"#)).collect();
    format!("{{{}}}", entries.join(","))
}

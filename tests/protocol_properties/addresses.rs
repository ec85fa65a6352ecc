//! An address leads to `http` or `https`, or is not taken.

use proptest::array::uniform2;
use proptest::prelude::*;
use yccall_task_info::protocol::Endpoint;

use crate::{any_text, moderately};

proptest! {
    #![proptest_config(moderately(512))]

    #[test]
    fn an_address_that_is_taken_has_no_scheme_but_http_and_https(
        text in prop_oneof![any_text(), "[\\x00-\\x20]{0,2}([a-zA-Z][a-z0-9+.-]{0,6}|[Hh]ttps?):[/\\\\]{0,3}[^ ]{0,8}"],
    ) {
        let Some(endpoint) = Endpoint::parse(&text) else { return Ok(()) };
        prop_assert_eq!(endpoint.as_str(), text.trim());
        if let Some(scheme) = scheme_in_a_browser(&text) {
            prop_assert!(matches!(scheme.as_str(), "http" | "https"), "{}", scheme);
        }
    }

    #[test]
    fn an_http_address_without_a_password_is_taken_without_the_space_around_it(
        address in "https?://([a-z0-9.-]{1,12}|\\[::1\\])(:[0-9]{1,5})?(/[a-z0-9@:%._~-]{0,8}){0,2}(\\?[a-z=&@:]{0,8})?",
        [before, after] in uniform2("[ \t\r\n\u{3000}]{0,2}"),
    ) {
        let endpoint = Endpoint::parse(&format!("{before}{address}{after}"));
        prop_assert_eq!(endpoint.as_ref().map(Endpoint::as_str), Some(address.as_str()));
    }
}

/// The scheme that a browser finds in an address, by the WHATWG's URL standard: it drops control characters and spaces
/// at either end, and tabs and line breaks anywhere.
fn scheme_in_a_browser(text: &str) -> Option<String> {
    let text = text.trim_matches(|character| character <= ' ').replace(['\t', '\n', '\r'], "");
    let (scheme, _) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

#[test]
fn an_address_without_a_scheme_is_not_taken_with_a_password_either() {
    for text in ["//u:p@host/", "//u@host", "/\\u:p@host/", "\\\\u@host"] {
        assert_eq!(Endpoint::parse(text), None, "{text}");
    }
}

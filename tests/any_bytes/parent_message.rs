//! Any bytes as what a page around the frame says: an exact origin or nobody, and options within their ranges.

use std::collections::BTreeMap;
use std::time::Duration;

use yccall_task_info::embed::{Attribute, Attributes, Origin};
use yccall_task_info::i18n::Lang;
use yccall_task_info::protocol::{Endpoint, PageRequest, PageSize, TaskId, Token};
use yccall_task_info::state::Options;

/// Reads the first line as an origin, the second as a token, and each further one as an attribute's name, which a tab
/// and its value follow unless it is removed.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    check_origin(lines.next().unwrap_or_default());
    check_token(lines.next().unwrap_or_default());
    check_attributes(lines);
}

/// What browsers name a page's origin by: nothing that stands for several, and nothing that is no origin.
fn check_origin(text: &str) {
    let Some(origin) = Origin::parse(text) else { return };
    assert_eq!(origin.as_str(), text);
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap();
    let is_of_a_host = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.:[]".contains(&byte);
    assert!(!host.is_empty() && host.bytes().all(is_of_a_host), "{text}");
    // Blanks stand between the allowed ones.
    assert_eq!(text.split(' ').count(), 1);
}

/// It changes nothing in a request but itself.
fn check_token(text: &str) {
    let Some(token) = Token::parse(text) else { return };
    let request = PageRequest { task_id: TaskId::parse("1").unwrap(), page: 1, page_size: PageSize::DEFAULT };
    let body = request.encode(&token);
    let fields: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
    assert_eq!(fields.len(), 5);
    assert!(fields.iter().any(|(name, value)| name == "token" && value == token.reveal()));
    assert!(!format!("{token:?}").contains(token.reveal()) || "Token(…)".contains(token.reveal()));
}

/// The last word on each attribute counts, whatever was said before; what cannot be used is as good as not said.
fn check_attributes<'a>(lines: impl Iterator<Item = &'a str>) {
    let mut attributes = Attributes::default();
    let mut last = BTreeMap::new();
    for line in lines {
        let (name, value) = line.split_once('\t').map_or((line, None), |(name, value)| (name, Some(value)));
        let Some(attribute) = Attribute::parse(name) else { continue };
        attributes.set(attribute, value.map(str::to_owned));
        last.insert(attribute.name(), (attribute, value));
    }
    let options = attributes.options(Lang::En);
    check_options(&options);

    let unusable: Vec<_> = attributes.unusable().map(|(attribute, _)| attribute).collect();
    let mut usable = Attributes::default();
    for (attribute, value) in last.into_values().filter(|(attribute, _)| !unusable.contains(attribute)) {
        usable.set(attribute, value.map(str::to_owned));
    }
    assert_eq!(usable.options(Lang::En), options);
    for attribute in Attribute::ALL {
        usable.set(attribute, None);
    }
    assert_eq!(usable.options(Lang::En), Options { lang: Lang::En, ..Options::default() });
}

fn check_options(options: &Options) {
    assert!(options.page > 0);
    assert!((1..=1000).contains(&options.page_size.get()) && (1..=1000).contains(&options.bulk_page_size.get()));
    assert!((1..=8).contains(&options.parallel));
    assert!((Duration::from_secs(1)..=Duration::from_secs(600)).contains(&options.timeout));
    let seconds = options.refresh_every.seconds();
    assert!(seconds == 0 || (5..=86_400).contains(&seconds), "{seconds}");
    assert!(options.abandon_limit.get() <= 10_000);
    assert!(options.task_id.as_ref().is_none_or(|task| !task.as_str().trim().is_empty()));
    let Some(endpoint) = options.endpoint.as_ref().map(Endpoint::as_str) else { return };
    // The WHATWG's schemes that run something or read a disk never come before the path.
    let before_path = endpoint.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = before_path.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    assert!(scheme.is_none_or(|scheme| scheme == "http" || scheme == "https"), "{endpoint}");
}

//! `config.json`, which stands beside the page and tells it where the API is.

use serde::Deserialize;

use super::{Attribute, Attributes, Origin};

/// What the file says. The page sets the attributes on its element.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Config {
    /// The element's attributes.
    pub attributes: Vec<(Attribute, String)>,
    /// The browser tab's title.
    pub title: Option<String>,
    /// Who may configure the page from around its frame.
    pub allowed_parents: Vec<Origin>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct File {
    endpoint: Option<String>,
    page_size: Option<u64>,
    bulk_page_size: Option<u64>,
    parallel_pages: Option<u64>,
    lang: Option<String>,
    theme: Option<String>,
    title: Option<String>,
    timeout_seconds: Option<u64>,
    mask_phone: Option<bool>,
    abandon_limit: Option<serde_json::Number>,
    allowed_parent_origins: Vec<String>,
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// What is wrong with it, for the person who wrote the file: no JSON, an option that does not exist, or a value
    /// that cannot be used. A file with one mistake is not used by halves.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // serde takes a list for the values of an object.
        if !text.trim_start().starts_with('{') {
            return Err("{ … }?".to_owned());
        }
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let attributes: Vec<_> = [
            (Attribute::Endpoint, file.endpoint),
            (Attribute::PageSize, file.page_size.map(|size| size.to_string())),
            (Attribute::BulkPageSize, file.bulk_page_size.map(|size| size.to_string())),
            (Attribute::ParallelPages, file.parallel_pages.map(|pages| pages.to_string())),
            (Attribute::Lang, file.lang),
            (Attribute::Theme, file.theme),
            (Attribute::TimeoutSeconds, file.timeout_seconds.map(|seconds| seconds.to_string())),
            (Attribute::MaskPhone, file.mask_phone.map(|masked| masked.to_string())),
            (Attribute::AbandonLimit, file.abandon_limit.map(|percent| percent.to_string())),
        ]
        .into_iter()
        .filter_map(|(attribute, value)| Some((attribute, value?)))
        .collect();

        let mut set = Attributes::default();
        for (attribute, value) in &attributes {
            set.set(*attribute, Some(value.clone()));
        }
        if let Some((attribute, value)) = set.unusable().next() {
            return Err(format!("{}: {value:?}", attribute.name()));
        }
        let origin = |text: &String| Origin::parse(text).ok_or_else(|| format!("allowedParentOrigins: {text:?}"));
        let allowed_parents = file.allowed_parent_origins.iter().map(origin).collect::<Result<_, _>>()?;
        Ok(Self { attributes, title: file.title, allowed_parents })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Attribute, Config, Origin};

    #[test]
    fn every_option_is_read() {
        let config = Config::read(
            "\u{feff}{\"endpoint\":\"/api/\",\"pageSize\":50,\"bulkPageSize\":500,\"parallelPages\":2,\"lang\":\"en\",\"theme\":\"dark\",\"title\":\"Calls\",\"timeoutSeconds\":60}",
        )
        .unwrap();
        assert_eq!(config.title.as_deref(), Some("Calls"));
        assert!(config.allowed_parents.is_empty());
        let value = |wanted| config.attributes.iter().find(|(attribute, _)| *attribute == wanted).unwrap().1.as_str();
        assert_eq!(value(Attribute::Endpoint), "/api/");
        assert_eq!(value(Attribute::PageSize), "50");
        assert_eq!(value(Attribute::BulkPageSize), "500");
        assert_eq!(value(Attribute::ParallelPages), "2");
        assert_eq!(value(Attribute::Lang), "en");
        assert_eq!(value(Attribute::Theme), "dark");
        assert_eq!(value(Attribute::TimeoutSeconds), "60");
    }

    #[test]
    fn parents_are_allowed_by_their_exact_origins() {
        let config = Config::read(r#"{"allowedParentOrigins":["https://a.example","http://b.example:81"]}"#).unwrap();
        let origins: Vec<_> = config.allowed_parents.iter().map(Origin::as_str).collect();
        assert_eq!(origins, ["https://a.example", "http://b.example:81"]);
        let refused = Config::read(r#"{"allowedParentOrigins":["https://a.example","*"]}"#);
        assert_eq!(refused, Err("allowedParentOrigins: \"*\"".to_owned()));
    }

    #[test]
    fn an_empty_file_leaves_every_default() {
        assert_eq!(Config::read("{}"), Ok(Config::default()));
    }

    #[test]
    fn a_mistake_is_named() {
        assert!(Config::read("").is_err());
        assert!(Config::read("[]").is_err());
        assert!(Config::read(r#"{"endpont":"/api/"}"#).unwrap_err().contains("endpont"));
        assert!(Config::read(r#"{"token":"x"}"#).unwrap_err().contains("token"));
        assert_eq!(Config::read(r#"{"pageSize":5000}"#), Err("page-size: \"5000\"".to_owned()));
        assert_eq!(Config::read(r#"{"theme":"pink"}"#), Err("theme: \"pink\"".to_owned()));
    }

    #[test]
    fn the_file_that_is_shipped_is_right() {
        let shipped = include_str!("config.json");
        let config = Config::read(shipped).unwrap();
        assert_eq!(config.attributes.first(), Some(&(Attribute::Endpoint, "/api/".to_owned())));
    }
}

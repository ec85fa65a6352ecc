//! `config.json`, which stands beside the page and tells it where the API is.

use super::{Attribute, Attributes, Origin};
use crate::protocol::json::{Reader, Scalar, Shape, Stop};

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

/// The attribute that an option of the file sets, if it sets one.
fn attribute(option: &str) -> Option<Attribute> {
    Some(match option {
        "endpoint" => Attribute::Endpoint,
        "pageSize" => Attribute::PageSize,
        "bulkPageSize" => Attribute::BulkPageSize,
        "parallelPages" => Attribute::ParallelPages,
        "lang" => Attribute::Lang,
        "theme" => Attribute::Theme,
        "timeoutSeconds" => Attribute::TimeoutSeconds,
        "maskPhone" => Attribute::MaskPhone,
        "abandonLimit" => Attribute::AbandonLimit,
        _ => return None,
    })
}

/// What is given for an option, as an attribute would be written; `null` is as good as nothing.
fn given(reader: &mut Reader<'_>) -> Result<Option<String>, Stop> {
    Ok(match reader.value()? {
        Scalar::Nothing => None,
        value => Some(value.into_words().into_owned()),
    })
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// What is wrong with it, for the person who wrote the file: no JSON, an option that does not exist, or a value
    /// that cannot be used. A file with one mistake is not used by halves.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut config = Self::default();
        let mut mistake = None;
        let mut reader = Reader::new(text);
        let shape = reader.object(|reader, option| {
            match (&*option, attribute(&option)) {
                (_, Some(attribute)) => config.attributes.extend(given(reader)?.map(|value| (attribute, value))),
                ("title", None) => config.title = given(reader)?,
                ("allowedParentOrigins", None) => {
                    let shape = reader.list(|reader| {
                        let origin = reader.text()?;
                        match Origin::parse(&origin) {
                            Some(origin) => config.allowed_parents.push(origin),
                            None => mistake = Some(format!("{option}: {origin:?}")),
                        }
                        Ok(())
                    })?;
                    if let Shape::Odd(stop) = shape {
                        return Err(stop);
                    }
                }
                (_, None) => {
                    reader.value()?;
                    mistake = Some(format!("{option:?}"));
                }
            }
            Ok(())
        });
        match shape.and_then(|shape| reader.end().map(|()| shape)) {
            Ok(Shape::Object) => {}
            Ok(Shape::Nothing | Shape::Odd(_)) => return Err("{ … }?".to_owned()),
            Err(stop) => return Err(stop.place(text)),
        }
        let mut set = Attributes::default();
        for (attribute, value) in &config.attributes {
            set.set(*attribute, Some(value.clone()));
        }
        let unusable = set.unusable().next().map(|(attribute, value)| format!("{}: {value:?}", attribute.name()));
        mistake.or(unusable).map_or(Ok(config), Err)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Attribute, Config, Origin};

    #[test]
    fn every_option_is_read() {
        let config = Config::read(
            "\u{feff}{\"endpoint\":\"/api/\",\"pageSize\":50,\"bulkPageSize\":500,\"parallelPages\":2,\"lang\":\"en\",\"theme\":\"dark\",\"title\":\"Calls\",\"timeoutSeconds\":60,\"maskPhone\":true,\"abandonLimit\":2.5}",
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
        assert_eq!(value(Attribute::MaskPhone), "true");
        assert_eq!(value(Attribute::AbandonLimit), "2.5");
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
        assert!(Config::read(r#"["endpoint"]"#).is_err());
        assert!(Config::read(r#"{"allowedParentOrigins":"https://a.example"}"#).is_err());
        assert!(Config::read(r#"{"pageSize":[50]}"#).is_err());
        assert_eq!(Config::read("{\n\"lang\": en}"), Err("JSON 2:9".to_owned()));
        assert!(Config::read(r#"{"endpont":"/api/"}"#).unwrap_err().contains("endpont"));
        assert!(Config::read(r#"{"token":"x"}"#).unwrap_err().contains("token"));
        assert_eq!(Config::read(r#"{"":1}"#), Err("\"\"".to_owned()));
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

//! The page's configuration, for `page.js`.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{Config, Origin};
use crate::i18n::Lang;

/// What `page.js` needs of `config.json`: usable as it is, even where the file is not.
#[wasm_bindgen]
pub struct PageConfig {
    config: Config,
    problem: Option<String>,
}

/// Reads the file's text; `lang` is the language to name a problem in.
#[wasm_bindgen]
#[must_use]
pub fn read_config(text: &str, lang: &str) -> PageConfig {
    let texts = Lang::parse(lang).unwrap_or_default().texts();
    match Config::read(text) {
        Ok(config) => PageConfig { config, problem: None },
        Err(problem) => PageConfig { config: Config::default(), problem: Some((texts.config_broken)(&problem)) },
    }
}

#[wasm_bindgen]
impl PageConfig {
    /// The names of the attributes to set on the element.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.config.attributes.iter().map(|(attribute, _)| attribute.name().to_owned()).collect()
    }

    /// Their values, in the same order.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        self.config.attributes.iter().map(|(_, value)| value.clone()).collect()
    }

    /// The origins of the parents that may configure the page, blanks between them.
    #[must_use]
    pub fn parents(&self) -> String {
        self.config.allowed_parents.iter().map(Origin::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The browser tab's title, if the file sets one.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        self.config.title.clone()
    }

    /// What is wrong with the file, in words for a person.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        self.problem.clone()
    }
}

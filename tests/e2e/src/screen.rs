//! What the page's public hooks say, all at one moment.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Context as _;
use serde::Deserialize;

/// Reads a [`Screen`] inside the page.
pub(crate) const SCRIPT: &str = include_str!("screen.js");

/// Everything a person sees that has a hook.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Screen {
    /// The connection form, where it is shown.
    pub form: Option<Form>,
    /// How many records are shown of how many, where a task is shown.
    pub count: Option<Count>,
    /// The cards, in their order.
    pub cards: Vec<Card>,
    /// Whether the cards say that they are about to be replaced.
    pub busy: bool,
    /// Whether there is something to cancel.
    pub loading: bool,
    /// The error shown.
    pub error: Option<ErrorShown>,
    /// The notices shown, by kind and text.
    pub notices: Vec<(String, String)>,
    /// Why there are no cards.
    pub empty: Option<String>,
    /// The count beside each filter value, by `FILTER:VALUE`.
    pub facets: BTreeMap<String, u64>,
    /// What the filters are set to.
    pub filters: Filters,
    /// The pager, where a page is shown.
    pub pager: Option<Pager>,
    /// The hook or name of what has the focus; radio buttons with their value behind a colon. Empty for nothing.
    pub focused: String,
    /// Every text as it is drawn.
    pub text: String,
}

/// The connection form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Form {
    /// The API's address.
    pub endpoint: String,
    /// The token as typed.
    pub token: String,
    /// The task ID as typed.
    pub taskid: String,
    /// Records a page.
    pub itemsperpage: String,
    /// The fields that are marked as wrong, by name.
    pub invalid: Vec<String>,
}

/// How many records are shown of how many.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Count {
    /// Records on screen.
    pub shown: u64,
    /// Records in the task.
    pub total: u64,
    /// What it is to assistive technology.
    pub role: Option<String>,
    /// What filters look at: `page` or `task`.
    pub scope: String,
    /// The same in words.
    pub text: String,
}

/// One record on screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// The record's place in the task, counted from 0.
    pub index: u64,
    /// Its class by called status.
    pub status: String,
    /// Its class by answer type.
    pub answertype: String,
    /// Every text under a field's name: a single one, unless a name is there twice.
    #[serde(deserialize_with = "by_name")]
    pub fields: BTreeMap<String, Vec<String>>,
}

/// The error shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ErrorShown {
    /// Its kind.
    pub kind: String,
    /// Its code, where it has one.
    pub code: Option<String>,
    /// What it is to assistive technology.
    pub role: Option<String>,
    /// Its text as it is drawn, details only where they are open.
    pub text: String,
    /// Its text with the details, open or not.
    pub all_text: String,
}

/// What the filters are set to, by public value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Filters {
    /// The called status.
    pub called: String,
    /// The answer type.
    pub answertype: String,
    /// The search as typed.
    pub search: String,
}

impl Filters {
    /// Nothing is hidden.
    pub fn none() -> Self {
        Self { called: "all".to_owned(), answertype: "all".to_owned(), search: String::new() }
    }
}

/// The pager.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pager {
    /// What stands in the page's box.
    pub page: String,
    /// Records a page.
    pub page_size: String,
    /// The buttons that lead nowhere: of `first`, `prev`, `next`, `last`.
    pub disabled: Vec<String>,
}

impl Screen {
    /// The shown records' places in the task.
    pub fn indices(&self) -> Vec<u64> {
        self.cards.iter().map(|card| card.index).collect()
    }

    /// The card of a record by its place in the task.
    ///
    /// # Errors
    /// When it is not shown.
    pub fn card(&self, index: u64) -> anyhow::Result<&Card> {
        self.cards.iter().find(|card| card.index == index).with_context(|| format!("record {index} is not shown"))
    }

    /// The kind of the error shown.
    pub fn error_kind(&self) -> Option<&str> {
        self.error.as_ref().map(|error| error.kind.as_str())
    }

    /// The page's number as the pager has it.
    pub fn page(&self) -> &str {
        self.pager.as_ref().map_or("", |pager| &pager.page)
    }

    /// Whether a task is shown and nothing is on its way.
    pub fn is_settled(&self) -> bool {
        self.count.is_some() && !self.loading && !self.busy
    }

    /// Whether page `number` is shown, and nothing else is on its way.
    pub fn is_on_page(&self, number: u64) -> bool {
        self.is_settled() && self.error.is_none() && self.page() == number.to_string()
    }
}

impl Card {
    /// The text of a field; `None` where it is missing or there more than once.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.fields.get(field)?.as_slice() {
            [text] => Some(text),
            _ => None,
        }
    }
}

/// The screen in one line, for failures.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.cards.first().map(|card| card.index);
        write!(f, "{} cards from {first:?}, page {:?}", self.cards.len(), self.page())?;
        write!(f, ", loading {}, busy {}, focus on {:?}", self.loading, self.busy, self.focused)?;
        write!(f, ", filters {:?}, empty {:?}, form {:?}", self.filters, self.empty, self.form.is_some())?;
        match &self.error {
            Some(ErrorShown { kind, code, all_text, .. }) => write!(f, ", error {kind} {code:?}: {all_text:?}"),
            None => f.write_str(", no error"),
        }
    }
}

/// A list of pairs and not an object: names that mean something in JavaScript would get lost in one.
fn by_name<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    Ok(Vec::<(String, Vec<String>)>::deserialize(deserializer)?.into_iter().collect())
}

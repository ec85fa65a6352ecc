//! What a host may set, with its defaults.

use std::time::Duration;

use super::{BasisPoints, RefreshEvery};
use crate::i18n::Lang;
use crate::protocol::{Endpoint, PageSize, TaskId};
use crate::task::Numbers;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the system, or the host page's `color-scheme`, says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order the switch goes through them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The theme's public name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == name)
    }

    /// The next one of the switch.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// What is loaded without anybody pressing a button, once everything needed is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum AutoLoad {
    /// The page asked for.
    #[default]
    Page,
    /// The page asked for, and then the whole task.
    Task,
    /// Nothing.
    None,
}

impl AutoLoad {
    /// The choice of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "page" => Some(Self::Page),
            "task" => Some(Self::Task),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// What a host may set. The token is not among them: it goes its own way and is never kept beside settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where the API is; the person is asked where there is none.
    pub endpoint: Option<Endpoint>,
    /// The task to show; the person is asked where there is none.
    pub task_id: Option<TaskId>,
    /// The page to begin with, from 1.
    pub page: u64,
    /// Records a page.
    pub page_size: PageSize,
    /// Records a page when a whole task is loaded.
    pub bulk_page_size: PageSize,
    /// Pages asked for at a time when a whole task is loaded, 1 to 8.
    pub parallel: usize,
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// What is loaded by itself.
    pub auto_load: AutoLoad,
    /// How often what is on screen is loaded again by itself.
    pub refresh_every: RefreshEvery,
    /// How long one answer may take, in whole seconds from 1 to 600.
    pub timeout: Duration,
    /// Whether telephone numbers are masked.
    pub numbers: Numbers,
    /// The share of missed calls, of those that customers answered, above which it is marked.
    pub abandon_limit: BasisPoints,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            endpoint: None,
            task_id: None,
            page: 1,
            page_size: PageSize::DEFAULT,
            bulk_page_size: PageSize::LARGEST,
            parallel: 4,
            lang: Lang::default(),
            theme: Theme::default(),
            auto_load: AutoLoad::default(),
            refresh_every: RefreshEvery::default(),
            timeout: Duration::from_secs(30),
            numbers: Numbers::default(),
            abandon_limit: BasisPoints::percent(3),
        }
    }
}

//! The connection form while a person fills it in.

use super::Options;
use super::signals::RwSignal;
use crate::protocol::{Endpoint, PageSize, TaskId, Token};

/// The form's fields as typed. The token stays in this memory and nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    /// The API's address.
    pub endpoint: RwSignal<String>,
    /// The token.
    pub token: RwSignal<String>,
    /// The task ID.
    pub task_id: RwSignal<String>,
    /// Records a page.
    pub page_size: RwSignal<PageSize>,
    /// What the last attempt to submit found wrong.
    pub problems: RwSignal<DraftProblems>,
}

/// Which fields cannot be submitted as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DraftProblems {
    /// Empty or no address that can be fetched.
    pub endpoint: bool,
    /// Empty.
    pub token: bool,
    /// Empty.
    pub task_id: bool,
}

/// A form whose fields can be used.
pub(super) struct Checked {
    pub(super) endpoint: Endpoint,
    pub(super) token: Option<Token>,
    pub(super) task_id: TaskId,
}

impl Draft {
    /// A form filled with what the host gives.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let text = |text: Option<&str>| RwSignal::new(text.unwrap_or_default().to_owned());
        Self {
            endpoint: text(options.endpoint.as_ref().map(Endpoint::as_str)),
            token: RwSignal::new(String::new()),
            task_id: text(options.task_id.as_ref().map(TaskId::as_str)),
            page_size: RwSignal::new(options.page_size),
            problems: RwSignal::default(),
        }
    }

    /// What the form says, if every field can be used; without its token where that is not asked for. Notes the problems
    /// either way.
    #[must_use]
    pub(super) fn check(&self, needs_token: bool) -> Option<Checked> {
        let endpoint = Endpoint::parse(&self.endpoint.read_untracked());
        let token = Token::parse(&self.token.read_untracked());
        let task_id = TaskId::parse(&self.task_id.read_untracked());
        self.problems.set(DraftProblems {
            endpoint: endpoint.is_none(),
            token: needs_token && token.is_none(),
            task_id: task_id.is_none(),
        });
        if needs_token && token.is_none() {
            return None;
        }
        Some(Checked { endpoint: endpoint?, token, task_id: task_id? })
    }
}

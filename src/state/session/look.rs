//! What a session says of itself: everything a screen is drawn from.

use super::{Activity, Scope, Session, Stage};
use crate::i18n::Texts;
use crate::protocol::{ApiError, PageSize, TaskId};
use crate::state::{BasisPoints, Paging, RemotePage, Slot, TaskLoad, ViewState};
use crate::task::Filter;
use crate::transport::RetryPolicy;

impl Session {
    /// What fills the screen: the form until a connection stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.connection.read().is_some() { Stage::Task } else { Stage::Connect }
    }

    /// What filters, counts and search see.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope.get()
    }

    pub(in crate::state) fn scope_untracked(&self) -> Scope {
        self.scope.get_untracked()
    }

    /// What the session is doing about its page.
    #[must_use]
    pub fn activity(&self) -> Activity {
        self.activity.get()
    }

    /// Whether a page is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(*self.activity.read(), Activity::Loading { .. })
    }

    /// Whether anything is on its way that somebody asked for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_loading() || self.whole.is_running()
    }

    /// How far the load of the whole task is, once there was one.
    #[must_use]
    pub fn task_load(&self) -> Option<TaskLoad> {
        self.whole.load()
    }

    /// The error to show: why the last page asked for did not come, or why the load of the whole task stopped.
    #[must_use]
    pub fn error(&self) -> Option<ApiError> {
        match &*self.activity.read() {
            Activity::Failed { error, .. } => Some(error.clone()),
            Activity::Idle | Activity::Loading { .. } => self.whole.error(),
        }
    }

    /// The server's page on screen, or last on screen.
    #[must_use]
    pub fn page(&self) -> Option<RemotePage> {
        self.page.get()
    }

    /// Whether there are records on screen, or could be.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.page.read().is_some() || self.scope() == Scope::Task
    }

    /// Where the page on screen stands: among the server's, or among those of the filtered rows.
    #[must_use]
    pub fn paging(&self) -> Option<Paging> {
        match self.scope() {
            Scope::Page => self.page.read().as_ref().map(|page| page.paging),
            Scope::Task => {
                let asked = self.asked.get();
                let page_size = u64::from(asked.page_size.get());
                let paging = Paging { page: 1, page_size, total_items: self.listing.shown() as u64 };
                Some(Paging { page: paging.clamp(asked.page), ..paging })
            }
        }
    }

    /// Records in the task, by the server's last word.
    #[must_use]
    pub fn total_items(&self) -> u64 {
        match self.scope() {
            Scope::Page => self.page.read().as_ref().map_or(0, |page| page.paging.total_items),
            Scope::Task => self.whole.load().map_or(0, |load| load.total),
        }
    }

    /// The page's number to show and to count on from: the one on its way, else the one on screen.
    #[must_use]
    pub fn page_number(&self) -> u64 {
        match &*self.activity.read() {
            Activity::Loading { asked, .. } => asked.page,
            Activity::Idle | Activity::Failed { .. } => self.paging().map_or(1, |paging| paging.page),
        }
    }

    /// Records a page, as last asked for.
    #[must_use]
    pub fn page_size(&self) -> PageSize {
        self.asked.read().page_size
    }

    /// The records to show, in order.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        match self.scope() {
            Scope::Page => self.listing.slots(0, usize::MAX),
            Scope::Task => {
                let Some(paging) = self.paging() else { return Vec::new() };
                let from = usize::try_from(paging.first_index()).unwrap_or(usize::MAX);
                self.listing.slots(from, usize::from(self.page_size().get()))
            }
        }
    }

    /// The record that the person pressed last. Told anew with every press.
    #[must_use]
    pub fn selected(&self) -> Option<Slot> {
        self.selected.get()
    }

    /// The task on screen.
    #[must_use]
    pub fn task_id(&self) -> Option<TaskId> {
        self.connection.read().as_ref().map(|connection| connection.task_id.clone())
    }

    /// The texts in the person's language.
    #[must_use]
    pub fn texts(&self) -> &'static Texts {
        self.lang.get().texts()
    }

    /// The share of missed calls above which it is marked.
    #[must_use]
    pub fn abandon_limit(&self) -> BasisPoints {
        self.options.read().abandon_limit
    }

    /// How often a page is asked for before the session gives up.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        RetryPolicy::default().attempts
    }

    /// What the person is looking at. Told anew whenever that changes.
    #[must_use]
    pub fn view_state(&self) -> ViewState {
        let filter = Filter { search: String::new(), ..self.listing.filter().get() };
        ViewState {
            task_id: self.task_id(),
            page: self.paging().map(|paging| paging.page).filter(|&page| page != 1),
            page_size: Some(self.page_size()),
            is_whole: self.scope() == Scope::Task,
            filter,
            order: self.listing.order(),
        }
    }
}

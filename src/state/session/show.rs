//! What is shown of a task: which page of it or all of it, filtered and ordered, and asking for it.

use futures_util::FutureExt as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Activity, Scope, Session, Source};
use crate::protocol::{ApiError, ErrorKind, PageRequest, PageSize};
use crate::state::whole_task::{Access, Target};
use crate::state::{Asked, RemotePage, Slot};
use crate::task::{Assembly, Filter, Order, Records};
use crate::transport::{Api, RetryPolicy, request_page};

impl Session {
    /// Asks again for what did not come.
    pub fn retry(&self) {
        let page_failed = matches!(*self.activity.read_untracked(), Activity::Failed { .. });
        let task_stopped = untrack(|| match self.scope() {
            Scope::Page => self.whole.error().is_some(),
            Scope::Task => self.whole.is_stopped(),
        });
        if !page_failed && task_stopped {
            self.resume_task();
        } else {
            self.reload();
        }
    }

    /// Loads what is on screen again; it stays until the new is there.
    pub fn reload(&self) {
        let failed = match &*self.activity.read_untracked() {
            Activity::Failed { asked, .. } => Some(*asked),
            Activity::Idle | Activity::Loading { .. } => None,
        };
        match (failed, self.scope.get_untracked()) {
            (Some(asked), _) => self.load(asked),
            (None, Scope::Page) => self.load(self.asked.get_untracked()),
            (None, Scope::Task) => self.start_task(Target::Behind),
        }
    }

    /// Goes to a page, from 1, within the task.
    pub fn go_to(&self, page: u64) {
        let Some(paging) = untrack(|| self.paging()) else { return };
        self.show(Asked { page: paging.clamp(page), page_size: self.asked.get_untracked().page_size });
    }

    /// Changes the page size and stays at the first record in view.
    pub fn set_page_size(&self, page_size: PageSize) {
        self.draft.page_size.set(page_size);
        let page = untrack(|| self.paging()).map_or(1, |paging| paging.page_at_size(page_size));
        self.show(Asked { page, page_size });
    }

    pub(super) fn show(&self, asked: Asked) {
        match self.scope.get_untracked() {
            Scope::Page => self.load(asked),
            Scope::Task => self.asked.set(asked),
        }
    }

    /// Changes what hides records, and shows the first of those that are left.
    pub fn update_filter(&self, change: impl FnOnce(&mut Filter)) {
        self.listing.update_filter(change);
        self.back_to_first_row();
    }

    /// Changes the order, and shows the first.
    pub fn set_order(&self, order: Order) {
        self.listing.set_order(order);
        self.back_to_first_row();
    }

    /// Shows every record again.
    pub fn clear_filters(&self) {
        self.update_filter(|filter| *filter = Filter::default());
    }

    fn back_to_first_row(&self) {
        if self.scope.get_untracked() == Scope::Task {
            self.asked.update(|asked| asked.page = 1);
        }
    }

    /// Notes the record that the person has pressed.
    pub fn select(&self, slot: Slot) {
        self.selected.set(Some(slot));
    }

    /// Loads the whole task, from its first page.
    pub fn load_task(&self) {
        self.start_task(Target::Screen);
    }

    /// Goes on with the load of the whole task where it stopped, gaps included.
    pub fn resume_task(&self) {
        if let Some(access) = self.access() {
            self.refresh.stop();
            self.whole.resume(*self, access);
        }
    }

    fn start_task(&self, target: Target) {
        let Some(access) = self.access() else { return };
        let page_size = self.options.read_untracked().bulk_page_size;
        self.refresh.stop();
        self.whole.start(*self, access, page_size, target);
    }

    /// Whom to ask, as things are now.
    pub(in crate::state) fn access(&self) -> Option<Access> {
        let connection = self.connection.get_untracked()?;
        let options = self.options.read_untracked();
        let api = Api {
            endpoint: connection.endpoint,
            tokens: self.tokens.get_value(),
            timeout: options.timeout,
            retry: RetryPolicy::default(),
            fetchers: self.fetchers.get_value(),
        };
        Some(Access { api, task_id: connection.task_id, parallel: options.parallel })
    }

    /// The first records of the whole task are here: from now on they are what is listed.
    pub(in crate::state) fn enter_task(&self) {
        self.running.stop();
        self.activity.set(Activity::Idle);
        // The record that was first in view stays in view.
        if self.scope.get_untracked() == Scope::Page
            && let Some(page) = &*self.page.read_untracked()
        {
            let page_size = self.asked.read_untracked().page_size;
            self.asked.set(Asked { page: page.paging.page_at_size(page_size), page_size });
        }
        self.wanted.set_value(None);
        self.scope.set(Scope::Task);
    }

    /// Stops what is under way because the person asked.
    pub fn cancel(&self) {
        if let Activity::Loading { asked, .. } = self.activity.get_untracked() {
            self.running.stop();
            self.failed(asked, ApiError::of(ErrorKind::Cancelled));
        }
        self.whole.cancel(*self, ApiError::of(ErrorKind::Cancelled));
        self.refresh.stop();
        self.exports.cancel();
    }

    pub(super) fn stop(&self) {
        self.running.stop();
        self.whole.stop();
    }

    pub(super) fn load(&self, asked: Asked) {
        let Some(access) = self.access() else { return };
        self.refresh.stop();
        self.asked.set(asked);
        self.activity.set(Activity::Loading { asked, attempt: 1 });

        let session = *self;
        let is_ready = self.asks_at_once.get_value() && access.api.tokens.has_token();
        let mut asking = Box::pin(async move {
            let on_retry = |attempt| session.activity.set(Activity::Loading { asked, attempt });
            remote_page(&access, asked, &on_retry).await
        });
        // What was asked before ends first: a question to the host's function that nobody else waits for ends with it.
        self.running.stop();
        // The request leaves now, and not after the screen that waits for it has been drawn. A host's function is asked
        // for a token later: it may do anything, this element's methods included.
        let early = if is_ready { asking.as_mut().now_or_never() } else { None };
        self.running.begin(async move {
            let answer = match early {
                Some(answer) => answer,
                None => asking.await,
            };
            match answer {
                Ok((page, records)) => {
                    session.list(page, records);
                    session.activity.set(Activity::Idle);
                }
                Err(error) => session.failed(asked, error),
            }
        });
    }

    /// Puts a page of the server's on screen.
    pub(super) fn list(&self, page: RemotePage, records: Records) {
        let mut assembly = Assembly::default();
        assembly.put(page.paging.first_index(), records);
        self.listing.replace(assembly);
        let listing = self.listing;
        spawn_local(async move {
            listing.look_for_duplicates().await;
        });
        self.page.set(Some(page));
        self.wanted.set_value(None);
        self.records_came();
    }

    pub(super) fn failed(&self, asked: Asked, error: ApiError) {
        self.activity.set(Activity::Failed { asked, error });
        let back_to_form = {
            let connection = self.connection.read_untracked();
            connection.as_ref().is_some_and(|connection| connection.source == Source::Form)
        };
        if back_to_form && self.page.read_untracked().is_none() {
            self.whole.stop();
            self.connection.set(None);
        }
    }
}

/// A page as the server gives it, asked as often as it is worth.
pub(super) async fn remote_page(
    access: &Access,
    asked: Asked,
    on_retry: &dyn Fn(u32),
) -> Result<(RemotePage, Records), ApiError> {
    let request = PageRequest { task_id: access.task_id.clone(), page: asked.page, page_size: asked.page_size };
    let (head, records) = request_page(&access.api, &request, on_retry).await?;
    Ok((RemotePage::new(asked, &head), records))
}

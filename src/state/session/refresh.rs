//! Loading what is on screen again by itself. Nothing says so while it lasts: what is there stays until the new takes its
//! place in one step, with filter, order and page.

use super::show::remote_page;
use super::{Activity, Scope, Session};
use crate::protocol::ApiError;
use crate::state::auto_refresh::Refreshed;
use crate::state::whole_task::Access;
use crate::state::{Asked, RefreshEvery, RemotePage, ends_refreshing};
use crate::task::Records;

impl Session {
    /// How often what is on screen is loaded again by itself.
    #[must_use]
    pub fn refresh_every(&self) -> RefreshEvery {
        self.refresh.every.get()
    }

    /// Changes that.
    pub fn set_refresh_every(&self, every: RefreshEvery) {
        self.refresh.every.set(every);
    }

    /// Whether it is being loaded again by itself.
    #[must_use]
    pub fn is_refreshing(&self) -> bool {
        self.refresh.is_running()
    }

    /// When records last came to be on screen, in milliseconds since 1970, whoever asked for them. Told anew each time.
    #[must_use]
    pub fn came_at(&self) -> Option<f64> {
        self.refresh.came()
    }

    /// When what is on screen came, in milliseconds since 1970; `None` where it is not loaded again by itself.
    #[must_use]
    pub fn refreshed_at(&self) -> Option<f64> {
        self.refresh.came().filter(|_| self.refresh_every().is_on())
    }

    /// Since when it could not be loaded again by itself, in milliseconds since 1970.
    #[must_use]
    pub fn refresh_fails_since(&self) -> Option<f64> {
        self.refresh.fails_since().filter(|_| self.refresh_every().is_on())
    }

    /// Whether there is something to load again, nothing on its way, and nothing to deal with first.
    pub(in crate::state) fn can_refresh(&self) -> bool {
        let is_here = match self.scope() {
            Scope::Page => self.page.read().is_some(),
            Scope::Task => self.whole.can_be_refreshed(),
        };
        is_here
            && self.connection.read().is_some()
            && !self.is_busy()
            && !self.is_refreshing()
            && !self.error().is_some_and(|error| ends_refreshing(error.kind))
    }

    pub(in crate::state) fn records_came(&self) {
        self.refresh.records_came();
    }

    /// Loads what is on screen again and says nothing of it.
    pub(in crate::state) fn refresh(&self) {
        let Some(access) = self.access() else { return };
        let session = *self;
        self.refresh.begin(async move {
            match session.scope.get_untracked() {
                Scope::Page => session.refresh_page(&access).await,
                Scope::Task => {
                    let page_size = session.options.read_untracked().bulk_page_size;
                    session.whole.refresh(session, access, page_size).await
                }
            }
        });
    }

    async fn refresh_page(&self, access: &Access) -> Refreshed {
        // What is on screen, and not a page that was asked for and did not come.
        let Some(asked) = self.page.read_untracked().as_ref().map(|page| page.asked) else { return Refreshed::Ended };
        match within_task(access, asked).await {
            Ok((page, records)) => {
                self.list(page, records);
                let wants_another = match &*self.activity.read_untracked() {
                    Activity::Failed { asked: failed, .. } => *failed != asked,
                    Activity::Idle | Activity::Loading { .. } => false,
                };
                if !wants_another {
                    self.asked.set(page.asked);
                    self.activity.set(Activity::Idle);
                }
                Refreshed::Came
            }
            Err(error) if ends_refreshing(error.kind) => {
                self.failed(asked, error);
                Refreshed::Ended
            }
            Err(_) => Refreshed::Failed,
        }
    }
}

/// The page, or the task's last one where it has fewer by now. A task that shrinks with every answer is left at that.
async fn within_task(access: &Access, asked: Asked) -> Result<(RemotePage, Records), ApiError> {
    let (page, records) = remote_page(access, asked, &|_| {}).await?;
    let last = page.paging.pages();
    if records.is_empty() && last < asked.page {
        return remote_page(access, Asked { page: last, ..asked }, &|_| {}).await;
    }
    Ok((page, records))
}

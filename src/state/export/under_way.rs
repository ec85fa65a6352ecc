//! The export under way, and what came of the last.

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;

use super::writing::Writing;
use super::{ExportError, ExportRequest, ExportState, ExportedFile, FileKind};
use crate::state::session::Session;
use crate::state::{Kept, RwSignal};
use crate::task::Numbers;
use crate::transport::Workbooks;

/// The exports of one session, one at a time. A handle, as the session is.
#[derive(Clone, Copy, Debug)]
pub(in crate::state) struct Exports {
    state: RwSignal<ExportState>,
    /// Of the one under way.
    handle: Kept<Option<AbortHandle>>,
    workbooks: Kept<Workbooks>,
}

impl Exports {
    pub(in crate::state) fn new(workbooks: Workbooks) -> Self {
        Self { state: RwSignal::default(), handle: Kept::new(None), workbooks: Kept::new(workbooks) }
    }

    pub(in crate::state) fn state(&self) -> ExportState {
        self.state.get()
    }

    /// Writes the files that are asked for. What is refused from the outset changes nothing on screen.
    pub(in crate::state) async fn write(
        &self,
        session: Session,
        request: ExportRequest,
    ) -> Result<Vec<ExportedFile>, ExportError> {
        let task = untrack(|| session.task_id().filter(|_| session.has_page())).ok_or(ExportError::NothingLoaded)?;
        if request.kind == FileKind::Numbers && untrack(|| session.listing.numbers()) == Numbers::Masked {
            return Err(ExportError::Masked);
        }
        if self.is_running() {
            return Err(ExportError::Busy);
        }
        let (handle, registration) = AbortHandle::new_pair();
        self.handle.set_value(Some(handle));
        self.state.set(ExportState::Running(0, 0));

        let state = self.state;
        let progress = |done, of| state.set(ExportState::Running(done, of));
        let writing = Writing::new(session, task, request, &progress);
        let written = Abortable::new(writing.files(self.workbooks.get_value()), registration).await;
        let written = written.unwrap_or(Err(ExportError::Cancelled));
        session.listing.take_back();
        // Unless it was forgotten, or is gone with its element.
        if self.handle.try_update_value(Option::take).flatten().is_some() {
            self.state.set(match &written {
                Ok((_, summary)) => ExportState::Done(*summary),
                Err(error) => ExportState::Failed(error.clone()),
            });
        }
        written.map(|(files, _)| files)
    }

    fn is_running(&self) -> bool {
        self.handle.with_value(Option::is_some)
    }

    /// Ends the one under way, and says so.
    pub(in crate::state) fn cancel(&self) {
        self.handle.with_value(|handle| {
            if let Some(handle) = handle {
                handle.abort();
            }
        });
    }

    /// What came of the last one has been seen.
    pub(in crate::state) fn dismiss(&self) {
        if !self.is_running() {
            self.state.set(ExportState::None);
        }
    }

    /// Ends the one under way, and nothing is left of any.
    pub(in crate::state) fn forget(&self) {
        self.cancel();
        self.handle.set_value(None);
        self.state.set(ExportState::None);
    }
}

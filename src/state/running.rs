//! One piece of work at a time.

use futures_util::future::{AbortHandle, Abortable};
use leptos::task::spawn_local;

use super::kept::Kept;

/// What is under way, if anything is. A handle, as the session is; who makes it ends the work in time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Running(Kept<Option<AbortHandle>>);

impl Running {
    /// Nothing.
    pub(super) fn new() -> Self {
        Self(Kept::new(None))
    }

    /// Ends what is under way and begins this. Work that is ended says nothing: whoever ended it says what comes next.
    pub(super) fn begin(&self, work: impl Future<Output = ()> + 'static) {
        let (handle, registration) = AbortHandle::new_pair();
        self.stop();
        self.0.set_value(Some(handle));
        spawn_local(async move {
            Abortable::new(work, registration).await.ok();
        });
    }

    /// Ends it.
    pub(super) fn stop(&self) {
        self.0.update_value(|running| {
            if let Some(handle) = running.take() {
                handle.abort();
            }
        });
    }
}

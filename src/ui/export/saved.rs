//! The files of the last export, kept to be saved once more.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::task::spawn_local;

use crate::state::{ExportRequest, RwSignal, Session};
use crate::ui::download::FileAddress;

/// Between two files: browsers let only so many go at once.
const PAUSE: Duration = Duration::from_millis(250);

/// A handle, as signals are.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct SavedFiles(RwSignal<Vec<(String, FileAddress)>>);

impl SavedFiles {
    /// None yet.
    pub(in crate::ui) fn new() -> Self {
        Self(RwSignal::default())
    }

    /// Asks for files and saves them. Those before are forgotten.
    pub(super) fn request(self, session: Session, request: ExportRequest) {
        self.forget();
        spawn_local(async move {
            // What is wrong is shown by the session's own state.
            let Ok(files) = session.export(request).await else { return };
            let addresses = files.into_iter().filter_map(|file| Some((file.name, FileAddress::of(&file.blob)?)));
            self.0.set(addresses.collect());
            let mut saved = 0;
            // Gone with its element, or with the files forgotten, nothing more is saved.
            while self.0.try_read_untracked().is_some_and(|files| save(&files, saved)) {
                saved += 1;
                sleep(PAUSE).await;
            }
        });
    }

    /// Their names and addresses.
    pub(super) fn links(self) -> Vec<(String, String)> {
        self.0.read().iter().map(|(name, file)| (name.clone(), file.as_str().to_owned())).collect()
    }

    /// Lets them go.
    pub(super) fn forget(self) {
        self.0.set(Vec::new());
    }
}

/// Saves one of them, if there is one.
fn save(files: &[(String, FileAddress)], at: usize) -> bool {
    files.get(at).inspect(|(name, file)| file.save(name)).is_some()
}

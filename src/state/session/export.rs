//! Files of what is on screen.

use super::Session;
use crate::state::export::{ExportError, ExportRequest, ExportState, ExportedFile};

impl Session {
    /// Writes files of the records that are loaded, a slice at a time.
    ///
    /// # Errors
    /// Why there are none. Only one request at a time is written.
    pub async fn export(self, request: ExportRequest) -> Result<Vec<ExportedFile>, ExportError> {
        self.exports.write(self, request).await
    }

    /// What the export under way is doing, or what came of the last.
    #[must_use]
    pub fn export_state(&self) -> ExportState {
        self.exports.state()
    }

    /// Stops the export under way because somebody asked.
    pub fn cancel_export(&self) {
        self.exports.cancel();
    }

    /// What came of the last one has been seen.
    pub fn dismiss_export(&self) {
        self.exports.dismiss();
    }
}

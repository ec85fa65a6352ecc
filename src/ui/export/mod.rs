//! Files of the records: a panel that asks for them, and below it what becomes of them.

mod outcome;
mod panel;
mod saved;

pub(super) use self::outcome::ExportOutcome;
pub(super) use self::panel::ExportPanel;
pub(super) use self::saved::SavedFiles;

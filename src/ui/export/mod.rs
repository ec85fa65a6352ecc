//! Files of the records: a panel that asks for them, and below it what becomes of them.

mod outcome;
mod panel;
mod saved;

pub(super) use self::outcome::export_outcome;
pub(super) use self::panel::export_panel;
pub(super) use self::saved::SavedFiles;

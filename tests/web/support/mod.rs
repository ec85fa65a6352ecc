//! What every test needs: a network it commands, answers to give, a screen to look at, and patience.

mod bodies;
mod clipboard;
mod clock;
mod fetchers;
mod files;
mod heard;
mod network;
mod provider;
mod screen;
mod served_task;
mod tab;
mod wait;

pub use bodies::{EXPIRED, number_at, numbered, page, page_among, page_of, record};
pub use clipboard::{ClipboardStandIn, selected};
pub use clock::{ClockStandIn, SlowMachine};
pub use fetchers::{FetchersStandIn, open_fetcher};
pub use files::{
    DownloadsStandIn, hold_workbooks, last_plan, note_events, noted_events, open_workbook, release_workbooks, text_of,
    workbook_cancelled,
};
pub use heard::Heard;
pub use network::{Network, Question};
pub use provider::Provider;
pub use screen::{CARD, REMEMBERED, Screen, TASK_ID, TOKEN, hook, texts, value_of};
pub use served_task::ServedTask;
pub use tab::TabStandIn;
pub use wait::{settled, until};

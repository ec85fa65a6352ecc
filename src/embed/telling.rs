//! When the host is told: each event follows the session's signals, and ends with it.

use leptos::prelude::*;
use web_sys::Element;

use super::events::{self, Loaded};
use crate::protocol::ErrorKind;
use crate::state::{ExportState, Memo, Scope, Session, whenever};
use crate::ui::record_json;

/// From now on dispatches every event at `host` when its time is.
pub(super) fn tell(host: &Element, session: Session) {
    let tell_whenever = |tell: Box<dyn Fn(&Element)>| {
        let host = host.clone();
        whenever(move || tell(&host));
    };

    tell_whenever(Box::new(move |host| {
        if session.came_at().is_some() {
            events::loaded(host, &untrack(|| loaded(session)));
        }
    }));

    let progress = Memo::new(move |_| session.task_load().map(|load| (load.loaded, load.total)));
    tell_whenever(Box::new(move |host| {
        if let Some((loaded, total)) = progress.get() {
            events::progress(host, loaded, total);
        }
    }));

    // The load behind an error may change without it.
    let error = Memo::new(move |_| session.error());
    tell_whenever(Box::new(move |host| {
        if let Some(error) = error.get() {
            events::error(host, &error);
            if error.kind == ErrorKind::Auth {
                events::auth_expired(host);
            }
        }
    }));

    tell_whenever(Box::new(move |host| {
        let record = session.selected().and_then(|slot| session.listing.with_record(slot, record_json));
        if let Some(record) = record {
            events::record_select(host, &record);
        }
    }));

    tell_whenever(Box::new(move |host| {
        if let ExportState::Done(summary) = session.export_state() {
            events::export(host, summary.kind.as_str(), summary.records);
        }
    }));

    let state = Memo::new(move |_| (session.view_state().to_query(), session.listing.shown()));
    let host = host.clone();
    let mut is_begun = false;
    whenever(move || {
        let (state, shown) = state.get();
        // What is looked at in the beginning is no change.
        if std::mem::replace(&mut is_begun, true) {
            events::filter_change(&host, &state, shown);
        }
    });
}

fn loaded(session: Session) -> Loaded {
    let paging = session.paging();
    let record_count = match session.scope() {
        Scope::Page => session.listing.held() as u64,
        Scope::Task => session.task_load().map_or(0, |load| load.loaded),
    };
    Loaded {
        scope: session.scope().as_str(),
        page: paging.map_or(1, |paging| paging.page),
        page_size: paging.map_or(0, |paging| paging.page_size),
        total_items: session.total_items(),
        record_count,
    }
}

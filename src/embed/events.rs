//! The element's events, as its host hears them. No token is in any, and no number in full where numbers are masked.

use js_sys::{JSON, Object, Reflect};
use leptos::prelude::untrack;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

use crate::protocol::ApiError;

/// Records that are on screen now.
pub(super) struct Loaded {
    /// `page` or `task`.
    pub(super) scope: &'static str,
    /// The page in view, from 1.
    pub(super) page: u64,
    /// Records a page.
    pub(super) page_size: u64,
    /// Records in the task, by the server's word.
    pub(super) total_items: u64,
    /// Records that are here.
    pub(super) record_count: u64,
}

/// `yti-loaded`: records have come that are on screen now.
pub(super) fn loaded(host: &Element, loaded: &Loaded) {
    let counts = [
        ("page", loaded.page),
        ("pageSize", loaded.page_size),
        ("totalItems", loaded.total_items),
        ("recordCount", loaded.record_count),
    ];
    let counts = counts.into_iter().map(|(name, count)| (name, number(count)));
    let detail = object([("scope", JsValue::from_str(loaded.scope))].into_iter().chain(counts));
    dispatch(host, "yti-loaded", &detail);
}

/// `yti-progress`: so many records of a whole task have come, of so many.
pub(super) fn progress(host: &Element, loaded: u64, total: u64) {
    dispatch(host, "yti-progress", &object([("loaded", number(loaded)), ("total", number(total))]));
}

/// `yti-error`: what was asked for did not come.
pub(super) fn error(host: &Element, error: &ApiError) {
    let detail = object([
        ("kind", JsValue::from_str(error.kind.as_str())),
        ("code", error.code.map_or(JsValue::NULL, |code| JsValue::from_f64(code as f64))),
        ("message", JsValue::from_str(&error.message)),
    ]);
    dispatch(host, "yti-error", &detail);
}

/// `yti-auth-expired`: nothing goes on without another token.
pub(super) fn auth_expired(host: &Element) {
    dispatch(host, "yti-auth-expired", &JsValue::NULL);
}

/// `yti-record-select`: a person has pressed a record, which is given as JSON.
pub(super) fn record_select(host: &Element, record: &str) {
    // JSON that was written here.
    let record = JSON::parse(record).unwrap_or(JsValue::NULL);
    dispatch(host, "yti-record-select", &object([("record", record)]));
}

/// `yti-filter-change`: what is looked at, and how many records that shows.
pub(super) fn filter_change(host: &Element, state: &str, shown: usize) {
    let pairs = form_urlencoded::parse(state.as_bytes()).map(|(name, value)| (name, JsValue::from_str(&value)));
    dispatch(host, "yti-filter-change", &object([("state", object(pairs)), ("shown", number(shown as u64))]));
}

/// `yti-export`: files have been written, and so many records are in them.
pub(super) fn export(host: &Element, format: &str, records: usize) {
    let detail = object([("format", JsValue::from_str(format)), ("records", number(records as u64))]);
    dispatch(host, "yti-export", &detail);
}

/// Counts of records stay far below what a number can hold exactly.
fn number(count: u64) -> JsValue {
    JsValue::from_f64(count as f64)
}

fn object<N: AsRef<str>>(pairs: impl IntoIterator<Item = (N, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // A plain object takes every property.
        Reflect::set(&object, &JsValue::from_str(name.as_ref()), &value).ok();
    }
    object.into()
}

fn dispatch(host: &Element, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Whether a listener cancelled it changes nothing. What listeners look at is theirs, and not what the caller
        // follows.
        untrack(|| host.dispatch_event(&event)).ok();
    }
}

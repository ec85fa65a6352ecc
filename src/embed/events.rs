//! The element's events, as its host hears them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// `yti-filter-change`: what is looked at, and how many records that shows.
pub(super) fn filter_change(host: &Element, state: &str, shown: usize) {
    let pairs = form_urlencoded::parse(state.as_bytes()).map(|(name, value)| (name, JsValue::from_str(&value)));
    let detail = object([("state", object(pairs).into()), ("shown", JsValue::from_f64(shown as f64))]);
    dispatch(host, "yti-filter-change", &detail);
}

/// `yti-export`: files have been written, and so many records are in them.
pub(super) fn export(host: &Element, format: &str, records: usize) {
    let detail = object([("format", JsValue::from_str(format)), ("records", JsValue::from_f64(records as f64))]);
    dispatch(host, "yti-export", &detail);
}

fn object<N: AsRef<str>>(pairs: impl IntoIterator<Item = (N, JsValue)>) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // A plain object takes every property.
        Reflect::set(&object, &JsValue::from_str(name.as_ref()), &value).ok();
    }
    object
}

fn dispatch(host: &Element, name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Whether a listener cancelled it changes nothing.
        host.dispatch_event(&event).ok();
    }
}

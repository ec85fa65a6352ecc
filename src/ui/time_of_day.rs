//! A moment as the clock on the person's wall has it.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// So much of a JavaScript time is hours, minutes and seconds; the zone's name follows.
const SECONDS_END: usize = 8;

/// `14:03:22` for a moment in milliseconds since 1970.
pub(super) fn time_of_day(moment: f64) -> String {
    String::from(Date::new(&JsValue::from_f64(moment)).to_time_string()).chars().take(SECONDS_END).collect()
}

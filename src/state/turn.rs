//! Giving the browser its turn between slices of work.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// A clock in milliseconds, for measuring spans.
pub(crate) fn milliseconds() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |clock| clock.now())
}

/// Comes back in a later turn of the event loop, after input and painting had theirs. A timer would come back four
/// milliseconds later than that.
pub(crate) async fn next_turn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let Ok(channel) = MessageChannel::new() else {
            // Without a channel the work goes on in this turn.
            resolve.call0(&wasm_bindgen::JsValue::UNDEFINED).ok();
            return;
        };
        let port = channel.port1();
        let back = Closure::once_into_js(move || {
            port.close();
            resolve.call0(&wasm_bindgen::JsValue::UNDEFINED).ok();
        });
        channel.port1().set_onmessage(Some(back.unchecked_ref()));
        channel.port2().post_message(&wasm_bindgen::JsValue::UNDEFINED).ok();
    });
    // A promise that is only ever resolved.
    JsFuture::from(promise).await.ok();
}

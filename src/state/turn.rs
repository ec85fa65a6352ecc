//! Giving the browser its turn between slices of work.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::select;
use gloo_timers::future::sleep;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// A frame, and a little more.
const FRAME: Duration = Duration::from_millis(18);

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

/// Comes back once the browser has drawn what is there now; where it draws nothing, as in a hidden tab, a frame later.
pub(crate) async fn next_frame() {
    let drawn = async {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).ok();
        });
        JsFuture::from(promise).await.ok();
        // It is called before the drawing.
        next_turn().await;
    };
    select(pin!(drawn), pin!(sleep(FRAME))).await;
}

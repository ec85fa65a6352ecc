//! Waiting for what must come, never for time.

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// How long anything may take, in milliseconds: only a failing test ever waits so long.
const LIMIT: f64 = 10_000.0;

/// Waits until `look` finds something.
pub async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Date::now() + LIMIT;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Date::now() < end, "waited in vain for {what}");
        TimeoutFuture::new(2).await;
    }
}

/// Waits until whatever has been set going has had its effect on the screen: answers given before have been read, as
/// this one is, and every effect has run.
pub async fn settled() {
    let answer = Response::new_with_opt_str(Some("an answer")).unwrap();
    JsFuture::from(answer.array_buffer().unwrap()).await.unwrap();
    TimeoutFuture::new(0).await;
}

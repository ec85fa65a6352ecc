//! What stands in for the worker that fetches beside the page.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Notes on the window how many were begun and ended, and how many questions had their turn. It fetches as a test says by
/// `fetcherThere`: nothing while that is not set, as before a worker is there.
const OPEN: &str = "
    const counted = (window.fetchers ??= { begun: 0, ended: 0, asked: 0 });
    counted.begun += 1;
    const waiting = [];
    const end = new AbortController();
    let free = parallel;
    return {
        get isThere() {
            return Boolean(window.fetcherThere);
        },
        async post(url, body) {
            if (free > 0) free -= 1;
            else await new Promise((resolve) => waiting.push(resolve));
            counted.asked += 1;
            try {
                return await window.fetcherThere(new Request(url, { method: 'POST', body, signal: end.signal }));
            } finally {
                const next = waiting.shift();
                if (next) next();
                else free += 1;
            }
        },
        end() {
            counted.ended += 1;
            end.abort();
        },
    };
";

/// The way of a worker: it fetches, and gives what came.
const FETCHES: &str = "
    const answer = await fetch(request);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, retryAfter: answer.headers.get('Retry-After') ?? undefined, bytes };
";

/// What begins workers that fetch here.
pub fn open_fetcher() -> Function {
    Function::new_with_args("parallel", OPEN)
}

/// The workers of every screen, until it is dropped.
pub struct FetchersStandIn;

impl FetchersStandIn {
    /// They are there as soon as they are begun, and fetch.
    pub fn fetching() -> Self {
        Self::with(&format!("window.fetcherThere = async (request) => {{ {FETCHES} }};"))
    }

    /// They are never there.
    pub fn never_there() -> Self {
        Self::with("")
    }

    /// They are there, and gone when they are asked.
    pub fn gone_when_asked() -> Self {
        Self::with("window.fetcherThere = () => Promise.reject();")
    }

    /// They are there, and gone once they have fetched so many.
    pub fn gone_after(answers: u32) -> Self {
        Self::with(&format!(
            "let left = {answers}; \
             window.fetcherThere = async (request) => {{ if (left-- <= 0) throw undefined; {FETCHES} }};"
        ))
    }

    /// How many were begun, how many ended, and how many questions they were asked.
    pub fn counted(&self) -> (u32, u32, u32) {
        let fetchers = Reflect::get(&window(), &"fetchers".into()).unwrap();
        let count = |name: &str| Reflect::get(&fetchers, &name.into()).unwrap().as_f64().unwrap() as u32;
        (count("begun"), count("ended"), count("asked"))
    }

    fn with(script: &str) -> Self {
        run(&format!("window.fetchers = {{ begun: 0, ended: 0, asked: 0 }}; {script}"));
        Self
    }
}

impl Drop for FetchersStandIn {
    fn drop(&mut self) {
        run("delete window.fetcherThere;");
    }
}

fn run(script: &str) {
    Function::new_no_args(script).call0(&JsValue::UNDEFINED).unwrap();
}

//! A network that does what a test says: it stands where `fetch` was, notes every question and answers none by itself.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect, TypeError};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReadableStream, Request, Response, ResponseInit};

use super::wait::until;

/// The network, until it is dropped. Make it before the screen, so that it outlives it.
pub struct Network {
    asked: Rc<RefCell<Vec<Pending>>>,
    fetch: JsValue,
    _stub: Closure<dyn Fn(Request) -> Promise>,
}

/// A call of `fetch` and the two ends of its promise.
#[derive(Clone)]
struct Pending {
    request: Request,
    resolve: Function,
    reject: Function,
}

impl Network {
    /// Takes the place of `fetch`.
    pub fn stand_in() -> Self {
        let asked = Rc::<RefCell<Vec<Pending>>>::default();
        let stub = Closure::<dyn Fn(Request) -> Promise>::new({
            let asked = Rc::clone(&asked);
            move |request: Request| {
                Promise::new(&mut |resolve, reject| {
                    asked.borrow_mut().push(Pending { request: Clone::clone(&request), resolve, reject });
                })
            }
        });
        let fetch = Reflect::get(&js_sys::global(), &"fetch".into()).unwrap();
        replace_fetch(stub.as_ref());
        Self { asked, fetch, _stub: stub }
    }

    /// How many questions have been asked.
    pub fn asked(&self) -> usize {
        self.asked.borrow().len()
    }

    /// Waits for a question, counted from 1.
    pub async fn question(&self, number: usize) -> Question {
        let pending = until(&format!("question {number}"), || self.asked.borrow().get(number - 1).cloned()).await;
        // A body can be read once: of a copy, so that a test may come back to a question.
        let body = JsFuture::from(pending.request.clone().unwrap().text().unwrap()).await.unwrap();
        let form = form_urlencoded::parse(body.as_string().unwrap().as_bytes()).into_owned().collect();
        Question { pending, form }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        replace_fetch(&self.fetch);
    }
}

fn replace_fetch(fetch: &JsValue) {
    Reflect::set(&js_sys::global(), &"fetch".into(), fetch).unwrap();
}

/// One question, to look at and to answer. Unlike a browser's own, it can be answered even after it was aborted.
pub struct Question {
    pending: Pending,
    /// The body's fields, in order.
    pub form: Vec<(String, String)>,
}

impl Question {
    /// The request as it reached `fetch`.
    pub fn request(&self) -> &Request {
        &self.pending.request
    }

    /// A field of the body.
    pub fn field(&self, name: &str) -> &str {
        let field = self.form.iter().find(|(present, _)| present == name);
        field.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("the body has no {name}"))
    }

    /// The page asked for, from 1, and the records a page.
    pub fn page(&self) -> (u64, u64) {
        (self.field("currentpage").parse().unwrap(), self.field("itemsperpage").parse().unwrap())
    }

    /// Whether nobody waits for the answer any more.
    pub fn is_aborted(&self) -> bool {
        self.request().signal().aborted()
    }

    /// Answers with HTTP 200.
    pub fn answer(&self, body: &str) {
        self.answer_with_status(200, body);
    }

    /// Answers with an HTTP status.
    pub fn answer_with_status(&self, status: u16, body: &str) {
        let init = ResponseInit::new();
        init.set_status(status);
        self.resolve(&Response::new_with_opt_str_and_init(Some(body), &init).unwrap());
    }

    /// Answers that this page asks too often, with what the header `Retry-After` says.
    pub fn answer_too_often(&self, retry_after: &str) {
        let init = ResponseInit::new();
        init.set_status(429);
        let headers = Headers::new().unwrap();
        headers.set("Retry-After", retry_after).unwrap();
        init.set_headers(&headers);
        self.resolve(&Response::new_with_opt_str_and_init(Some(""), &init).unwrap());
    }

    /// Fails as a browser does that gets no answer, whatever the reason.
    pub fn fail(&self) {
        self.pending.reject.call1(&JsValue::UNDEFINED, &TypeError::new("Failed to fetch")).unwrap();
    }

    /// Begins an answer and never ends it.
    pub fn answer_without_end(&self) {
        self.resolve(&streaming(&ReadableStream::new().unwrap()));
    }

    /// Begins an answer and breaks off.
    pub fn break_off(&self) {
        let source = Object::new();
        let start = Function::new_with_args("body", "body.error(new TypeError('network error'))");
        Reflect::set(&source, &"start".into(), &start).unwrap();
        self.resolve(&streaming(&ReadableStream::new_with_underlying_source(&source).unwrap()));
    }

    fn resolve(&self, response: &Response) {
        self.pending.resolve.call1(&JsValue::UNDEFINED, response).unwrap();
    }
}

fn streaming(body: &ReadableStream) -> Response {
    Response::new_with_opt_readable_stream(Some(body)).unwrap()
}

//! A client without a network: calls go straight to the router.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use reference_api::{Options, SERVICE, TASK_ID, TOKEN, router};
use serde_json::Value;
use tower::ServiceExt;

pub const FORM: &str = "application/x-www-form-urlencoded";

/// One reference API.
pub struct Api(Router);

/// One answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Api {
    pub fn new(options: Options) -> Self {
        Self(router(options))
    }

    /// A call with a body.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::read(self.start(request).await).await.expect("a whole body")
    }

    /// A call whose body is not read yet.
    pub async fn start(&self, request: Request<Body>) -> Response<Body> {
        self.0.clone().oneshot(request).await.unwrap()
    }

    /// An urlencoded call with these parameters and no others.
    pub async fn call(&self, parameters: &[(&str, &str)]) -> Answer {
        self.send(post().body(form(parameters).into()).unwrap()).await
    }

    /// A good call, but for a task ID with faults behind it.
    pub async fn with_faults(&self, faults: &str, page: u64, items: u64) -> Answer {
        self.send(post().body(task_info(faults, page, items).into()).unwrap()).await
    }

    /// A good call for a page.
    pub async fn page(&self, page: u64, items: u64) -> Value {
        self.with_faults("", page, items).await.json()
    }
}

impl Default for Api {
    fn default() -> Self {
        Self::new(Options::default())
    }
}

impl Answer {
    /// The answer, or what broke in the middle of its body.
    pub async fn read(response: Response<Body>) -> Result<Self, axum::Error> {
        let (parts, body) = response.into_parts();
        Ok(Self { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await? })
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// An urlencoded call to an address as a proxy might leave it.
pub fn post() -> Builder {
    Request::post("/api/index.php").header(CONTENT_TYPE, FORM)
}

pub fn form(parameters: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// The body of a good call, with faults behind the task ID.
pub fn task_info(faults: &str, page: u64, items: u64) -> String {
    form(&[
        ("service", SERVICE),
        ("token", TOKEN),
        ("taskid", &format!("{TASK_ID}{faults}")),
        ("currentpage", &page.to_string()),
        ("itemsperpage", &items.to_string()),
    ])
}

/// The records of an answer.
pub fn records(answer: &Value) -> &Vec<Value> {
    answer["data"]["result"]["result"].as_array().expect("a list of records")
}

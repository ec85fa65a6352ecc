//! The HTTP side: one service on every path, because proxies rewrite paths.
//!
//! Every handled error is HTTP 200 with the error in the body, as the framework does it. Nothing here may keep records.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::ALLOW;
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, Version};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use crate::campaign::Campaign;
use crate::counts::Counts;
use crate::delivery::{self, Uncompressed};
use crate::envelope::{Page, Refusal, unix_seconds};
use crate::fault::{Failure, Times};
use crate::parameters::Parameters;
use crate::request::TaskInfoRequest;
use crate::task::{PageRange, Task};
use crate::token;

/// What the server is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many records the task has.
    pub records: u64,
    /// What the records are made from: the same seed gives the same records.
    pub seed: u64,
    /// A larger `itemsperpage` is clamped to this, at least 1. Without it only to
    /// [`MOST_ITEMS_PER_PAGE`](crate::MOST_ITEMS_PER_PAGE).
    pub max_items_per_page: Option<u64>,
    /// How long every answer waits.
    pub latency: Duration,
    /// The origin whose pages may call from a browser: an exact one, or `*` for all. A text that cannot stand in a
    /// header allows none.
    pub cors: Option<String>,
}

impl Default for Options {
    /// 12,345 records, no clamp, no waiting, no other origin.
    fn default() -> Self {
        Self { records: 12_345, seed: 1, max_items_per_page: None, latency: Duration::ZERO, cors: None }
    }
}

struct Server {
    options: Options,
    counts: Counts,
}

/// What calls are counted by, apart from tokens.
#[derive(Hash)]
enum Counted<'a> {
    /// Answered calls of a task.
    Task { taskid: &'a str, fault_text: &'a str },
    /// Calls of one page that came to a failure.
    Failure { failure: Failure, taskid: &'a str, fault_text: &'a str, page: u64 },
}

/// The whole service, with an own count of calls.
pub fn router(options: Options) -> Router {
    let cors = options.cors.as_deref().and_then(cors);
    let server = Arc::new(Server { options, counts: Counts::default() });
    let router =
        Router::new().route("/healthz", get(async || "ok").fallback(answer)).fallback(answer).with_state(server);
    let router = router.layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(may_compress)));
    match cors {
        Some(cors) => router.layer(cors),
        None => router,
    }
}

/// Answers calls until the process ends.
///
/// # Errors
/// What the listener says.
pub async fn serve(listener: TcpListener, options: Options) -> io::Result<()> {
    // Without this, the pieces of a slow answer wait for each other. Where it cannot be set, answers are just slower.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router(options)).await
}

fn cors(origin: &str) -> Option<CorsLayer> {
    let origin =
        if origin == "*" { AllowOrigin::any() } else { AllowOrigin::exact(HeaderValue::from_str(origin).ok()?) };
    Some(CorsLayer::new().allow_origin(origin).allow_methods([Method::GET, Method::POST]).allow_headers(Any))
}

fn may_compress(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<Uncompressed>().is_none()
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        return (StatusCode::NO_CONTENT, [(ALLOW, "GET, POST, OPTIONS")]).into_response();
    }
    let received = unix_seconds();
    wait(server.options.latency).await;
    match TaskInfoRequest::read(&Parameters::of(request).await) {
        Ok(request) => server.task_info(&request, received).await,
        Err(refusal) => plainly(&refusal),
    }
}

/// Waits; even the shortest timer would cost a millisecond where there is nothing to wait for.
async fn wait(duration: Duration) {
    if !duration.is_zero() {
        sleep(duration).await;
    }
}

/// A refusal of a call of which not enough is known to spoil it.
fn plainly(refusal: &Refusal) -> Response {
    refusal.to_json(<_>::default(), <_>::default()).map_or_else(|_| delivery::server_error(), delivery::json)
}

impl Server {
    async fn task_info(&self, request: &TaskInfoRequest, received: u64) -> Response {
        wait(request.faults.latency.of_page(request.page)).await;
        // First of all, so that a failing server fails whatever the token.
        let failure = self.next_failure(request);
        match failure {
            Some(Failure::ServerError) => return delivery::server_error(),
            Some(Failure::Gateway) => return delivery::bad_gateway(),
            Some(Failure::TooMany) => return delivery::too_many(),
            Some(Failure::Hang) => return delivery::hang().await,
            Some(Failure::Html) => return delivery::login_page(),
            Some(Failure::Empty) => return delivery::json(Vec::new()),
            Some(Failure::Ret500 | Failure::EchoToken | Failure::Drop | Failure::Truncated) | None => {}
        }
        let Ok(body) = self.body(request, failure, received) else { return delivery::server_error() };
        match failure {
            Some(Failure::Drop) => delivery::dropped(body),
            Some(Failure::Truncated) => delivery::truncated(body),
            _ => delivery::faulty(body, &request.faults),
        }
    }

    fn next_failure(&self, request: &TaskInfoRequest) -> Option<Failure> {
        let TaskInfoRequest { taskid, fault_text, page, .. } = request;
        let hits = |failure, times| match times {
            Times::Always => true,
            Times::First(calls) => {
                self.counts.earlier(Counted::Failure { failure, taskid, fault_text, page: *page }) < calls
            }
        };
        request.faults.failures.iter().find_map(|&(failure, times)| hits(failure, times).then_some(failure))
    }

    fn body(&self, request: &TaskInfoRequest, failure: Option<Failure>, received: u64) -> serde_json::Result<Vec<u8>> {
        let (shape, style) = (request.faults.shape, request.faults.style);
        match self.page(request, failure) {
            Ok((task, page)) => {
                let PageRange { current_page, items_per_page, positions } = page;
                Page {
                    total_items: task.total_items(),
                    current_page,
                    items_per_page,
                    count: positions.end - positions.start,
                    record: |place| task.record(positions.start + place),
                    received,
                }
                .into_json(shape, style)
            }
            Err(refusal) => refusal.to_json(shape, style),
        }
    }

    fn page(&self, request: &TaskInfoRequest, failure: Option<Failure>) -> Result<(Task, PageRange), Refusal> {
        match failure {
            Some(Failure::Ret500) => return Err(Refusal::ServerFault),
            Some(Failure::EchoToken) => return Err(Refusal::TokenEchoed(request.token.clone())),
            _ => {}
        }
        token::check(&request.token, &self.counts)?;
        if !request.is_known_task() {
            return Err(Refusal::TaskNotFound);
        }
        let TaskInfoRequest { taskid, fault_text, faults, .. } = request;
        let campaign =
            Campaign::new(faults.seed.unwrap_or(self.options.seed), faults.records.unwrap_or(self.options.records));
        let earlier = self.counts.earlier(Counted::Task { taskid, fault_text });
        let task = Task::new(campaign.with_taskid(taskid), faults, earlier);
        let page = PageRange::new(request, task.total_items(), self.options.max_items_per_page)?;
        Ok((task, page))
    }
}

//! How bytes go out: whole, slowly, filled up, cut off, or not at all.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use tokio::time::sleep;

use crate::fault::Faults;

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
const PHP_WARNING: &[u8] = b"<br />\n<b>Warning</b>:  Undefined array key \"extnumber\" in \
    <b>/data/www/yccall/src/app/Domain/Task.php</b> on line <b>87</b><br />\n";
const PHP_FATAL_ERROR: &str = "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] \
    Connection refused in /data/www/yccall/src/app/Model/Record.php:57\nStack trace:\n#0 {main}\n  thrown in \
    <b>/data/www/yccall/src/app/Model/Record.php</b> on line <b>57</b><br />\n";
const GATEWAY_PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
const GATEWAY_TIMEOUT_PAGE: &str = "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n\
    <center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
const TOO_MANY_PAGE: &str = "<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body>\r\n\
    <center><h1>429 Too Many Requests</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
const LOGIN_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>登录</title></head>\
    <body><form method=\"post\"><input name=\"user\"><button>登录</button></form></body></html>\n";

const DRIPS: usize = 20;
const PADDING_PIECE: &[u8] = &[b' '; 64 * 1024];
/// The first half of a body must be on its way before the connection breaks.
const BEFORE_BREAK: Duration = Duration::from_millis(50);
const HANG: Duration = Duration::from_secs(60);

/// In a response's extensions: it must go out as it is, not compressed.
#[derive(Debug, Clone, Copy)]
pub struct Uncompressed;

/// HTTP 200 with a JSON body.
pub fn json(body: impl Into<Body>) -> Response {
    ([(CONTENT_TYPE, JSON)], body.into()).into_response()
}

/// A JSON body with what the faults do to it on its way.
pub fn faulty(json_body: Vec<u8>, faults: &Faults) -> Response {
    let mut body = Vec::new();
    if faults.bom {
        body.extend_from_slice(BYTE_ORDER_MARK);
    }
    if faults.html_prefix {
        body.extend_from_slice(PHP_WARNING);
    }
    // The usual case copies nothing.
    let body = if body.is_empty() { json_body } else { [body, json_body].concat() };
    let padding = faults.huge.map_or(0, |size| usize::try_from(size).unwrap_or(0).saturating_sub(body.len()));
    match faults.drip {
        Some(pause) => dripping(body, padding, pause),
        None if padding > 0 => padded(body, padding),
        None => json(body),
    }
}

/// HTTP 500, as PHP dies.
pub fn server_error() -> Response {
    html(StatusCode::INTERNAL_SERVER_ERROR, PHP_FATAL_ERROR)
}

/// HTTP 502, as nginx says it.
pub fn bad_gateway() -> Response {
    html(StatusCode::BAD_GATEWAY, GATEWAY_PAGE)
}

/// HTTP 429 with a pause to keep.
pub fn too_many() -> Response {
    let mut response = html(StatusCode::TOO_MANY_REQUESTS, TOO_MANY_PAGE);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

/// HTTP 200 with a page for people.
pub fn login_page() -> Response {
    html(StatusCode::OK, LOGIN_PAGE)
}

/// No answer for a minute.
pub async fn hang() -> Response {
    sleep(HANG).await;
    html(StatusCode::GATEWAY_TIMEOUT, GATEWAY_TIMEOUT_PAGE)
}

/// A complete HTTP answer with the first half of the JSON.
pub fn truncated(mut body: Vec<u8>) -> Response {
    body.truncate(body.len() / 2);
    json(body)
}

/// The headers of the whole body, half of the body, and a broken connection.
pub fn dropped(mut body: Vec<u8>) -> Response {
    let whole = body.len();
    body.truncate(whole / 2);
    let pieces = stream::once(async { Ok(Bytes::from(body)) }).chain(stream::once(async {
        sleep(BEFORE_BREAK).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    }));
    streamed(Body::from_stream(pieces), whole)
}

fn dripping(body: Vec<u8>, padding: usize, pause: Duration) -> Response {
    let whole = body.len() + padding;
    let piece = body.len().div_ceil(DRIPS).max(1);
    let mut rest = Bytes::from(body);
    let pieces = std::iter::from_fn(move || (!rest.is_empty()).then(|| rest.split_to(piece.min(rest.len()))));
    let drips = stream::iter(pieces.enumerate()).then(move |(place, piece)| async move {
        if place > 0 {
            sleep(pause).await;
        }
        Ok::<_, Infallible>(piece)
    });
    streamed(Body::from_stream(drips.chain(white_space(padding))), whole)
}

fn padded(body: Vec<u8>, padding: usize) -> Response {
    let whole = body.len() + padding;
    let first = stream::once(async { Ok::<_, Infallible>(Bytes::from(body)) });
    let mut response = json(Body::from_stream(first.chain(white_space(padding))));
    response.headers_mut().insert(CONTENT_LENGTH, whole.into());
    response
}

/// Padding in small pieces: however long it is, it takes no memory.
fn white_space(length: usize) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + Send {
    let pieces = std::iter::repeat_n(PADDING_PIECE, length / PADDING_PIECE.len());
    let last = PADDING_PIECE.get(..length % PADDING_PIECE.len()).unwrap_or_default();
    stream::iter(pieces.chain([last]).map(|piece| Ok(Bytes::from_static(piece))))
}

/// A compressor would hold the pieces back until it has enough of them.
fn streamed(body: Body, length: usize) -> Response {
    let mut response = json(body);
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
    response.extensions_mut().insert(Uncompressed);
    response
}

fn html(status: StatusCode, page: &'static str) -> Response {
    (status, [(CONTENT_TYPE, HTML)], page).into_response()
}

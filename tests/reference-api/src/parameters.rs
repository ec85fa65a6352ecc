//! The parameters of a call, wherever they stand: the query, an urlencoded body or a multipart body.
//!
//! As in PHP's `$_REQUEST` the body wins over the query, a later value over an earlier one, and a body that cannot be
//! read is no error: its parameters are missing.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

/// Texts by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters {
    texts: HashMap<String, String>,
}

impl Parameters {
    /// All parameters of a call.
    pub async fn of(request: Request) -> Self {
        let mut parameters = Self::default();
        parameters.add_urlencoded(request.uri().query().unwrap_or_default().as_bytes());
        match BodyKind::of(request.headers()) {
            BodyKind::Urlencoded => {
                if let Ok(body) = Bytes::from_request(request, &()).await {
                    parameters.add_urlencoded(&body);
                }
            }
            BodyKind::Multipart => {
                if let Ok(body) = Multipart::from_request(request, &()).await {
                    parameters.add_multipart(body).await;
                }
            }
            BodyKind::Other => {}
        }
        parameters
    }

    /// The text of a parameter, if it was given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    fn add_urlencoded(&mut self, text: &[u8]) {
        self.texts.extend(form_urlencoded::parse(text).into_owned());
    }

    async fn add_multipart(&mut self, mut body: Multipart) {
        while let Ok(Some(field)) = body.next_field().await {
            // Files are no parameters.
            let name = field.name().filter(|_| field.file_name().is_none()).map(str::to_owned);
            if let (Some(name), Ok(text)) = (name, field.text().await) {
                self.texts.insert(name, text);
            }
        }
    }
}

enum BodyKind {
    Urlencoded,
    Multipart,
    Other,
}

impl BodyKind {
    fn of(headers: &HeaderMap) -> Self {
        let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => Self::Urlencoded,
            "multipart/form-data" => Self::Multipart,
            _ => Self::Other,
        }
    }
}

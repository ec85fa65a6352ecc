//! What the browser has asked, as its network log has it.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::Value;

use crate::Page;
use crate::wait::{Look, eventually};

/// One request of the program: everything that is no plain GET.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    id: String,
    /// `POST`, or `OPTIONS` for a preflight.
    pub method: String,
    /// Where to.
    pub url: String,
    /// The headers that the program set, names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The fields of the form in its body.
    pub fields: BTreeMap<String, String>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Request {
    /// A field of its body, empty where it is missing.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is under way.
    Pending,
    /// Its answer came whole.
    Finished,
    /// The program ended it.
    Cancelled,
    /// No answer, or not all of it.
    Failed,
}

/// All requests so far, in the order in which they were sent.
#[derive(Debug, Default)]
pub(crate) struct Requests(Vec<Request>);

/// An entry of the driver's log.
#[derive(Deserialize)]
struct Entry {
    message: Event,
}

#[derive(Deserialize)]
struct Event {
    method: String,
    params: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WillBeSent {
    request_id: String,
    request: Sent,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Ended {
    request_id: String,
    #[serde(default)]
    canceled: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    method: String,
    url: String,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    post_data: String,
}

impl Requests {
    fn note(&mut self, Event { method, params }: Event) -> serde_json::Result<()> {
        match method.as_str() {
            "Network.requestWillBeSent" => self.sent(serde_json::from_value(params)?),
            "Network.loadingFinished" => self.end(&serde_json::from_value(params)?, Outcome::Finished),
            "Network.loadingFailed" => {
                let ended: Ended = serde_json::from_value(params)?;
                self.end(&ended, if ended.canceled { Outcome::Cancelled } else { Outcome::Failed });
            }
            _ => {}
        }
        Ok(())
    }

    fn sent(&mut self, WillBeSent { request_id, request }: WillBeSent) {
        if request.method != "GET" {
            self.0.push(Request {
                id: request_id,
                method: request.method,
                url: request.url,
                headers: request.headers.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect(),
                fields: form_urlencoded::parse(request.post_data.as_bytes()).into_owned().collect(),
                outcome: Outcome::Pending,
            });
        }
    }

    fn end(&mut self, ended: &Ended, outcome: Outcome) {
        if let Some(request) = self.0.iter_mut().find(|request| request.id == ended.request_id) {
            request.outcome = outcome;
        }
    }
}

impl Page {
    /// Every request of the program since the browser was started, in the order in which they were sent.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn requests(&self) -> anyhow::Result<Vec<Request>> {
        let entries = self.driver.get_log("performance").await?;
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries {
            serde_json::from_str(&entry.message)
                .and_then(|Entry { message }| requests.note(message))
                .context("the driver's network log")?;
        }
        Ok(requests.0.clone())
    }

    /// Waits until the requests are as described; the log may come a moment after the screen.
    ///
    /// # Errors
    /// When they never are.
    pub async fn until_requests(&self, what: &str, holds: impl Fn(&[Request]) -> bool) -> anyhow::Result<()> {
        let look = async || {
            let requests = self.requests().await?;
            let line = |request: &Request| format!("page {} {:?}", request.field("currentpage"), request.outcome);
            let seen = || requests.iter().map(line).collect::<Vec<_>>().join(", ");
            Ok(if holds(&requests) { Look::Found(()) } else { Look::NotYet(seen()) })
        };
        eventually(what, look).await
    }
}

//! What can go wrong between a request and its page.

use std::fmt;

use crate::replaced;

/// The longest server text that is shown, in characters: enough for a sentence, too short for a stack trace.
const MESSAGE_LIMIT: usize = 300;

/// The HTTP status of a server that is asked too often.
const TOO_MANY_REQUESTS: i64 = 429;

/// Why there is no page. The kinds and what leads to them are the protocol's own table of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `ret` 400–499: a parameter is missing or wrong, or the service is unknown.
    BadRequest,
    /// `ret` 500–599: the API failed.
    Server,
    /// `ret` 600 or 602: the token is invalid or has expired.
    Auth,
    /// `ret` 601, 603 or 604: application, module or address without the right.
    Forbidden,
    /// The API understood and refused, with a code and words of its own.
    Rejected,
    /// Refused with code 1024: there is no such task.
    TaskNotFound,
    /// An HTTP status of 400 or more from a server or gateway that does not speak the protocol.
    Http,
    /// An answer that is not the protocol's: a wrong address, or PHP output before the JSON.
    Malformed,
    /// No answer: offline, refused, blocked by CORS or by mixed content. A browser cannot tell these apart.
    Network,
    /// No answer in time.
    Timeout,
    /// The browser has no memory left for what has come.
    OutOfMemory,
    /// The person stopped it.
    Cancelled,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::BadRequest,
        Self::Server,
        Self::Auth,
        Self::Forbidden,
        Self::Rejected,
        Self::TaskNotFound,
        Self::Http,
        Self::Malformed,
        Self::Network,
        Self::Timeout,
        Self::OutOfMemory,
        Self::Cancelled,
    ];

    /// The kind's public name, as `data-kind` and events carry it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Server => "server",
            Self::Auth => "auth",
            Self::Forbidden => "forbidden",
            Self::Rejected => "rejected",
            Self::TaskNotFound => "task-not-found",
            Self::Http => "http",
            Self::Malformed => "malformed",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::OutOfMemory => "out-of-memory",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An error with the server's own code and words, where it gave any.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ApiError {
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// `ret`, the refusal's code or the HTTP status, whichever decided the kind.
    pub code: Option<i64>,
    /// The server's words, foreign text in the server's language, to be shown as text; for [`ErrorKind::Malformed`] the
    /// place where the JSON breaks. Empty where there is nothing to say.
    pub message: String,
}

impl ApiError {
    /// An error without code and words.
    #[must_use]
    pub const fn of(kind: ErrorKind) -> Self {
        Self { kind, code: None, message: String::new() }
    }

    /// An error as a server told it.
    #[must_use]
    pub fn told(kind: ErrorKind, code: Option<i64>, message: &str) -> Self {
        Self { kind, code, message: message.trim().to_owned() }
    }

    /// Whether asking again after a pause may help: no answer, none in time, a fault on the server's side, or a server
    /// that is asked too often.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self.kind {
            ErrorKind::Network | ErrorKind::Timeout | ErrorKind::Server => true,
            ErrorKind::Http => self.code.is_some_and(|status| status == TOO_MANY_REQUESTS || status >= 500),
            _ => false,
        }
    }

    /// The error as it may leave this program: every occurrence of `secret` in the server's words is blotted out, for
    /// servers that repeat the token they refuse, and only then are they cut to a sentence.
    #[must_use]
    pub fn without_secret(mut self, secret: &str) -> Self {
        // As it is, and as it was posted, for servers that repeat the whole request.
        let posted: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        for spelling in [secret, &posted] {
            self.message = replaced(&self.message, spelling, "•••");
        }
        if let Some((end, _)) = self.message.char_indices().nth(MESSAGE_LIMIT) {
            self.message.truncate(end);
            self.message.push('…');
        }
        self
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        if let Some(code) = self.code {
            write!(f, " {code}")?;
        }
        if !self.message.is_empty() {
            write!(f, ": {}", self.message)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, ErrorKind, MESSAGE_LIMIT};

    #[test]
    fn only_faults_that_may_pass_are_asked_again() {
        let transient = |kind, code| ApiError::told(kind, code, "").is_transient();
        assert!(transient(ErrorKind::Network, None));
        assert!(transient(ErrorKind::Timeout, None));
        assert!(transient(ErrorKind::Server, Some(500)));
        assert!(transient(ErrorKind::Http, Some(502)));
        assert!(transient(ErrorKind::Http, Some(429)));
        assert!(!transient(ErrorKind::Http, Some(404)));
        for kind in
            [ErrorKind::Auth, ErrorKind::BadRequest, ErrorKind::Malformed, ErrorKind::OutOfMemory, ErrorKind::Cancelled]
        {
            assert!(!transient(kind, None), "{kind:?}");
        }
    }

    #[test]
    fn a_server_that_repeats_the_token_does_not_leak_it() {
        let error = ApiError::told(ErrorKind::Auth, Some(600), "token s3cret无效").without_secret("s3cret");
        assert_eq!(error.message, "token •••无效");
    }

    #[test]
    fn a_long_message_is_cut_between_characters() {
        let error = ApiError::told(ErrorKind::Server, None, &"错".repeat(MESSAGE_LIMIT + 5)).without_secret("");
        assert_eq!(error.message.chars().count(), MESSAGE_LIMIT + 1);
        assert!(error.message.ends_with('…'));
    }
}

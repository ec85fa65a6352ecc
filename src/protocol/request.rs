//! What is asked: one page of one task's records.

use std::fmt;

/// The service that answers, as the documents name it.
const SERVICE: &str = "App.Sip_Yccall.TaskInfo";

/// A task's ID. Usually 20 digits, more than any integer type holds; the documents call it a string, so any text is
/// taken as it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TaskId(String);

impl TaskId {
    /// The ID without the white space around it; `None` where nothing is left.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The ID as it is asked for.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The vendor's authorization, good for 12 hours. It lives in memory only: Debug prints nothing of it, it is no
/// Display, and nothing but [`PageRequest::encode`] and the redaction of errors reads it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token without the white space around it; `None` where nothing is left.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The secret itself, for the request's body and for blotting it out of texts.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// How many records a page asks for: 1 to 1000, the range that a sister call documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageSize(u16);

impl PageSize {
    /// The API's own default, 10 records.
    pub const DEFAULT: Self = Self(10);

    /// The largest that a sister call documents, 1000 records.
    pub const LARGEST: Self = Self(1000);

    /// The sizes that a person is offered, in records.
    pub const CHOICES: [Self; 7] = [Self(10), Self(20), Self(50), Self(100), Self(200), Self(500), Self(1000)];

    /// `None` outside 1 to 1000.
    #[must_use]
    pub fn new(records: u64) -> Option<Self> {
        u16::try_from(records).ok().filter(|records| (1..=1000).contains(records)).map(Self)
    }

    /// In records.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// The request for one page. The token is not in it, so that it can be kept, compared and printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The task asked about.
    pub task_id: TaskId,
    /// The page, from 1.
    pub page: u64,
    /// Records a page. A server may give fewer: believe its answer.
    pub page_size: PageSize,
}

impl PageRequest {
    /// The request's body, `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn encode(&self, token: &Token) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("service", SERVICE)
            .append_pair("token", token.reveal())
            .append_pair("taskid", self.task_id.as_str())
            .append_pair("currentpage", &self.page.to_string())
            .append_pair("itemsperpage", &self.page_size.get().to_string())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{PageRequest, PageSize, TaskId, Token};

    #[test]
    fn the_body_names_the_documents_five_fields() {
        let request = PageRequest {
            task_id: TaskId::parse(" 20250110232019949748\n").unwrap(),
            page: 3,
            page_size: PageSize::new(50).unwrap(),
        };
        assert_eq!(
            request.encode(&Token::parse("a+b&c=d").unwrap()),
            "service=App.Sip_Yccall.TaskInfo&token=a%2Bb%26c%3Dd&taskid=20250110232019949748&currentpage=3&itemsperpage=50"
        );
    }

    #[test]
    fn debug_prints_nothing_of_a_token() {
        assert_eq!(format!("{:?}", Token::parse("s3cret").unwrap()), "Token(…)");
    }

    #[test]
    fn empty_ids_and_tokens_are_none() {
        assert_eq!(TaskId::parse(" \t"), None);
        assert_eq!(Token::parse(""), None);
    }

    #[test]
    fn page_sizes_stay_within_what_is_documented() {
        assert_eq!(PageSize::new(0), None);
        assert_eq!(PageSize::new(1001), None);
        assert_eq!(PageSize::new(65_546), None);
        assert_eq!(PageSize::new(1000).map(PageSize::get), Some(1000));
    }
}

//! From an answer's bytes to a page or an error.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::value::RawValue;

use super::json::{Object, Scalar};
use super::{ApiError, ErrorKind, Record};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The refusal's code for an unknown task.
const TASK_NOT_FOUND: i64 = 1024;

/// One page as the server gave it. Its numbers are the server's: they may differ from what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskInfoPage<'a> {
    /// Records in the whole task, by the server's count. Where it gives none: the records of this page.
    pub total_items: u64,
    /// The page's number, from 1, if the server names it.
    pub current_page: Option<u64>,
    /// Records a page, if the server names it; a server may clamp what was asked.
    pub items_per_page: Option<u64>,
    /// The records, in task order.
    pub records: Vec<Record<'a>>,
}

impl TaskInfoPage<'_> {
    /// What PHP means by an empty list in the page's place.
    const fn empty() -> Self {
        Self { total_items: 0, current_page: None, items_per_page: None, records: Vec::new() }
    }
}

/// An answer's body as text: without byte-order marks, of which PHP writes one for every file saved with one, and with
/// bytes that are no UTF-8 replaced, since one broken mark should not cost a page.
fn body_text(body: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches(BYTE_ORDER_MARK)),
        Cow::Owned(text) => Cow::Owned(text.trim_start_matches(BYTE_ORDER_MARK).to_owned()),
    }
}

/// Reads the answer to a page request and hands its page to `use_page`, which may borrow from the body.
///
/// # Errors
/// The [`ApiError`] that the protocol's table of errors gives for the HTTP status and the body.
pub fn decode_response<T>(
    http_status: u16,
    body: &[u8],
    use_page: impl FnOnce(TaskInfoPage<'_>) -> T,
) -> Result<T, ApiError> {
    let text = body_text(body);
    let page = match serde_json::from_str::<Object<Envelope<'_, Object<Data<'_, Object<PageFields<'_>>>>>>>(&text) {
        Ok(Object(Some(envelope))) => envelope.into_page(),
        Ok(Object(None)) => Err(NoPage::Unreadable(String::new())),
        // One odd shape breaks the whole reading. An error's envelope is then read piece by piece, so that what the
        // server says is not lost over what it says it with.
        Err(error) => Err(match serde_json::from_str::<Object<Envelope<'_, &RawValue>>>(&text) {
            Ok(Object(Some(outline))) => outline.error(),
            Ok(Object(None)) | Err(_) => None,
        }
        // The place alone, never the body: PHP prints paths and SQL into it.
        .map_or_else(|| NoPage::Unreadable(format!("JSON {}:{}", error.line(), error.column())), NoPage::Error)),
    };
    match page {
        Ok(page) => Ok(use_page(page)),
        Err(NoPage::Error(error)) => Err(error),
        Err(NoPage::Unreadable(_)) if http_status >= 400 => {
            Err(ApiError::told(ErrorKind::Http, Some(i64::from(http_status)), ""))
        }
        Err(NoPage::Unreadable(place)) => Err(ApiError::told(ErrorKind::Malformed, None, &place)),
    }
}

/// Why a body holds no page.
enum NoPage {
    /// The API says so.
    Error(ApiError),
    /// It does not speak the protocol; with the place where reading ended, if that says anything.
    Unreadable(String),
}

/// The outermost object. `D` is `data`: read at once in the usual case, raw where that failed.
#[derive(Deserialize)]
struct Envelope<'a, D> {
    #[serde(borrow)]
    ret: Option<&'a RawValue>,
    data: Option<D>,
    #[serde(borrow)]
    msg: Option<&'a RawValue>,
}

/// `data`. `R` is its `result`: the page, or nothing that is looked at where only a refusal is looked for.
#[derive(Deserialize)]
struct Data<'a, R> {
    #[serde(borrow)]
    status: Option<&'a RawValue>,
    #[serde(borrow)]
    desc: Option<&'a RawValue>,
    #[serde(borrow)]
    errors: Option<&'a RawValue>,
    result: Option<R>,
}

#[derive(Deserialize, Default)]
struct Refusal<'a> {
    #[serde(borrow)]
    code: Option<&'a RawValue>,
    #[serde(borrow)]
    codemsg: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct PageFields<'a> {
    #[serde(borrow)]
    totalitems: Option<&'a RawValue>,
    #[serde(borrow)]
    currentpage: Option<&'a RawValue>,
    #[serde(borrow)]
    itemsperpage: Option<&'a RawValue>,
    #[serde(borrow, default)]
    result: RecordList<'a>,
}

/// The records: a list, or the object with numbers for keys that PHP writes for a list with gaps.
#[derive(Default)]
struct RecordList<'a>(Vec<Record<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for RecordList<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;

        impl<'de> Visitor<'de> for ListVisitor {
            type Value = RecordList<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of records")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut records = Vec::new();
                while let Some(record) = items.next_element()? {
                    records.push(record);
                }
                Ok(RecordList(records))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut records = Vec::new();
                while let Some((_, record)) = map.next_entry::<IgnoredAny, _>()? {
                    records.push(record);
                }
                Ok(RecordList(records))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(RecordList::default())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                if text.is_empty() { self.visit_unit() } else { Err(E::invalid_type(Unexpected::Other("text"), &self)) }
            }
        }

        deserializer.deserialize_any(ListVisitor)
    }
}

impl<D> Envelope<'_, D> {
    /// The error that `ret` names; `None` where it names none, or is no number.
    fn ret_error(&self) -> Option<ApiError> {
        let ret = integer_of(self.ret)?;
        let kind = match ret {
            200 => return None,
            400..500 => ErrorKind::BadRequest,
            500..600 => ErrorKind::Server,
            600 | 602 => ErrorKind::Auth,
            601 | 603 | 604 => ErrorKind::Forbidden,
            _ => ErrorKind::Rejected,
        };
        Some(ApiError::told(kind, Some(ret), &words_of(self.msg)))
    }
}

impl Envelope<'_, &RawValue> {
    /// The error this envelope names, if it names one, whatever else is in it.
    fn error(&self) -> Option<ApiError> {
        self.ret_error().or_else(|| {
            let Object(data) = serde_json::from_str::<Object<Data<'_, &RawValue>>>(self.data?.get()).ok()?;
            data?.refusal()
        })
    }
}

impl<'a> Envelope<'a, Object<Data<'a, Object<PageFields<'a>>>>> {
    fn into_page(self) -> Result<TaskInfoPage<'a>, NoPage> {
        if let Some(error) = self.ret_error() {
            return Err(NoPage::Error(error));
        }
        let unreadable = || NoPage::Unreadable(String::new());
        integer_of(self.ret).ok_or_else(unreadable)?;
        let data = self.data.and_then(|Object(data)| data).ok_or_else(unreadable)?;
        if let Some(refusal) = data.refusal() {
            return Err(NoPage::Error(refusal));
        }
        let Object(fields) = data.result.ok_or_else(unreadable)?;
        Ok(fields.map_or_else(TaskInfoPage::empty, PageFields::into_page))
    }
}

impl<R> Data<'_, R> {
    /// The refusal, if this is one: a status that is not 0, or none but errors.
    fn refusal(&self) -> Option<ApiError> {
        let status = integer_of(self.status);
        let Object(errors) = self.errors.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
        let refused = match status {
            Some(status) => status != 0,
            None => errors.is_some() || !words_of(self.status).is_empty(),
        };
        if !refused {
            return None;
        }
        let Refusal { code, codemsg } = errors.unwrap_or_default();
        let code = integer_of(code).or(status);
        let kind = if code == Some(TASK_NOT_FOUND) { ErrorKind::TaskNotFound } else { ErrorKind::Rejected };
        let message = match words_of(self.desc) {
            desc if desc.trim().is_empty() => words_of(codemsg),
            desc => desc,
        };
        Some(ApiError::told(kind, code, &message))
    }
}

impl<'a> PageFields<'a> {
    fn into_page(self) -> TaskInfoPage<'a> {
        let RecordList(records) = self.result;
        TaskInfoPage {
            total_items: count_of(self.totalitems).unwrap_or(records.len() as u64),
            current_page: count_of(self.currentpage).filter(|&page| page > 0),
            items_per_page: count_of(self.itemsperpage).filter(|&count| count > 0),
            records,
        }
    }
}

/// A text for people. A list or an object is none: PHP puts traces into them.
fn words_of(raw: Option<&RawValue>) -> Cow<'_, str> {
    match raw.map(Scalar::read) {
        None | Some(Scalar::Nested(_)) => Cow::Borrowed(""),
        Some(scalar) => scalar.into_text(),
    }
}
fn integer_of(raw: Option<&RawValue>) -> Option<i64> {
    Scalar::read(raw?).as_integer()
}

fn count_of(raw: Option<&RawValue>) -> Option<u64> {
    u64::try_from(integer_of(raw)?).ok()
}

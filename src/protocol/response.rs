//! From an answer's bytes to a page or an error.

use std::borrow::Cow;

use super::field_order::FieldOrder;
use super::json::{Reader, Scalar, Shape, Stop};
use super::{ApiError, ErrorKind, Record};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The refusal's code for an unknown task.
const TASK_NOT_FOUND: i64 = 1024;

/// What the server says of a page beside its records. Its numbers are the server's: they may differ from what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PageHead {
    /// Records in the whole task, by the server's count. Where it gives none: the records of this page.
    pub total_items: u64,
    /// The page's number, from 1, if the server names it.
    pub current_page: Option<u64>,
    /// Records a page, if the server names it; a server may clamp what was asked.
    pub items_per_page: Option<u64>,
    /// Records that have come.
    pub count: u64,
}

/// One page as the server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskInfoPage<'a> {
    /// What the server says of it.
    pub head: PageHead,
    /// The records, in task order.
    pub records: Vec<Record<'a>>,
}

/// Reads the answer to a page request and hands its page to `use_page`, which may borrow from the body.
///
/// # Errors
/// As [`read_response`].
pub fn decode_response<T>(
    http_status: u16,
    body: &[u8],
    use_page: impl FnOnce(TaskInfoPage<'_>) -> T,
) -> Result<T, ApiError> {
    let text = body_text(body);
    let mut records = Vec::new();
    let head = read_text(http_status, &text, |record| records.push(record.clone()))?;
    Ok(use_page(TaskInfoPage { head, records }))
}

/// Reads the answer to a page request, and hands each record to `keep` as soon as it is read.
///
/// What went wrong may only be seen after the records: they count for nothing where this gives an error.
///
/// # Errors
/// The [`ApiError`] that the protocol's table of errors gives for the HTTP status and the body.
pub fn read_response(http_status: u16, body: &[u8], keep: impl FnMut(&Record<'_>)) -> Result<PageHead, ApiError> {
    read_text(http_status, &body_text(body), keep)
}

/// An answer's body as text: without byte-order marks, of which PHP writes one for every file saved with one, and with
/// bytes that are no UTF-8 replaced, since one broken mark should not cost a page.
fn body_text(body: &[u8]) -> Cow<'_, str> {
    match simdutf8::basic::from_utf8(body) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches(BYTE_ORDER_MARK)),
        Err(_) => Cow::Owned(String::from_utf8_lossy(body).trim_start_matches(BYTE_ORDER_MARK).to_owned()),
    }
}

fn read_text<'a>(http_status: u16, text: &'a str, mut keep: impl FnMut(&Record<'a>)) -> Result<PageHead, ApiError> {
    // The place alone is ever told, never the body: PHP prints paths and SQL into it.
    let place = |stop: Stop| stop.place(text);
    // Counted here: a list that comes twice has been kept twice.
    let mut count = 0;
    let counted = |record: &Record<'a>| {
        count += 1;
        keep(record);
    };
    let outcome = match Envelope::read(text, counted) {
        Ok(envelope) => envelope.into_page(count).map_err(|no_page| match no_page {
            NoPage::Error(error) => Ok(error),
            NoPage::Odd(stop) => Err(place(stop)),
            NoPage::Missing => Err(String::new()),
        }),
        Err(stop) => Err(Err(place(stop))),
    };
    outcome.map_err(|no_page| match no_page {
        Ok(error) => error,
        Err(_) if http_status >= 400 => ApiError::told(ErrorKind::Http, Some(i64::from(http_status)), ""),
        Err(place) => ApiError::told(ErrorKind::Malformed, None, &place),
    })
}

/// Why a body that is JSON holds no page.
enum NoPage {
    /// The API says so.
    Error(ApiError),
    /// Something stands where the protocol has something else.
    Odd(Stop),
    /// Something the protocol has is not there.
    Missing,
}

/// A part of an answer, or why it is not there. An odd one does not end the reading: an error's envelope still says
/// what the server has to say.
#[derive(Default)]
enum Part<T> {
    #[default]
    Missing,
    /// What PHP writes for nothing stands in its place.
    Nothing,
    Odd(Stop),
    There(T),
}

impl<T> Part<T> {
    fn of(shape: Shape, part: T) -> Self {
        match shape {
            Shape::Object => Self::There(part),
            Shape::Nothing => Self::Nothing,
            Shape::Odd(stop) => Self::Odd(stop),
        }
    }

    fn there(self) -> Result<T, NoPage> {
        match self {
            Self::There(part) => Ok(part),
            Self::Odd(stop) => Err(NoPage::Odd(stop)),
            Self::Missing | Self::Nothing => Err(NoPage::Missing),
        }
    }
}

/// The outermost object.
#[derive(Default)]
struct Envelope<'a> {
    ret: Option<Scalar<'a>>,
    msg: Option<Scalar<'a>>,
    data: Part<Data<'a>>,
}

/// What the API did.
#[derive(Default)]
struct Data<'a> {
    status: Option<Scalar<'a>>,
    desc: Option<Scalar<'a>>,
    errors: Part<Refusal<'a>>,
    result: Part<PageFields<'a>>,
}

#[derive(Default)]
struct Refusal<'a> {
    code: Option<Scalar<'a>>,
    codemsg: Option<Scalar<'a>>,
}

#[derive(Default)]
struct PageFields<'a> {
    totalitems: Option<Scalar<'a>>,
    currentpage: Option<Scalar<'a>>,
    itemsperpage: Option<Scalar<'a>>,
    /// Where something is no record, or no list of them.
    odd: Option<Stop>,
}

impl<'a> Envelope<'a> {
    fn read(text: &'a str, mut keep: impl FnMut(&Record<'a>)) -> Result<Self, Stop> {
        let mut reader = Reader::new(text);
        let mut envelope = Self::default();
        let shape = reader.object(|reader, name| {
            match &*name {
                "ret" => envelope.ret = Some(reader.value()?),
                "msg" => envelope.msg = Some(reader.value()?),
                "data" => envelope.data = Data::read(reader, &mut keep)?,
                _ => drop(reader.value()?),
            }
            Ok(())
        })?;
        reader.end()?;
        if let Shape::Odd(stop) = shape { Err(stop) } else { Ok(envelope) }
    }

    // Not with what reads: browsers compile that for speed, in mid-load.
    #[inline(never)]
    fn into_page(self, count: u64) -> Result<PageHead, NoPage> {
        if let Some(error) = self.ret_error() {
            return Err(NoPage::Error(error));
        }
        let data = match (self.data, integer_of(self.ret.as_ref())) {
            (data @ (Part::There(_) | Part::Odd(_)), Some(_)) => data.there()?,
            _ => return Err(NoPage::Missing),
        };
        if let Some(refusal) = data.refusal() {
            return Err(NoPage::Error(refusal));
        }
        match data.result {
            Part::Nothing => Ok(PageHead { total_items: count, count, ..PageHead::default() }),
            result => result.there()?.into_head(count),
        }
    }

    /// The error that `ret` names; `None` where it names none, or is no number.
    fn ret_error(&self) -> Option<ApiError> {
        let ret = integer_of(self.ret.as_ref())?;
        let kind = match ret {
            200 => return None,
            400..500 => ErrorKind::BadRequest,
            500..600 => ErrorKind::Server,
            600 | 602 => ErrorKind::Auth,
            601 | 603 | 604 => ErrorKind::Forbidden,
            _ => ErrorKind::Rejected,
        };
        Some(ApiError::told(kind, Some(ret), words_of(self.msg.as_ref())))
    }
}

impl<'a> Data<'a> {
    fn read(reader: &mut Reader<'a>, keep: &mut impl FnMut(&Record<'a>)) -> Result<Part<Self>, Stop> {
        let mut data = Self::default();
        let shape = reader.object(|reader, name| {
            match &*name {
                "status" => data.status = Some(reader.value()?),
                "desc" => data.desc = Some(reader.value()?),
                "errors" => data.errors = Refusal::read(reader)?,
                "result" => data.result = PageFields::read(reader, keep)?,
                _ => drop(reader.value()?),
            }
            Ok(())
        })?;
        Ok(Part::of(shape, data))
    }

    /// The refusal, if this is one: a status that is not 0, or none but errors.
    fn refusal(&self) -> Option<ApiError> {
        let status = integer_of(self.status.as_ref());
        let errors = if let Part::There(errors) = &self.errors { Some(errors) } else { None };
        let refused = match status {
            Some(status) => status != 0,
            None => errors.is_some() || !words_of(self.status.as_ref()).is_empty(),
        };
        if !refused {
            return None;
        }
        let code = errors.and_then(|errors| integer_of(errors.code.as_ref())).or(status);
        let kind = if code == Some(TASK_NOT_FOUND) { ErrorKind::TaskNotFound } else { ErrorKind::Rejected };
        let message = match words_of(self.desc.as_ref()) {
            desc if desc.trim().is_empty() => words_of(errors.and_then(|errors| errors.codemsg.as_ref())),
            desc => desc,
        };
        Some(ApiError::told(kind, code, message))
    }
}

impl<'a> Refusal<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Part<Self>, Stop> {
        let mut refusal = Self::default();
        let shape = reader.object(|reader, name| {
            match &*name {
                "code" => refusal.code = Some(reader.value()?),
                "codemsg" => refusal.codemsg = Some(reader.value()?),
                _ => drop(reader.value()?),
            }
            Ok(())
        })?;
        Ok(Part::of(shape, refusal))
    }
}

impl<'a> PageFields<'a> {
    fn read(reader: &mut Reader<'a>, keep: &mut impl FnMut(&Record<'a>)) -> Result<Part<Self>, Stop> {
        let mut fields = Self::default();
        let shape = reader.object(|reader, name| {
            match &*name {
                "totalitems" => fields.totalitems = Some(reader.value()?),
                "currentpage" => fields.currentpage = Some(reader.value()?),
                "itemsperpage" => fields.itemsperpage = Some(reader.value()?),
                "result" => fields.read_records(reader, keep)?,
                _ => drop(reader.value()?),
            }
            Ok(())
        })?;
        Ok(Part::of(shape, fields))
    }

    // By itself, for the same reason.
    #[inline(never)]
    fn read_records(&mut self, reader: &mut Reader<'a>, keep: &mut impl FnMut(&Record<'a>)) -> Result<(), Stop> {
        let mut order = FieldOrder::new();
        let mut record = Record::default();
        let shape = reader.list(|reader| {
            record.clear();
            // A record that says nothing is still a record.
            if let Shape::Odd(stop) = record.read(reader, &mut order)? {
                self.odd = Some(stop);
            }
            keep(&record);
            Ok(())
        })?;
        if let Shape::Odd(stop) = shape {
            self.odd = Some(stop);
        }
        Ok(())
    }

    fn into_head(self, count: u64) -> Result<PageHead, NoPage> {
        match self.odd {
            Some(stop) => Err(NoPage::Odd(stop)),
            None => Ok(PageHead {
                total_items: count_of(self.totalitems.as_ref()).unwrap_or(count),
                current_page: count_of(self.currentpage.as_ref()).filter(|&page| page > 0),
                items_per_page: count_of(self.itemsperpage.as_ref()).filter(|&count| count > 0),
                count,
            }),
        }
    }
}

/// A text for people. A list or an object is none: PHP puts traces into them.
fn words_of<'a>(value: Option<&'a Scalar<'_>>) -> &'a str {
    match value {
        Some(Scalar::Text(text)) => text,
        Some(Scalar::Number(source)) => source,
        // As PHP itself casts it to text.
        Some(Scalar::Bool(true)) => "1",
        None | Some(Scalar::Nothing | Scalar::Nested(_) | Scalar::Bool(false)) => "",
    }
}

fn integer_of(value: Option<&Scalar<'_>>) -> Option<i64> {
    value?.as_integer()
}

fn count_of(value: Option<&Scalar<'_>>) -> Option<u64> {
    u64::try_from(integer_of(value)?).ok()
}

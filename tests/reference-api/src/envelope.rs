//! The answers: a page of records, or one of the errors of the protocol in its real envelope.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::json::{self, Style};
use crate::record::Record;
use crate::wire::{Records, Shape};

/// About how many bytes a record takes.
const RECORD_BYTES: u64 = 420;
/// Bytes of an answer without its records.
const FRAME_BYTES: usize = 1024;

/// Why a call is not answered with records. `Display` is the message that goes out with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The service is another one, or none was named.
    #[error("非法请求：接口服务{0}不存在")]
    UnknownService(String),
    /// A required parameter is missing or empty.
    #[error("非法请求：缺少必要参数{0}")]
    Missing(&'static str),
    /// A number below 1, or no number.
    #[error("非法请求：{0}应该大于或等于1")]
    TooSmall(&'static str),
    /// A number above the largest that is allowed.
    #[error("非法请求：{0}应该小于等于{1}")]
    TooLarge(&'static str, u64),
    /// A fault that this server does not know. No real server says this.
    #[error("非法请求：unknown fault {0:?}")]
    UnknownFault(String),
    /// The token is none that was handed out.
    #[error("token无效")]
    TokenInvalid,
    /// The token came back in the message, as a careless server does it.
    #[error("token无效：{0}")]
    TokenEchoed(String),
    /// The application behind the token has no right.
    #[error("appid未授权")]
    AppNotAllowed,
    /// The token's time is over.
    #[error("授权已过期")]
    Expired,
    /// The module is not licensed.
    #[error("模块未授权")]
    ModuleNotLicensed,
    /// Calls from this address are not allowed.
    #[error("IP不在白名单")]
    AddressNotAllowed,
    /// No task has this ID.
    #[error("任务不存在")]
    TaskNotFound,
    /// The server failed and says so itself.
    #[error("服务器运行错误")]
    ServerFault,
}

impl Refusal {
    /// The envelope's `ret`. An unknown task alone is refused inside `data`, below a `ret` of 200.
    pub fn ret(&self) -> u64 {
        match self {
            Self::TaskNotFound => 200,
            Self::Missing(_) | Self::TooSmall(_) | Self::TooLarge(..) | Self::UnknownFault(_) => 400,
            Self::UnknownService(_) => 404,
            Self::ServerFault => 500,
            Self::TokenInvalid | Self::TokenEchoed(_) => 600,
            Self::AppNotAllowed => 601,
            Self::Expired => 602,
            Self::ModuleNotLicensed => 603,
            Self::AddressNotAllowed => 604,
        }
    }

    /// The whole answer as JSON.
    pub fn to_json(&self, shape: Shape, style: Style) -> serde_json::Result<Vec<u8>> {
        let message = self.to_string();
        if *self == Self::TaskNotFound {
            let errors = Errors { code: "1024", codemsg: &message };
            let now = unix_seconds();
            let data = RefusedTask { status: 1, desc: &message, errors, reqtime: now, rsptime: now };
            Envelope::new(self.ret(), data, "", shape).to_json(style, FRAME_BYTES)
        } else {
            Envelope::new(self.ret(), Nothing { shape }, &message, shape).to_json(style, FRAME_BYTES)
        }
    }
}

/// A page of records, to be written straight into the answer.
pub struct Page<F> {
    /// `totalitems`: how many records the task has.
    pub total_items: u64,
    /// `currentpage`, counted from 1.
    pub current_page: u64,
    /// `itemsperpage`: how many records a full page has.
    pub items_per_page: u64,
    /// How many records stand on this page.
    pub count: u64,
    /// Makes the record at a place of this page, from 0 to `count - 1`.
    pub record: F,
    /// When the call came in, in seconds since 1970.
    pub received: u64,
}

impl<F: Fn(u64) -> Record> Page<F> {
    /// The whole answer as JSON.
    pub fn into_json(self, shape: Shape, style: Style) -> serde_json::Result<Vec<u8>> {
        let capacity = usize::try_from(self.count * RECORD_BYTES).unwrap_or(0) + FRAME_BYTES;
        let result = if shape.objects && self.count == 0 {
            // PHP's empty array is `[]`, whatever was meant.
            PageResult::Nothing([])
        } else {
            PageResult::Page {
                totalitems: self.total_items,
                currentpage: self.current_page,
                itemsperpage: self.items_per_page,
                result: Records { count: self.count, record: self.record, shape },
            }
        };
        let data =
            PageData { status: 0, desc: "获取成功", result, reqtime: self.received, rsptime: unix_seconds() };
        Envelope::new(200, data, "", shape).to_json(style, capacity)
    }
}

/// Seconds since 1970.
pub fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[derive(Serialize)]
struct Envelope<'a, D> {
    ret: u64,
    data: D,
    msg: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    debug: Option<Debug>,
}

impl<'a, D: Serialize> Envelope<'a, D> {
    fn new(ret: u64, data: D, msg: &'a str, shape: Shape) -> Self {
        Self { ret, data, msg, debug: shape.debug.then(Debug::default) }
    }

    fn to_json(&self, style: Style, capacity: usize) -> serde_json::Result<Vec<u8>> {
        json::to_bytes(self, style, capacity)
    }
}

#[derive(Serialize)]
struct PageData<R> {
    status: u64,
    desc: &'static str,
    result: PageResult<R>,
    reqtime: u64,
    rsptime: u64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PageResult<R> {
    Page { totalitems: u64, currentpage: u64, itemsperpage: u64, result: R },
    Nothing([u64; 0]),
}

#[derive(Serialize)]
struct RefusedTask<'a> {
    status: u64,
    desc: &'a str,
    errors: Errors<'a>,
    reqtime: u64,
    rsptime: u64,
}

#[derive(Serialize)]
struct Errors<'a> {
    code: &'a str,
    codemsg: &'a str,
}

/// An error's `data`: empty, as a list or as an object.
struct Nothing {
    shape: Shape,
}

impl Serialize for Nothing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.shape.objects {
            serializer.serialize_map(Some(0))?.end()
        } else {
            serializer.serialize_seq(Some(0))?.end()
        }
    }
}

/// What the framework adds in its debug mode, and no page may ever show.
#[derive(Serialize)]
struct Debug {
    stack: [&'static str; 2],
    sqls: [&'static str; 2],
    version: &'static str,
}

impl Default for Debug {
    fn default() -> Self {
        Self {
            stack: [
                "[#1 - 0.2ms - 612.4KB]/data/www/yccall/public/index.php(6)",
                "[#2 - 8.7ms - 1.9MB]/data/www/yccall/src/app/Api/SipYccall.php(118)",
            ],
            sqls: [
                "[#1 - 0.31ms]/data/www/yccall/src/app/Model/Token.php(22): SELECT * FROM api_token WHERE token = 'secret-in-sql'",
                "[#2 - 4.02ms]/data/www/yccall/src/app/Model/Record.php(57): SELECT COUNT(*) FROM yccall_record WHERE taskid = ?",
            ],
            version: "2.23.0",
        }
    }
}

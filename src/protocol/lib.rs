//! The wire: what is asked of `App.Sip_Yccall.TaskInfo` and what its answers mean.
//!
//! Pure Rust over bytes. Any bytes give a page or an [`ApiError`], never a panic; nothing here knows of a
//! browser, a signal or a language. PHP back ends are loose with types, so decoding is tolerant of *how* a value is
//! written and strict about *what* it means: whatever a type cannot hold is kept word for word as [`Reading::Other`].

mod endpoint;
mod error;
mod escapes;
mod field;
mod field_order;
pub mod json;
mod record;
mod replaced;
mod request;
mod response;
mod time;

pub use endpoint::Endpoint;
pub use error::{ApiError, ErrorKind};
pub use field::Field;
pub use record::{AnswerType, CalledStatus, Reading, Record};
pub use replaced::replaced;
pub use request::{PageRequest, PageSize, TaskId, Token};
pub use response::{PageHead, TaskInfoPage, decode_response, read_response};
pub use time::CivilTime;

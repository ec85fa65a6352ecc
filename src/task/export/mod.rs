//! Records as files: what Excel and the next dialling task take as they are.
//!
//! Pure Rust, no browser, no words of its own: headings and [`Words`] are the caller's. An [`Export`] writes a
//! [`Table`] as CSV, the numbers for calling again, or the batches that the XLSX module makes a workbook of. It works in
//! steps, as a [`View`](super::View) does, and hands out bytes piece by piece, so that a million records never stand in
//! one text.
//!
//! Nothing here ever changes what a record says, but for two things: a number that is to stay hidden is
//! [masked](crate::mask_record), and in CSV, which cannot say that a text is a text, what a spreadsheet would take for a
//! formula is made harmless.
//!
//! # Formulas
//! A text that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a carriage return gets an apostrophe
//! before it, as OWASP advises ("CSV Injection"). Every text is looked at, since every text comes from a server: mark,
//! custom value, ids, fields that the documents do not have and their names, readings that are none, headings. Two
//! kinds stay as they are, though they begin with a sign: a quantity such as `-5`, anywhere, and where a telephone
//! number belongs (`telphone`, `extnumber`, `taskid`) what is one, such as `+86 181-1234-5678`. In a workbook a text is a
//! text, whatever it looks like.
//!
//! ```
//! use yccall_protocol::{Field, Record};
//! use yccall_task::export::{ByteOrderMark, Codes, Column, Export, Step, Table};
//! use yccall_task::{Numbers, Records};
//!
//! let call = Record { telphone: "+8618112345678".into(), mark: "=1+1".into(), ..Record::default() };
//! let records: Records = [&call].into_iter().collect();
//!
//! let columns = [Field::Telphone, Field::Mark].map(Column::by_wire_name).to_vec();
//! let table = Table { columns, codes: Codes::Raw, numbers: Numbers::Plain };
//! let mut export = Export::csv(&records, vec![0], table, ByteOrderMark::Omitted);
//! let mut file = Vec::new();
//! loop {
//!     match export.work(&records, &mut || false) {
//!         Step::Bytes(bytes) => file.extend(bytes),
//!         Step::Paused => {} // Here a page draws its frames.
//!         Step::Done => break,
//!         Step::Outdated => panic!("nobody changed the records"),
//!     }
//! }
//! assert_eq!(file, b"telphone,mark\r\n+8618112345678,'=1+1\r\n");
//! ```

mod batch;
mod call_list;
mod cell;
mod csv;
mod file_name;
mod formula;
mod table;
mod writing;

pub use call_list::{NUMBERS_A_FILE, NumberFormat, Tally};
pub use csv::ByteOrderMark;
pub use file_name::{Scope, file_name};
pub use table::{Codes, Column, Source, Table, Words};
pub use writing::{Export, Step};
pub use yccall_xlsx as xlsx;

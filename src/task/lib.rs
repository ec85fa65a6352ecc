//! One task's records, held and questioned.
//!
//! Pure Rust, no browser. [`Records`] holds records in packed columns, rows numbered from 0 in task order. A [`View`]
//! asks them which rows a [`Filter`] shows in which [`Order`], and what each of the filter's values would show
//! ([`Facets`]). [`Duplicates`] counts what is there more than once, and [`export`] writes files of it.
//!
//! Nothing here waits, and nothing must ever hold up a page: what takes more than a moment over a million records is
//! done in steps, and the caller says after each whether there is time for another. Nothing is made for each row that
//! a question looks at, and nothing is lost: a record comes back exactly as it went in.
//!
//! ```
//! use yccall_protocol::Record;
//! use yccall_task::{Filter, Order, OrderBy, Records, View};
//!
//! let mut records = Records::default();
//! for (number, mark) in [("13900000002", "call back"), ("+86 139-0000-0001", ""), ("057187654321", "")] {
//!     records.push(&Record { telphone: number.into(), mark: mark.into(), ..Record::default() });
//! }
//!
//! let mut view = View::default();
//! let filter = Filter { search: "1390000".to_owned(), ..Filter::default() };
//! view.start(&records, filter, Order { by: OrderBy::Number, descending: false });
//! let mut steps = 0;
//! while !view.work(&records, || false) {
//!     steps += 1; // Here a page draws its frames.
//! }
//! assert_eq!(view.rows(), [1, 0]);
//! assert_eq!(records.get(1).map(|record| record.telphone).as_deref(), Some("+86 139-0000-0001"));
//! ```

use yccall_protocol as protocol;

mod agents;
mod assembly;
mod chunk;
mod classes;
mod columns;
mod duplicates;
pub mod export;
mod facets;
mod filter;
mod marks;
mod needle;
mod number;
mod order;
mod ranking;
mod records;
mod search;
mod sort;
mod span;
mod view;

pub use assembly::Assembly;
pub use classes::{AnswerClass, CalledClass};
pub use duplicates::Duplicates;
pub use facets::{AgentCount, Facets};
pub use filter::{AgentChoice, Criterion, Filter};
pub use number::{dialled_digits, number_groups};
pub use order::{Order, OrderBy};
pub use records::Records;
pub use span::Span;
pub use view::View;

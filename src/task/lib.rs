//! One task's records, held and questioned.
//!
//! Pure Rust, no browser. [`Records`] holds records in packed columns, rows numbered from 0 in task order. A [`View`]
//! asks them which rows a [`Filter`] shows in which [`Order`], and what each of the filter's values would show
//! ([`Facets`]). [`Summaries`] say what those rows add up to, and all rows: [`Figures`], agents, hours of day and the
//! distributions of seconds. [`Duplicates`] finds what is there more than once, and [`export`] writes files.
//!
//! Nothing here waits, and nothing must ever hold up a page: what takes more than a moment over a million records is
//! done in steps, and the caller says after each whether there is time for another. What works in steps takes that word
//! by `dyn`, and is never inlined: it would be compiled with whatever calls it, and a page is compiled for size. What runs
//! over rows is never inlined into what decides: browsers compile a function for speed once it is hot, whole, and while
//! they do, it is slow. Nothing is made for each row that a question looks at, and nothing is lost: a record comes back
//! exactly as it went in.
//!
//! ```
//! use yccall_protocol::{CalledStatus, Reading, Record};
//! use yccall_task::{Figure, Filter, Order, OrderBy, Records, Summaries, Summary, View};
//!
//! let mut records = Records::default();
//! for (number, status) in [
//!     ("13900000002", CalledStatus::Called),
//!     ("+86 139-0000-0001", CalledStatus::NotCalled),
//!     ("057187654321", CalledStatus::NotCalled),
//! ] {
//!     records.push(&Record { telphone: number.into(), status: Reading::Known(status), ..Record::default() });
//! }
//!
//! let mut view = View::default();
//! let filter = Filter { search: "1390000".to_owned(), ..Filter::default() };
//! view.start(&records, filter, Order { by: OrderBy::Number, descending: false });
//! let mut steps = 0;
//! while !view.work(&records, &mut || false) {
//!     steps += 1; // Here a page draws its frames.
//! }
//! assert_eq!(view.rows().to_vec(), [1, 0]);
//!
//! let mut summaries = Summaries::default();
//! while !summaries.work(&records, &view, &mut || false) {
//!     steps += 1; // And here.
//! }
//! let share_called = |summary: &Summary| summary.figures.amount(Figure::Progress).value();
//! assert_eq!(share_called(summaries.shown()), Some(0.5));
//! assert_eq!(summaries.whole().figures.called, 1);
//! assert_eq!(records.get(1).map(|record| record.telphone).as_deref(), Some("+86 139-0000-0001"));
//! ```

use yccall_protocol as protocol;

mod agent_figures;
mod agents;
mod assembly;
mod chunk;
mod classes;
mod columns;
mod distribution;
mod duplicates;
pub mod export;
mod facets;
mod few;
mod figures;
mod filter;
mod hours;
mod letter_case;
mod marks;
mod masking;
mod needle;
mod number;
mod order;
mod outcome;
mod quality;
mod ranking;
mod records;
mod row_set;
mod rows;
mod search;
mod sort;
mod span;
mod spread;
mod summaries;
mod tally;
mod view;

pub use agent_figures::{AgentColumn, AgentFigures};
pub use assembly::{Assembly, Settled};
pub use classes::{AnswerClass, CalledClass};
pub use distribution::{Bin, Distribution};
pub use duplicates::{DuplicateRows, Duplicates};
pub use facets::{AgentCount, Facets};
pub use figures::{Amount, Figure, Figures, Ratio, SHORT_CALL};
pub use filter::{AgentChoice, Criterion, Filter, Numbers};
pub use hours::{HourCalls, HoursOfDay};
pub use masking::{mask_record, masked};
pub use number::{dialled_digits, number_groups};
pub use order::{Order, OrderBy};
pub use quality::Quality;
pub use records::Records;
pub use rows::Rows;
pub use span::Span;
pub use summaries::{Summaries, Summary};
pub use view::View;

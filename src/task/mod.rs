//! One task's records, held and questioned.
//!
//! Pure Rust, no browser: [`Records`] holds records in columns, a [`Filter`] turns them into a list of row numbers, and
//! [`Facets`] count what each of a filter's values would show. Rows are numbered from 0 in the order they were pushed.

mod assembly;
mod classes;
mod columns;
mod facets;
mod filter;
mod number;
mod records;

pub use assembly::Assembly;
pub use classes::{AnswerClass, CalledClass};
pub use facets::Facets;
pub use filter::Filter;
pub use number::{dialled_digits, number_groups};
pub use records::Records;

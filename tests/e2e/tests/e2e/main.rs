//! The built page, end to end: what a person gets, one module a theme.

mod coming_back;
mod copy;
mod deploy;
mod errors;
mod figures;
mod files;
mod filters;
mod form;
mod hostile;
mod keyboard;
mod language;
mod layout;
mod load;
mod pager;
mod recovery;
mod refresh;
mod requests;
mod search;
mod theme;
mod token;
mod variants;
mod whole_task;
mod workbooks;

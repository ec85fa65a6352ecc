//! Elements, made as they are described.
//!
//! `view!` gives every element a type of its own, and for each of those types the program holds what builds it, builds
//! it again, moves it, copies it and adds to it: a quarter of the whole program. An element here is there as soon as it
//! is named, all are of one type, and what changes by itself is written by an effect of one type. What is said of an
//! element can be said of one that is there already, too.
//!
//! Every text is a text node or the value of an attribute, never markup.

mod each;
mod el;
mod follow;
mod holder;
mod listener;
mod region;
mod said;

pub(super) use self::el::{El, el, svg};
pub(super) use self::follow::follow;
pub(super) use self::holder::{Group, Holder, group};
pub(super) use self::listener::{Phase, listen};

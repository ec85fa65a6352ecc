//! Which field of a record comes next. The records of an answer have theirs in one order, so it is guessed from the
//! record before, and looked up where the guess is wrong.

use std::borrow::Cow;

use super::Field;
use super::json::{Quoted, Reader, Stop};

/// How the documented fields stand on the wire.
const QUOTED: [Quoted; Field::ALL.len()] = {
    let mut quoted = [Quoted::new(""); Field::ALL.len()];
    let mut place = 0;
    while place < quoted.len() {
        quoted[place] = Quoted::new(Field::ALL[place].wire_name());
        place += 1;
    }
    quoted
};

/// What came after what so far.
#[derive(Clone, Debug)]
pub(super) struct FieldOrder {
    /// By field, the documented one that came after it; at last the one that came first.
    next: [Field; Field::ALL.len() + 1],
    /// The place of the one read last among those.
    at: usize,
}

/// A field's name.
pub(super) enum Name<'a> {
    Documented(Field),
    Undocumented(Cow<'a, str>),
}

/// Where the first field of a record stands.
const FIRST: usize = Field::ALL.len();

impl FieldOrder {
    /// The document's order.
    pub(super) const fn new() -> Self {
        let mut next = [Field::ALL[0]; FIRST + 1];
        let mut place = 1;
        while place < Field::ALL.len() {
            next[place - 1] = Field::ALL[place];
            place += 1;
        }
        Self { next, at: FIRST }
    }

    /// Another record begins.
    pub(super) const fn begin(&mut self) {
        self.at = FIRST;
    }

    /// Reads a name, and the colon that follows.
    pub(super) fn read_name<'a>(&mut self, reader: &mut Reader<'a>) -> Result<Name<'a>, Stop> {
        let Some(next) = self.next.get_mut(self.at) else { return reader.name().map(Name::Undocumented) };
        if !QUOTED.get(*next as usize).is_some_and(|name| reader.pass_name(name)) {
            let name = reader.name()?;
            match Field::from_wire_name(&name) {
                Some(field) => *next = field,
                None => return Ok(Name::Undocumented(name)),
            }
        }
        self.at = *next as usize;
        Ok(Name::Documented(*next))
    }
}

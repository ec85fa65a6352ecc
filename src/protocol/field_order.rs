//! Which field of a record comes next. The records of an answer have theirs in one order, so it is guessed from the
//! record before, and looked up where the guess is wrong.

use std::borrow::Cow;

use super::Field;
use super::json::{Quoted, Reader, Stop};

/// What came after what so far.
#[derive(Clone, Debug)]
pub(super) struct FieldOrder {
    /// By field, how its name stands on the wire.
    names: [Quoted; Field::ALL.len()],
    /// By field, the documented one that came after it: after a record's last the first of the next record.
    next: [Field; Field::ALL.len()],
    /// The one read last.
    at: Field,
}

/// A field's name.
pub(super) enum Name<'a> {
    Documented(Field),
    Undocumented(Cow<'a, str>),
}

impl FieldOrder {
    /// The document's order.
    pub(super) fn new() -> Self {
        let mut next = Field::ALL;
        next.rotate_left(1);
        Self { names: Field::ALL.map(|field| Quoted::new(field.wire_name())), next, at: Field::Mark }
    }

    /// Reads a name, and the colon that follows.
    pub(super) fn read_name<'a>(&mut self, reader: &mut Reader<'a>) -> Result<Name<'a>, Stop> {
        let Some(next) = self.next.get_mut(self.at as usize) else { return reader.name().map(Name::Undocumented) };
        if !self.names.get(*next as usize).is_some_and(|name| reader.pass_name(name)) {
            let name = reader.name()?;
            match Field::from_wire_name(&name) {
                Some(field) => *next = field,
                None => return Ok(Name::Undocumented(name)),
            }
        }
        self.at = *next;
        Ok(Name::Documented(*next))
    }
}

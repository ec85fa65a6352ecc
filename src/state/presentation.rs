//! How records are shown: as cards or in a table, and which of their fields the table has.
//!
//! Plain data that says nothing of anybody's records, so that a browser may remember it.

use std::fmt;

use crate::protocol::Field;

/// What a record is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    /// A card.
    #[default]
    Cards,
    /// A row of a table.
    Table,
}

impl Layout {
    /// Every layout, as they are offered.
    pub const ALL: [Self; 2] = [Self::Cards, Self::Table];

    /// The layout's public name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Table => "table",
        }
    }

    /// The layout of that public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == name)
    }
}

/// The fields that the table has a column for. It may have none: a row's number and its details are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Columns(u16);

impl Columns {
    /// Every documented field in the order of columns: what a supervisor looks for first.
    pub const ORDER: [Field; Field::ALL.len()] = [
        Field::Telphone,
        Field::Status,
        Field::AnswerType,
        Field::ExtNumber,
        Field::CallTime,
        Field::Duration,
        Field::BillSec,
        Field::CreateTime,
        Field::Mark,
        Field::Answered,
        Field::UserId,
        Field::MemberId,
        Field::CustomUuid,
        Field::Chengshudu,
        Field::TaskId,
    ];

    /// So many of [`Columns::ORDER`] are there until somebody chooses.
    const USUAL: usize = 9;

    /// Whether the field has a column.
    #[must_use]
    pub const fn has(self, field: Field) -> bool {
        self.0 & Self::bit(field) != 0
    }

    /// The columns with this field's added, or taken away if it was there.
    #[must_use]
    pub const fn toggled(self, field: Field) -> Self {
        Self(self.0 ^ Self::bit(field))
    }

    /// The fields that have a column, from the first to the last.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Self::ORDER.into_iter().filter(move |&field| self.has(field))
    }

    const fn bit(field: Field) -> u16 {
        1 << field as u16
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self::ORDER.into_iter().take(Self::USUAL).collect()
    }
}

impl FromIterator<Field> for Columns {
    fn from_iter<T: IntoIterator<Item = Field>>(fields: T) -> Self {
        Self(fields.into_iter().fold(0, |bits, field| bits | Self::bit(field)))
    }
}

/// A person's choice of both.
///
/// Its text is the layout's name and the columns' wire names, blanks between them: `table telphone status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Presentation {
    /// Cards or a table.
    pub layout: Layout,
    /// The table's columns, whether it is on screen or not.
    pub columns: Columns,
}

impl Presentation {
    /// What a text says; `None` if it is no presentation's. Columns that do not exist, as of another version, are
    /// passed over.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let layout = Layout::parse(words.next()?)?;
        Some(Self { layout, columns: words.filter_map(Field::from_wire_name).collect() })
    }
}

impl fmt::Display for Presentation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.layout.as_str())?;
        self.columns.fields().try_for_each(|field| write!(f, " {}", field.wire_name()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Layout, Presentation};
    use crate::protocol::Field;

    #[test]
    fn cards_and_nine_columns_are_the_default() {
        let usual = Presentation::default();
        assert_eq!(
            usual.to_string(),
            "cards telphone status answertype extnumber calltime duration billsec createtime mark"
        );
    }

    #[test]
    fn every_field_can_be_a_column_once() {
        for field in Field::ALL {
            assert_eq!(Columns::ORDER.iter().filter(|&&column| column == field).count(), 1);
            let none = Columns::from_iter([]);
            assert_eq!(none.toggled(field).fields().collect::<Vec<_>>(), [field]);
            assert_eq!(none.toggled(field).toggled(field), none);
        }
    }

    #[test]
    fn a_choice_survives_as_a_text() {
        let columns = Columns::default().toggled(Field::Mark).toggled(Field::TaskId);
        for layout in Layout::ALL {
            let chosen = Presentation { layout, columns };
            assert_eq!(Presentation::parse(&chosen.to_string()), Some(chosen));
        }
    }

    #[test]
    fn what_is_no_choice_is_none_and_what_no_field_is_passed_over() {
        assert_eq!(Presentation::parse(""), None);
        assert_eq!(Presentation::parse("tiles mark"), None);
        let columns = Columns::from_iter([Field::Mark]);
        assert_eq!(
            Presentation::parse("table nothing mark mark"),
            Some(Presentation { layout: Layout::Table, columns })
        );
    }
}

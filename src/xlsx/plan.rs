//! What a workbook will be, said before its rows come.

use crate::{Cell, Cells, Malformed};

/// A workbook: the sheets of records, then others.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'p> {
    /// The name of the records' sheet: up to 25 characters, none of `[]:*?/\`. Where one sheet is not enough, the others
    /// are numbered.
    pub name: &'p str,
    /// The columns of records, 1 to 16,384.
    pub columns: Vec<Column<'p>>,
    /// How many records will come.
    pub rows: u32,
    /// The sheets behind.
    pub sheets: Vec<Sheet<'p>>,
}

/// A column of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'p> {
    /// Its heading.
    pub heading: &'p str,
    /// What stands in it, as a rule.
    pub kind: Kind,
}

/// What stands in a column, as a rule: how wide it is, and how what is typed into it later is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Short texts.
    Text,
    /// Long texts.
    LongText,
    /// Numbers that are no quantities, such as telephone numbers: texts.
    Number,
    /// Whole numbers.
    Whole,
    /// Times.
    Time,
}

/// A sheet of few rows, of which the first is a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet<'p> {
    /// Up to 31 characters, none of `[]:*?/\`, and no other sheet's.
    pub name: &'p str,
    /// Cell by cell.
    pub rows: Vec<Vec<Cell<'p>>>,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Text, Self::LongText, Self::Number, Self::Whole, Self::Time];
}

impl<'p> Plan<'p> {
    /// Writes the plan: as cells, since those are what both sides read and write anyway.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut cell = |cell: Cell<'_>| cell.encode(&mut out);
        cell(Cell::Text(self.name));
        cell(Cell::Whole(self.rows));
        cell(Cell::Whole(self.columns.len() as u32));
        for column in &self.columns {
            cell(Cell::Text(column.heading));
            cell(Cell::Whole(column.kind as u32));
        }
        for sheet in &self.sheets {
            cell(Cell::Text(sheet.name));
            cell(Cell::Whole(sheet.rows.len() as u32));
            for row in &sheet.rows {
                cell(Cell::Whole(row.len() as u32));
                row.iter().copied().for_each(&mut cell);
            }
        }
        out
    }

    /// Reads a plan back.
    ///
    /// # Errors
    /// When the bytes are no plan.
    pub fn decode(bytes: &'p [u8]) -> Result<Self, Malformed> {
        let mut cells = Cells::new(bytes);
        let name = text(&mut cells)?;
        let rows = whole(&mut cells)?;
        let columns = (0..whole(&mut cells)?).map(|_| {
            let heading = text(&mut cells)?;
            let kind = Kind::ALL.get(whole(&mut cells)? as usize).copied().ok_or(Malformed)?;
            Ok(Column { heading, kind })
        });
        let columns = columns.collect::<Result<_, _>>()?;
        let mut sheets = Vec::new();
        while let Some(name) = cells.next() {
            let Cell::Text(name) = name? else { return Err(Malformed) };
            let rows = (0..whole(&mut cells)?).map(|_| {
                let len = whole(&mut cells)?;
                (0..len).map(|_| cells.next().ok_or(Malformed)?).collect()
            });
            sheets.push(Sheet { name, rows: rows.collect::<Result<_, _>>()? });
        }
        Ok(Self { name, columns, rows, sheets })
    }
}

fn text<'p>(cells: &mut Cells<'p>) -> Result<&'p str, Malformed> {
    match cells.next() {
        Some(Ok(Cell::Text(text))) => Ok(text),
        _ => Err(Malformed),
    }
}

fn whole(cells: &mut Cells<'_>) -> Result<u32, Malformed> {
    match cells.next() {
        Some(Ok(Cell::Whole(number))) => Ok(number),
        _ => Err(Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Kind, Plan, Sheet};
    use crate::Cell;

    #[test]
    fn a_plan_comes_back_as_it_went() {
        let plan = Plan {
            name: "记录",
            columns: Kind::ALL.map(|kind| Column { heading: "=号码", kind }).to_vec(),
            rows: 1_234_567,
            sheets: vec![
                Sheet { name: "指标", rows: vec![vec![Cell::Text("接通率"), Cell::Share(0.25)], vec![]] },
                Sheet { name: "筛选", rows: vec![] },
            ],
        };
        let bytes = plan.encode();
        assert_eq!(Plan::decode(&bytes), Ok(plan));
        for len in [0, 1, 5, bytes.len() - 1] {
            assert!(Plan::decode(bytes.get(..len).unwrap_or_default()).is_err(), "{len}");
        }
    }
}

//! Fields that the documents do not name: any number a row.

use std::borrow::Cow;
use std::ops::Range;

use super::{Ints, Texts};
use crate::needle::Needle;

/// A column of lists of named texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Undocumented {
    /// Where each row's fields end among those of all rows.
    ends: Ints,
    names: Texts,
    texts: Texts,
    fields: u32,
}

impl Undocumented {
    pub(crate) fn clear(&mut self) {
        self.ends.clear();
        self.names.clear();
        self.texts.clear();
        self.fields = 0;
    }

    pub(crate) fn push(&mut self, fields: &[(Cow<'_, str>, Cow<'_, str>)]) {
        for (name, text) in fields {
            self.names.push(name);
            self.texts.push(text);
            self.fields += 1;
        }
        self.ends.push(self.fields);
    }

    /// Adds some of another column's rows.
    pub(crate) fn extend(&mut self, other: &Self, rows: Range<usize>) {
        let start = rows.start.checked_sub(1).and_then(|before| other.ends.get(before)).unwrap_or_default();
        let before = self.fields;
        other.ends.zip(rows.start, rows, |_, end| {
            self.fields = before + (end - start);
            self.ends.push(self.fields);
        });
        let fields = start as usize..(start + self.fields - before) as usize;
        self.names.extend(&other.names, fields.clone());
        self.texts.extend(&other.texts, fields);
    }

    pub(crate) fn get(&self, row: usize) -> Option<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
        let end = self.ends.get(row)?;
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before)?,
            None => 0,
        };
        (start as usize..end as usize)
            .map(|field| Some((self.names.get(field)?.into(), self.texts.get(field)?.into())))
            .collect()
    }

    /// The names of all fields, in the order they came, some of them again and again.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.kept()
    }

    /// Calls `hit` with every field whose text has the needle, row and text; names are not looked at. Rows of which
    /// `is_found` says so may be left out.
    pub(crate) fn find(&self, needle: &Needle, is_found: impl Fn(usize) -> bool, mut hit: impl FnMut(usize, &str)) {
        let mut found = vec![false; self.fields as usize];
        let mut any = false;
        self.texts.find(
            needle,
            |_| false,
            |field| {
                any = true;
                if let Some(found) = found.get_mut(field) {
                    *found = true;
                }
            },
        );
        if !any {
            return;
        }
        let mut start = 0;
        self.ends.zip(0, 0.., |row, end| {
            let fields = start as usize..end as usize;
            start = end;
            let own = found.get(fields.clone()).unwrap_or_default();
            if own.contains(&true) && !is_found(row) {
                for (field, _) in fields.zip(own).filter(|(_, is_found)| **is_found) {
                    hit(row, self.texts.get(field).unwrap_or_default());
                }
            }
        });
    }

    /// The texts of a row's fields.
    pub(crate) fn texts(&self, row: usize) -> impl Iterator<Item = &str> {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).unwrap_or_default();
        let end = self.ends.get(row).unwrap_or_default();
        (start as usize..end as usize).map_while(|field| self.texts.get(field))
    }

    pub(crate) fn pack(&mut self) {
        self.ends.pack();
        self.names.pack();
        self.texts.pack();
    }

    /// Bytes held on the heap.
    pub(crate) fn memory(&self) -> usize {
        self.ends.memory() + self.names.memory() + self.texts.memory()
    }
}

//! Records in columns.

use std::borrow::Cow;

use super::columns::{Chunked, InternedColumn, ReadingColumn, TextColumn};
use crate::protocol::{AnswerType, CalledStatus, CivilTime, Record};

/// Records of one task, in the order they were pushed; a record comes back field by field as it went in.
#[derive(Clone, Debug, Default)]
pub struct Records {
    len: usize,
    taskid: InternedColumn,
    telphone: TextColumn,
    userid: TextColumn,
    memberid: TextColumn,
    chengshudu: InternedColumn,
    customuuid: TextColumn,
    status: ReadingColumn<CalledStatus>,
    extnumber: InternedColumn,
    answered: ReadingColumn<bool>,
    answertype: ReadingColumn<AnswerType>,
    calltime: ReadingColumn<CivilTime>,
    duration: ReadingColumn<u32>,
    billsec: ReadingColumn<u32>,
    createtime: ReadingColumn<CivilTime>,
    mark: TextColumn,
    undocumented: UndocumentedColumn,
}

impl Records {
    /// How many records there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: &Record<'_>) {
        self.taskid.push(&record.taskid);
        self.telphone.push(&record.telphone);
        self.userid.push(&record.userid);
        self.memberid.push(&record.memberid);
        self.chengshudu.push(&record.chengshudu);
        self.customuuid.push(&record.customuuid);
        self.status.push(&record.status);
        self.extnumber.push(&record.extnumber);
        self.answered.push(&record.answered);
        self.answertype.push(&record.answertype);
        self.calltime.push(&record.calltime);
        self.duration.push(&record.duration);
        self.billsec.push(&record.billsec);
        self.createtime.push(&record.createtime);
        self.mark.push(&record.mark);
        self.undocumented.push(&record.undocumented);
        self.len += 1;
    }

    /// The record of a row, borrowed; `None` past the last.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Record<'_>> {
        Some(Record {
            taskid: self.taskid.get(row)?.into(),
            telphone: self.telphone.get(row)?.into(),
            userid: self.userid.get(row)?.into(),
            memberid: self.memberid.get(row)?.into(),
            chengshudu: self.chengshudu.get(row)?.into(),
            customuuid: self.customuuid.get(row)?.into(),
            status: self.status.get(row)?,
            extnumber: self.extnumber.get(row)?.into(),
            answered: self.answered.get(row)?,
            answertype: self.answertype.get(row)?,
            calltime: self.calltime.get(row)?,
            duration: self.duration.get(row)?,
            billsec: self.billsec.get(row)?,
            createtime: self.createtime.get(row)?,
            mark: self.mark.get(row)?.into(),
            undocumented: self.undocumented.get(row)?,
        })
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len).map_while(|row| self.get(row))
    }
}

impl<'r, 'a> FromIterator<&'r Record<'a>> for Records
where
    'a: 'r,
{
    fn from_iter<I: IntoIterator<Item = &'r Record<'a>>>(source: I) -> Self {
        let mut records = Self::default();
        for record in source {
            records.push(record);
        }
        records
    }
}

/// Undocumented fields: any number a row, their names few.
#[derive(Clone, Debug, Default)]
struct UndocumentedColumn {
    /// Where each row's fields end among all.
    ends: Chunked<u32>,
    names: InternedColumn,
    texts: TextColumn,
    len: u32,
}

impl UndocumentedColumn {
    fn push(&mut self, fields: &[(Cow<'_, str>, Cow<'_, str>)]) {
        for (name, text) in fields {
            self.names.push(name);
            self.texts.push(text);
            self.len += 1;
        }
        self.ends.push(self.len);
    }

    fn get(&self, row: usize) -> Option<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
        let end = self.ends.get(row)?;
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before)?,
            None => 0,
        };
        (start as usize..end as usize)
            .map(|at| Some((self.names.get(at)?.into(), self.texts.get(at)?.into())))
            .collect()
    }
}

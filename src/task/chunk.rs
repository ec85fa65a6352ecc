//! A chunk of records: every field of up to [`CHUNK_ROWS`] rows.

use std::ops::Range;

use super::columns::{ABSENT, CHUNK_ROWS, Ints, Readings, Texts, Undocumented};
use super::number::has_separated_digits;
use crate::protocol::{AnswerType, CalledStatus, CivilTime, Record};

/// Some records, by columns. Agents are numbers here: [`Agents`](super::agents::Agents) knows their extensions.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunk {
    pub(super) taskid: Texts,
    pub(super) telphone: Texts,
    /// The rows whose number's digits do not stand side by side, ascending.
    pub(super) separated: Vec<u16>,
    pub(super) userid: Texts,
    pub(super) memberid: Texts,
    pub(super) chengshudu: Texts,
    pub(super) customuuid: Texts,
    pub(super) status: Readings<CalledStatus>,
    /// [`ABSENT`] where there is no agent.
    pub(super) agent: Ints,
    pub(super) answered: Readings<bool>,
    pub(super) answertype: Readings<AnswerType>,
    pub(super) calltime: Readings<CivilTime>,
    pub(super) duration: Readings<u32>,
    pub(super) billsec: Readings<u32>,
    pub(super) createtime: Readings<CivilTime>,
    pub(super) mark: Texts,
    pub(super) undocumented: Undocumented,
}

// Row numbers inside a chunk are kept in two bytes.
const _: () = assert!(CHUNK_ROWS <= 1 << u16::BITS);

impl Chunk {
    pub(super) fn len(&self) -> usize {
        self.agent.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.len() >= CHUNK_ROWS
    }

    /// Adds a record whose agent has this number. The chunk must not be full.
    pub(super) fn push(&mut self, record: &Record<'_>, agent: Option<u32>) {
        if has_separated_digits(&record.telphone) {
            self.separated.push(self.len() as u16);
        }
        self.taskid.push(&record.taskid);
        self.telphone.push(&record.telphone);
        self.userid.push(&record.userid);
        self.memberid.push(&record.memberid);
        self.chengshudu.push(&record.chengshudu);
        self.customuuid.push(&record.customuuid);
        self.status.push(&record.status);
        self.agent.push(agent.unwrap_or(ABSENT));
        self.answered.push(&record.answered);
        self.answertype.push(&record.answertype);
        self.calltime.push(&record.calltime);
        self.duration.push(&record.duration);
        self.billsec.push(&record.billsec);
        self.createtime.push(&record.createtime);
        self.mark.push(&record.mark);
        self.undocumented.push(&record.undocumented);
    }

    /// Adds some of another chunk's rows, whose agents `agent` gives other numbers. There must be room for them.
    pub(super) fn extend(&mut self, other: &Self, rows: Range<usize>, agent: impl Fn(u32) -> u32) {
        let from = self.len();
        let separated = other.separated.iter().filter(|&&row| rows.contains(&usize::from(row)));
        self.separated.extend(separated.map(|&row| (from + usize::from(row) - rows.start) as u16));
        for (own, others) in self.texts_mut().into_iter().zip(other.texts()) {
            own.extend(others, rows.clone());
        }
        self.status.extend(&other.status, rows.clone());
        self.agent.extend_by(&other.agent, rows.clone(), agent);
        self.answered.extend(&other.answered, rows.clone());
        self.answertype.extend(&other.answertype, rows.clone());
        self.calltime.extend(&other.calltime, rows.clone());
        self.duration.extend(&other.duration, rows.clone());
        self.billsec.extend(&other.billsec, rows.clone());
        self.createtime.extend(&other.createtime, rows.clone());
        self.undocumented.extend(&other.undocumented, rows);
    }

    /// The record of a row, whose agent's extension `extension` gives by number; `None` past the last row.
    pub(super) fn get<'r>(&'r self, row: usize, extension: impl FnOnce(u32) -> &'r str) -> Option<Record<'r>> {
        let extnumber = match self.agent.get(row)? {
            ABSENT => "",
            agent => extension(agent),
        };
        Some(Record {
            taskid: self.taskid.get(row)?.into(),
            telphone: self.telphone.get(row)?.into(),
            userid: self.userid.get(row)?.into(),
            memberid: self.memberid.get(row)?.into(),
            chengshudu: self.chengshudu.get(row)?.into(),
            customuuid: self.customuuid.get(row)?.into(),
            status: self.status.get(row)?,
            extnumber: extnumber.into(),
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

    /// Calls `each` with every row that has a reading which the documents do not know, once for each of its readings.
    pub(super) fn undocumented_readings(&self, mut each: impl FnMut(usize)) {
        self.status.undocumented().for_each(&mut each);
        self.answered.undocumented().for_each(&mut each);
        self.answertype.undocumented().for_each(&mut each);
        self.calltime.undocumented().for_each(&mut each);
        self.duration.undocumented().for_each(&mut each);
        self.billsec.undocumented().for_each(&mut each);
        self.createtime.undocumented().for_each(each);
    }

    /// Calls `each` with the number of every agent of these rows, as often as it is there.
    pub(super) fn each_agent(&self, rows: &Range<usize>, mut each: impl FnMut(u32)) {
        self.agent.zip(rows.start, rows.clone(), |_, agent| {
            if agent != ABSENT {
                each(agent);
            }
        });
    }

    /// One more than the highest number of its agents.
    pub(super) fn agents_before(&self) -> usize {
        let mut before = 0;
        // The highest code of all is none's, and one more than it is 0.
        self.agent.zip(0, 0..self.len(), |_, agent| before = before.max(agent.wrapping_add(1)));
        before as usize
    }

    /// Makes a full chunk as small as it gets. Nothing else changes.
    pub(super) fn pack_if_full(&mut self) {
        if !self.is_full() {
            return;
        }
        self.texts_mut().into_iter().for_each(Texts::pack);
        self.separated.shrink_to_fit();
        self.status.pack();
        self.agent.pack();
        self.answered.pack();
        self.answertype.pack();
        self.calltime.pack();
        self.duration.pack();
        self.billsec.pack();
        self.createtime.pack();
        self.undocumented.pack();
    }

    /// Forgets its rows; columns that are not packed keep their memory.
    pub(super) fn clear(&mut self) {
        self.texts_mut().into_iter().for_each(Texts::clear);
        self.separated.clear();
        self.status.clear();
        self.agent.clear();
        self.answered.clear();
        self.answertype.clear();
        self.calltime.clear();
        self.duration.clear();
        self.billsec.clear();
        self.createtime.clear();
        self.undocumented.clear();
    }

    fn texts(&self) -> [&Texts; 7] {
        [&self.taskid, &self.telphone, &self.userid, &self.memberid, &self.chengshudu, &self.customuuid, &self.mark]
    }

    fn texts_mut(&mut self) -> [&mut Texts; 7] {
        [
            &mut self.taskid,
            &mut self.telphone,
            &mut self.userid,
            &mut self.memberid,
            &mut self.chengshudu,
            &mut self.customuuid,
            &mut self.mark,
        ]
    }

    /// Bytes held on the heap.
    pub(super) fn memory(&self) -> usize {
        self.texts().into_iter().map(Texts::memory).sum::<usize>()
            + self.separated.capacity() * size_of::<u16>()
            + self.status.memory()
            + self.agent.memory()
            + self.answered.memory()
            + self.answertype.memory()
            + self.calltime.memory()
            + self.duration.memory()
            + self.billsec.memory()
            + self.createtime.memory()
            + self.undocumented.memory()
    }
}

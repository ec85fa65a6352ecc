//! Records in columns.

use std::ops::Range;
use std::sync::Arc;

use super::agents::Agents;
use super::chunk::Chunk;
use super::columns::{ABSENT, CHUNK_ROWS};
use super::duplicates::Duplicates;
use crate::protocol::{ApiError, PageHead, Record, read_response};

/// Records of one task, in task order; a record comes back field by field as it went in.
///
/// They lie in columns, in chunks of 4096 rows. A full chunk is packed once and never moved again, so that a million
/// records, growing, never mean a second copy of everything.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// All but the last are full and packed.
    chunks: Vec<Chunk>,
    agents: Agents,
    lineage: Lineage,
}

impl Records {
    /// The records of the answer to a page request, and what the server says of the page.
    ///
    /// # Errors
    /// As [`read_response`].
    pub fn from_response(http_status: u16, body: &[u8]) -> Result<(PageHead, Self), ApiError> {
        Self::default().replaced_by_response(http_status, body)
    }

    /// As [`Self::from_response`], into the memory that these records have, which are forgotten: a load that reads page
    /// after page need not find new memory for each.
    ///
    /// # Errors
    /// As [`read_response`].
    pub fn replaced_by_response(mut self, http_status: u16, body: &[u8]) -> Result<(PageHead, Self), ApiError> {
        self.clear();
        let head = read_response(http_status, body, |record| self.push(record))?;
        Ok((head, self))
    }

    fn clear(&mut self) {
        self.lineage = Lineage::default();
        self.chunks.truncate(1);
        self.chunks.iter_mut().for_each(Chunk::clear);
        self.agents.clear();
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK_ROWS + last.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: &Record<'_>) {
        let agent = self.agents.number(&record.extnumber);
        if let Some(last) = self.chunks.last_mut()
            && !last.is_full()
        {
            last.push(record, agent);
            return last.pack_if_full();
        }
        let mut chunk = Chunk::default();
        chunk.push(record, agent);
        self.chunks.push(chunk);
    }

    /// Adds other records at the end, in their order.
    pub fn append(&mut self, other: &Self) {
        self.append_part(other, 0..other.len());
    }

    /// Adds some of other records' rows at the end, in their order.
    pub fn append_part(&mut self, other: &Self, rows: Range<usize>) {
        let mut row = rows.start;
        let end = rows.end.min(other.len());
        while row < end {
            let first = row - row % CHUNK_ROWS;
            let Some(chunk) = other.chunks.get(row / CHUNK_ROWS) else { return };
            let part = row - first..(end - first).min(CHUNK_ROWS);
            row = first + part.end;
            self.append_rows(chunk, part, &other.agents);
        }
    }

    /// Puts other records before the one in `row`, in their order; at the end where there is no such row.
    ///
    /// Everything from there on is packed anew, a chunk at a time.
    pub fn insert(&mut self, row: usize, other: &Self) {
        if row >= self.len() {
            return self.append(other);
        }
        let agents = self.agents.clone();
        let tail = self.cut(row);
        self.append(other);
        for (skipped, chunk) in [row % CHUNK_ROWS].into_iter().chain(std::iter::repeat(0)).zip(tail) {
            self.append_rows(&chunk, skipped..chunk.len(), &agents);
        }
    }

    /// Forgets the records from row `len` on.
    pub fn truncate(&mut self, len: usize) {
        if len < self.len() {
            self.cut(len);
        }
    }

    /// Ends the records before `row`, which must be one of theirs. Gives back the chunk that held it, whole, and those
    /// after it; the first has been split, and its rows before `row` are kept.
    fn cut(&mut self, row: usize) -> Vec<Chunk> {
        self.lineage = Lineage::default();
        let tail = self.chunks.split_off(row / CHUNK_ROWS);
        // Agents have numbers in the order they came, so those of the records that stay are the first ones.
        let agents = self.agents.clone();
        self.agents.truncate(self.chunks.iter().map(Chunk::agents_before).max().unwrap_or_default());
        if let Some(split) = tail.first() {
            self.append_rows(split, 0..row % CHUNK_ROWS, &agents);
        }
        tail
    }

    /// Adds some of a chunk's rows, whose agents are numbered as in `agents`.
    fn append_rows(&mut self, chunk: &Chunk, mut rows: Range<usize>, agents: &Agents) {
        // Most pages have the agents of those before.
        let mut numbers = Vec::new();
        chunk.each_agent(&rows, |agent| {
            let agent = agent as usize;
            if numbers.len() <= agent {
                numbers.resize(agent + 1, ABSENT);
            }
            if let Some(number) = numbers.get_mut(agent).filter(|number| **number == ABSENT) {
                *number = self.agents.number(agents.extension(agent as u32)).unwrap_or(ABSENT);
            }
        });
        let number = |agent: u32| numbers.get(agent as usize).copied().unwrap_or(ABSENT);
        while !rows.is_empty() {
            if self.chunks.last().is_none_or(Chunk::is_full) {
                self.chunks.push(Chunk::default());
            }
            let Some(last) = self.chunks.last_mut() else { return };
            let part = rows.start..rows.end.min(rows.start + CHUNK_ROWS - last.len());
            rows.start = part.end;
            last.extend(chunk, part, number);
            last.pack_if_full();
        }
    }

    /// The record of a row, borrowed; `None` past the last.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Record<'_>> {
        self.chunks.get(row / CHUNK_ROWS)?.get(row % CHUNK_ROWS, |agent| self.agents.extension(agent))
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        self.chunks
            .iter()
            .flat_map(|chunk| (0..chunk.len()).map_while(|row| chunk.get(row, |agent| self.agents.extension(agent))))
    }

    /// The names of the fields that the documents do not have, each once, in the order they came; the first `most` of
    /// them, since a server may invent one for every record. Takes no time to speak of.
    #[must_use]
    pub fn undocumented_names(&self, most: usize) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.chunks.iter().flat_map(|chunk| chunk.undocumented.names()) {
            if names.len() == most {
                break;
            }
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// How many records equal an earlier one in every field. To count without holding up a page, see [`Duplicates`].
    #[must_use]
    pub fn duplicates(&self) -> usize {
        let mut duplicates = Duplicates::default();
        loop {
            if let Some(count) = duplicates.work(self, &mut || true) {
                return count;
            }
        }
    }

    /// Bytes held, reserved ones among them. What an allocator keeps for itself beside each piece is not known here.
    #[must_use]
    pub fn memory(&self) -> usize {
        size_of::<Self>()
            + self.chunks.capacity() * size_of::<Chunk>()
            + self.chunks.iter().map(Chunk::memory).sum::<usize>()
            + self.agents.memory()
    }

    pub(super) fn chunk(&self, chunk: usize) -> Option<&Chunk> {
        self.chunks.get(chunk)
    }

    pub(super) const fn agents(&self) -> &Agents {
        &self.agents
    }

    pub(super) const fn lineage(&self) -> &Lineage {
        &self.lineage
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

/// Tells records apart from others and from their own earlier selves: of one lineage, a row once there stays the same.
#[derive(Debug, Default)]
pub(super) struct Lineage(Arc<()>);

impl Lineage {
    /// Something to know the lineage by, for as long as it is kept.
    pub(super) fn token(&self) -> Self {
        Self(Arc::clone(&self.0))
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Clone for Lineage {
    /// A copy of some records may grow another way, so it begins a lineage of its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

    use super::Records;
    use crate::protocol::Record;

    fn numbered(numbers: impl IntoIterator<Item = usize>) -> Records {
        let mut records = Records::default();
        for number in numbers {
            records.push(&Record {
                telphone: number.to_string().into(),
                extnumber: (8000 + number / 1000).to_string().into(),
                ..Record::default()
            });
        }
        records
    }

    fn numbers(records: &Records) -> Vec<usize> {
        let agents_fit = |record: &Record<'_>, number: usize| record.extnumber == (8000 + number / 1000).to_string();
        records
            .iter()
            .map(|record| {
                let number = record.telphone.parse().unwrap();
                assert!(agents_fit(&record, number), "{record:?}");
                number
            })
            .collect()
    }

    /// An answer with so many records, whose fields say something else for each `kind`.
    fn answer(kind: usize, count: usize) -> String {
        let fields = [
            r#""taskid":"1","mark":"first","duration":3,"calltime":"2025-01-22 15:30:42","line":"a\/b""#,
            r#""taskid":"2","mark":"","duration":"long","status":1036,"extnumber":"8001""#,
            r#""telphone":"+86 138-0000-0000","userid":"7","answered":1,"trunk":"x","line":"y""#,
        ];
        let records = (0..count).map(|row| format!("{{{}}}", fields[(row / 2 + kind) % fields.len()]));
        let records = records.collect::<Vec<_>>().join(",");
        format!(r#"{{"ret":200,"data":{{"status":0,"result":{{"totalitems":9,"result":[{records}]}}}}}}"#)
    }

    #[test]
    fn records_read_in_the_place_of_others_are_those_of_their_own_answer() {
        let counts = [5, 5000, 3, 0, 8192, 1];
        let mut spare = Records::default();
        for (kind, count) in counts.into_iter().enumerate() {
            let body = answer(kind, count);
            let (head, fresh) = Records::from_response(200, body.as_bytes()).unwrap();
            let token = spare.lineage().token();
            let (same_head, read) = spare.replaced_by_response(200, body.as_bytes()).unwrap();
            assert_eq!((same_head, read.len(), read.is_empty()), (head, count, count == 0));
            assert!(read.iter().eq(fresh.iter()), "{count}");
            assert_eq!(read.agents().extensions(), fresh.agents().extensions());
            assert_eq!(read.undocumented_names(9), fresh.undocumented_names(9));
            assert!(!read.lineage().is(&token));
            spare = read;
        }
        assert!(spare.replaced_by_response(200, b"[]").is_err());
    }

    #[test]
    fn a_gap_is_filled_anywhere() {
        for (from, to) in [(0, 10), (5000, 6000), (4096, 8192), (0, 4096), (9990, 10_000)] {
            let mut records = numbered((0..from).chain(to..10_000));
            records.insert(from, &numbered(from..to));
            assert!(numbers(&records).into_iter().eq(0..10_000), "{from}..{to}");
            assert_eq!(records.len(), 10_000);
        }
    }

    #[test]
    fn records_are_forgotten_from_anywhere_with_their_agents() {
        for len in [0, 1, 4095, 4096, 4097, 9999, 10_000, 20_000] {
            let mut records = numbered(0..10_000);
            records.truncate(len);
            assert!(numbers(&records).into_iter().eq(0..len.min(10_000)), "{len}");
            assert_eq!(records.agents().len(), len.min(10_000).div_ceil(1000), "{len}");
            records.append(&numbered(3..9));
            assert!(numbers(&records).into_iter().skip(len.min(10_000)).eq(3..9), "{len}");
        }
    }

    #[test]
    fn names_that_no_document_has_are_known_once_and_never_too_many() {
        let mut records = Records::default();
        for row in 0..5000 {
            let name = if row < 4990 { "line" } else { "trunk" };
            let undocumented = vec![(name.into(), "1".into()), ("at".into(), "2".into())];
            records.push(&Record { undocumented, ..Record::default() });
        }
        assert_eq!(records.undocumented_names(9), ["line", "at", "trunk"]);
        assert_eq!(records.undocumented_names(2), ["line", "at"]);
        assert!(Records::default().undocumented_names(9).is_empty());
    }

    #[test]
    fn a_copy_has_a_lineage_of_its_own_and_growth_changes_none() {
        let mut records = numbered(0..3);
        let token = records.lineage().token();
        assert!(!records.clone().lineage().is(&token));
        records.append(&numbered(3..5));
        assert!(records.lineage().is(&token));
        records.truncate(4);
        assert!(!records.lineage().is(&token));
    }
}

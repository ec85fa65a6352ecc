//! Counting seconds, second by second: small while they are few, exact whatever they are.

use std::collections::BinaryHeap;
use std::ops::RangeInclusive;

use super::Ratio;
use super::columns::Readings;

/// The kinds of rows that are counted apart.
pub(super) const LANES: usize = 12;
/// Some of the lanes, a bit each.
pub(super) type Lanes = u16;
/// Seconds up to here, four and a half hours, have counts of their own.
const TABLE: usize = 1 << 14;

/// How often each number of seconds is there, in each lane.
#[derive(Clone, Debug, Default)]
pub(super) struct Spread {
    /// By seconds, as many as there have been.
    counts: Vec<[u32; LANES]>,
    /// Those past the table, with their lane; in no order until [`Self::settle`].
    beyond: Vec<(u32, u8)>,
}

impl Spread {
    /// Counts a chunk's rows from this one on, whose lanes and codes these are; one without a documented number of seconds
    /// is none to count.
    #[inline(never)]
    pub(super) fn add(&mut self, column: &Readings<u32>, from: usize, lanes: &[u8], codes: &[u32]) {
        for ((row, &lane), &code) in (from..).zip(lanes).zip(codes) {
            match self.counts.get_mut(code as usize) {
                Some(counts) => increment(counts, lane),
                None => self.add_rare(lane, column.value(row, code)),
            }
        }
    }

    #[cold]
    fn add_rare(&mut self, lane: u8, seconds: Option<u32>) {
        let Some(seconds) = seconds else { return };
        let place = seconds as usize;
        if place >= TABLE {
            return self.beyond.push((seconds, lane));
        }
        // The next ones are likely to be near.
        self.counts.resize((place + 1).next_power_of_two(), [0; LANES]);
        if let Some(counts) = self.counts.get_mut(place) {
            increment(counts, lane);
        }
    }

    /// Those of these seconds that are there in some lanes, all together, and how many records have them.
    #[inline(never)]
    pub(super) fn sum(&self, lanes: Lanes, among: RangeInclusive<u32>) -> Ratio {
        let seconds = self.of(lanes).take_while(|(seconds, _)| seconds <= among.end());
        seconds.skip_while(|(seconds, _)| seconds < among.start()).fold(Ratio::default(), |sum, (seconds, records)| {
            sum.and(Ratio { numerator: u64::from(seconds) * records, denominator: records })
        })
    }

    /// Makes ready for [`Self::of`] what came since the last time.
    pub(super) fn settle(&mut self) {
        // They are few, if there are any: the library's sort would be the largest function of the whole program.
        self.beyond = BinaryHeap::from(std::mem::take(&mut self.beyond)).into_sorted_vec();
    }

    /// The seconds that are there in some lanes, ascending, and how often: some several times, one after the other.
    pub(super) fn of(&self, lanes: Lanes) -> impl Iterator<Item = (u32, u64)> + Clone {
        let within = (0..).zip(&self.counts).map(move |(seconds, counts)| {
            let own = (0..).zip(counts).filter(|(lane, _)| lanes & 1 << lane != 0);
            (seconds, own.map(|(_, &count)| u64::from(count)).sum::<u64>())
        });
        let beyond =
            self.beyond.iter().filter(move |(_, lane)| lanes & 1 << lane != 0).map(|&(seconds, _)| (seconds, 1));
        within.chain(beyond).filter(|(_, count)| *count > 0)
    }
}

fn increment(counts: &mut [u32; LANES], lane: u8) {
    if let Some(count) = counts.get_mut(usize::from(lane)) {
        *count += 1;
    }
}

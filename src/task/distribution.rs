//! How seconds are distributed: a histogram with readable edges, median and p90.

use super::Span;

/// The most bins of a histogram.
const MOST_BINS: u32 = 24;
/// The share of all records, in percent, that the bins before the last one hold at least.
const BEFORE_LAST: u64 = 98;
/// Widths of bins, in seconds, that people read at a glance; past a day it is days.
const WIDTHS: [u32; 21] =
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200];
const DAY: u32 = 86_400;

/// The seconds of some records, those without a documented number of seconds left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Distribution {
    /// How many records have a number of seconds.
    pub records: u64,
    /// The 50th percentile by nearest rank, in seconds: the smallest number that at least half of the records do not
    /// exceed. `None` without records.
    pub median: Option<u32>,
    /// The 90th percentile by nearest rank, in seconds.
    pub p90: Option<u32>,
    /// At most 24 neighbouring bins of equal width, ascending, adapted to the seconds there are; empty without records.
    /// The first begins at or below the lowest of them; the last is open upwards and so may hold more than its width.
    pub bins: Vec<Bin>,
}

/// A bar of a histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bin {
    /// The seconds it stands for, both ends inclusive: what to filter by to see its records.
    pub seconds: Span<u32>,
    /// How many records.
    pub records: u64,
}

impl Distribution {
    /// Of seconds, ascending, and how often each is there.
    #[allow(clippy::needless_pass_by_value, reason = "an iterator is made to be used up")]
    pub(super) fn of(seconds: impl Iterator<Item = (u32, u64)> + Clone) -> Self {
        let records = seconds.clone().map(|(_, count)| count).sum();
        // The smallest number of seconds that so many percent do not exceed.
        let percentile = |percent: u64| {
            let rank = (u128::from(records) * u128::from(percent)).div_ceil(100);
            let mut before = 0;
            seconds.clone().find_map(|(seconds, count)| {
                before += u128::from(count);
                (before >= rank).then_some(seconds)
            })
        };
        let ends = seconds.clone().next().zip(percentile(BEFORE_LAST)).zip(percentile(100));
        let bins = ends.map_or_else(Vec::new, |(((lowest, _), nearly_highest), highest)| {
            let mut bins = empty_bins(lowest, nearly_highest, highest);
            let mut at = 0;
            for (seconds, count) in seconds.clone() {
                while bins.get(at).is_some_and(|bin| !bin.seconds.contains(&seconds)) {
                    at += 1;
                }
                if let Some(bin) = bins.get_mut(at) {
                    bin.records += count;
                }
            }
            bins
        });
        Self { records, median: percentile(50), p90: percentile(90), bins }
    }
}

/// Bins of the smallest readable width with which all but the last hold what is not exceptionally high.
fn empty_bins(lowest: u32, nearly_highest: u32, highest: u32) -> Vec<Bin> {
    let days = (0..).map_while(|power| DAY.checked_mul(2_u32.checked_pow(power)?));
    let fits = |width: &u32| nearly_highest / width - lowest / width < MOST_BINS - 1;
    let width = WIDTHS.into_iter().chain(days).find(fits).unwrap_or(u32::MAX);
    let first = lowest / width;
    let last = first + (highest / width - first).min(MOST_BINS - 1);
    let bin = |place| {
        let from = place * width;
        Bin { seconds: Span { from: Some(from), to: (place < last).then(|| from + (width - 1)) }, records: 0 }
    };
    (first..=last).map(bin).collect()
}

#[cfg(test)]
mod tests {
    use super::Distribution;

    fn of(mut seconds: Vec<u32>) -> Distribution {
        seconds.sort_unstable();
        Distribution::of(seconds.into_iter().map(|seconds| (seconds, 1)))
    }

    /// Where bins begin, and how many records each has.
    fn bins(seconds: Vec<u32>) -> Vec<(Option<u32>, u64)> {
        of(seconds).bins.into_iter().map(|bin| (bin.seconds.from, bin.records)).collect()
    }

    #[test]
    fn percentiles_are_by_nearest_rank() {
        // Of four, the second; of ten, the fifth and the ninth; of eleven, the sixth and the tenth.
        assert_eq!(of(vec![4, 1, 3, 2]).median, Some(2));
        assert_eq!((of((1..=10).collect()).median, of((1..=10).collect()).p90), (Some(5), Some(9)));
        assert_eq!((of((1..=11).collect()).median, of((1..=11).collect()).p90), (Some(6), Some(10)));
        assert_eq!((of(vec![7]).median, of(vec![7]).p90), (Some(7), Some(7)));
        assert_eq!(of(Vec::new()), Distribution::default());
    }

    #[test]
    fn bins_have_the_smallest_readable_width() {
        assert_eq!(bins(vec![0, 1, 1, 3]), [(Some(0), 1), (Some(1), 2), (Some(2), 0), (Some(3), 1)]);
        // 98 of 100 are below 230: 23 bins of 10 seconds hold them.
        let minutes = bins((0..230).collect());
        assert_eq!(
            (minutes.len(), minutes.first(), minutes.last()),
            (23, Some(&(Some(0), 10)), Some(&(Some(220), 10)))
        );
        // None is below a minute, so no bin is either.
        assert_eq!(bins(vec![60, 65, 119]).first(), Some(&(Some(60), 1)));
    }

    #[test]
    fn the_few_that_took_very_long_share_the_last_bin() {
        let mut seconds = vec![5; 98];
        seconds.extend([7200, u32::MAX]);
        let found = of(seconds);
        assert_eq!(found.bins.len(), 24);
        assert_eq!(
            found.bins.last().map(|bin| (bin.seconds.from, bin.seconds.to, bin.records)),
            Some((Some(28), None, 2))
        );
        assert_eq!(bins(vec![u32::MAX - 1, u32::MAX]), [(Some(u32::MAX - 1), 1), (Some(u32::MAX), 1)]);
        assert!(bins(vec![0, u32::MAX]).len() > 2);
    }
}

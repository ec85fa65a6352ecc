//! Figures that were measured several times.

use anyhow::Context as _;

/// Figures in ascending order, at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Takes them in any order.
    ///
    /// # Errors
    /// Without any.
    pub fn new(figures: impl IntoIterator<Item = f64>) -> anyhow::Result<Self> {
        let mut figures: Vec<_> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        figures.first().context("nothing was measured")?;
        Ok(Self(figures))
    }

    /// The figure that half of them do not exceed.
    pub fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// The figure that 95 of 100 do not exceed: of fewer than 20, the highest.
    pub fn p95(&self) -> f64 {
        self.percentile(95)
    }

    /// The lowest.
    pub fn lowest(&self) -> f64 {
        self.percentile(0)
    }

    /// The highest.
    pub fn highest(&self) -> f64 {
        self.percentile(100)
    }

    fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Samples;

    #[test]
    fn percentiles_are_figures_that_were_measured() {
        let samples = Samples::new((1..=20).rev().map(f64::from)).unwrap();
        assert_eq!((samples.median(), samples.p95()), (10.0, 19.0));
        let samples = Samples::new([3.0, 1.0, 2.0]).unwrap();
        assert_eq!((samples.median(), samples.p95()), (2.0, 3.0));
        let samples = Samples::new([7.0]).unwrap();
        assert_eq!((samples.median(), samples.p95()), (7.0, 7.0));
        assert!(Samples::new([]).is_err());
    }

    #[test]
    fn the_spread_is_from_the_lowest_to_the_highest() {
        let samples = Samples::new([3.0, 1.0, 2.0]).unwrap();
        assert_eq!((samples.lowest(), samples.highest()), (1.0, 3.0));
        let samples = Samples::new([7.0]).unwrap();
        assert_eq!((samples.lowest(), samples.highest()), (7.0, 7.0));
    }
}

//! First visits: with nothing cached, until the first record is painted.

use crate::FEW;
use crate::browser::{Frames, Measured, in_browsers, instrument};
use crate::builds::Builds;
use crate::rounds::{in_turn, with_each};
use crate::samples::Samples;

/// How many times as long everything takes: on this machine, and on one like a telephone.
const SLOWED: [u32; 2] = [1, 4];

/// First visits of one build.
#[derive(Debug)]
pub struct Visits {
    /// The files that come with the first record, by name.
    pub files: Vec<String>,
    /// On machines of several speeds, the fastest first.
    pub at: Vec<Visit>,
}

/// First visits on a machine of one speed.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// How many times as long everything takes.
    pub slowed: u32,
    /// From the navigation to the first record painted, in milliseconds.
    pub first_record: Samples,
    /// From the navigation to the same files fetched and compiled by an empty page, in milliseconds.
    pub compiled: Samples,
    /// How far anything has moved, at most.
    pub shift: f64,
}

/// A visit to the page, and one to the empty page.
#[derive(Debug)]
struct Round {
    files: Vec<String>,
    first_record: f64,
    compiled: f64,
    shift: f64,
}

/// Visits each page and the empty one in turn. What each gave, by page.
///
/// # Errors
/// When the browser fails, or no record comes.
pub async fn visit(builds: &Builds, rounds: usize) -> anyhow::Result<Vec<Visits>> {
    let watch = instrument();
    let environments = builds.serve(FEW, &watch.before).await?;
    in_browsers(&environments, Frames::AtOnce, &watch, async |pages| {
        let mut visits: Vec<_> = pages.iter().map(|_| Visits { files: Vec::new(), at: Vec::new() }).collect();
        // What the first visit waits for is the browser itself.
        with_each(pages, once).await?;
        for slowed in SLOWED {
            with_each(pages, async |page| page.slow_down(slowed).await).await?;
            for (visits, rounds) in visits.iter_mut().zip(in_turn(pages, rounds, once).await?) {
                visits.at.push(Visit::of(slowed, &rounds)?);
                visits.files = rounds.into_iter().next().map(|round| round.files).unwrap_or_default();
            }
        }
        Ok(visits)
    })
    .await
}

async fn once(page: Measured<'_>) -> anyhow::Result<Round> {
    page.forget().await?;
    let first_record = page.open().await?;
    let (shift, files) = (page.layout_shift().await?, page.visited().await?);
    page.forget().await?;
    let compiled = page.open_bare(&files).await?;
    Ok(Round { files, first_record, compiled, shift })
}

impl Visit {
    /// The first record against the same files alone.
    pub fn ratio(&self) -> f64 {
        self.first_record.median() / self.compiled.median()
    }

    fn of(slowed: u32, rounds: &[Round]) -> anyhow::Result<Self> {
        Ok(Self {
            slowed,
            first_record: Samples::new(rounds.iter().map(|round| round.first_record))?,
            compiled: Samples::new(rounds.iter().map(|round| round.compiled))?,
            shift: rounds.iter().map(|round| round.shift).fold(0.0, f64::max),
        })
    }
}

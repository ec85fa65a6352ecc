//! How a task loads, beside the same answers fetched and dropped.

use super::Loading;
use crate::browser::{Load, Measured};
use crate::rounds::{in_turn, with_each};
use crate::samples::Samples;

/// A load and a fetch, each in a page that was just opened.
struct Round {
    first_cards: [f64; 2],
    load: Load,
    dropped: f64,
}

/// Loads and fetches in turn, by page.
pub(super) async fn measure(pages: &[Measured<'_>], records: u64, rounds: usize) -> anyhow::Result<Vec<Loading>> {
    // So that every answer is made before anything is measured.
    with_each(pages, async |page| {
        page.open().await?;
        page.fetch_and_drop(records).await
    })
    .await?;
    let rounds = in_turn(pages, rounds, async |page| {
        let before_load = page.open().await?;
        let load = page.load(records).await?;
        let before_fetch = page.open().await?;
        let dropped = page.fetch_and_drop(records).await?;
        Ok(Round { first_cards: [before_load, before_fetch], load, dropped })
    });
    rounds.await?.iter().map(|rounds| loading(rounds)).collect()
}

fn loading(rounds: &[Round]) -> anyhow::Result<Loading> {
    Ok(Loading {
        first_card: Samples::new(rounds.iter().flat_map(|round| round.first_cards))?,
        whole: Samples::new(rounds.iter().map(|round| round.load.milliseconds))?,
        dropped: Samples::new(rounds.iter().map(|round| round.dropped))?,
        longest_task: rounds.iter().map(|round| round.load.longest_task).fold(0.0, f64::max),
    })
}

//! How a page with a whole task feels: at rest while nothing happens, and on a slow machine under somebody's hand.

use super::{IDLE_SECONDS, Interacted, SLOWED};
use crate::browser::{Idle, Measured};
use crate::interactions;
use crate::rounds::{in_turn, with_each};
use crate::samples::Samples;
use crate::truth::Truth;

/// What runs by itself, and every interaction in turn, by page.
pub(super) async fn measure(
    pages: &[Measured<'_>],
    truth: &Truth,
    rounds: usize,
) -> anyhow::Result<Vec<(Idle, Vec<Interacted>)>> {
    let idle = with_each(pages, async |page| {
        page.open().await?;
        page.load(truth.records().len() as u64).await?;
        page.idle(IDLE_SECONDS).await
    });
    let idle = idle.await?;
    with_each(pages, async |page| page.slow_down(SLOWED).await).await?;
    let interactions = interactions::all(truth);
    let rounds = in_turn(pages, rounds, async |page| {
        let mut felt = Vec::new();
        for interaction in &interactions {
            felt.push(page.interact(interaction).await?);
        }
        Ok(felt)
    });
    let felt = rounds.await?.into_iter().map(|rounds| {
        let names = interactions.iter().map(|interaction| interaction.name).enumerate();
        names
            .map(|(place, name)| {
                let felt = Samples::new(rounds.iter().filter_map(|round| round.get(place).copied()))?;
                Ok(Interacted { name, felt })
            })
            .collect::<anyhow::Result<Vec<_>>>()
    });
    idle.into_iter().zip(felt).map(|(idle, felt)| Ok((idle, felt?))).collect()
}

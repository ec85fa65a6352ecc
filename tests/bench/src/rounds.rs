//! How often things are measured, and in which turn.

use crate::browser::Measured;
use crate::cli::Repeats;

/// How often each thing is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds {
    /// First visits.
    pub visits: usize,
    /// Loads of the whole task.
    pub loads: usize,
    /// Each question.
    pub questions: usize,
    /// Each interaction.
    pub interactions: usize,
}

impl Rounds {
    /// Those for a task of so many records: enough for a steady median, fewer where each takes long.
    pub fn of(repeats: Repeats, records: u64) -> Self {
        let usual = match records {
            0..=10_000 => Self { visits: 9, loads: 7, questions: 21, interactions: 7 },
            10_001..=100_000 => Self { visits: 9, loads: 5, questions: 21, interactions: 7 },
            _ => Self { visits: 9, loads: 3, questions: 11, interactions: 5 },
        };
        match repeats {
            Repeats::Usual => usual,
            Repeats::Questions(questions) => Self { questions, ..usual },
            Repeats::Once => Self { visits: 1, loads: 1, questions: 1, interactions: 1 },
        }
    }
}

/// Measures each page once a round, so that whatever the machine does besides falls on all of them. What each round gave,
/// by page.
///
/// # Errors
/// What `measure` says.
pub async fn in_turn<T>(
    pages: &[Measured<'_>],
    rounds: usize,
    measure: impl AsyncFn(Measured<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<Vec<Vec<T>>> {
    let mut taken: Vec<_> = pages.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (page, taken) in pages.iter().zip(&mut taken) {
            taken.push(measure(*page).await?);
        }
    }
    Ok(taken)
}

/// Does something with each page once. What that gave, by page.
///
/// # Errors
/// What `act` says.
pub async fn with_each<T>(
    pages: &[Measured<'_>],
    act: impl AsyncFn(Measured<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<Vec<T>> {
    Ok(in_turn(pages, 1, act).await?.into_iter().flatten().collect())
}

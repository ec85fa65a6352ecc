//! One task, measured: its load, every question asked of it, and how it feels.

mod answers;
mod felt;
mod loading;

use reference_api::Campaign;

use crate::browser::{Frames, Idle, in_browsers, instrument};
use crate::builds::Builds;
use crate::questions::Kind;
use crate::rounds::Rounds;
use crate::samples::Samples;
use crate::truth::Truth;
use answers::Answers;

/// Everything measured with a task of one size.
#[derive(Debug)]
pub struct Report {
    /// How many records it has.
    pub records: u64,
    /// How it loads.
    pub loading: Loading,
    /// What the program holds.
    pub memory: Memory,
    /// What its records add up to.
    pub summaries: Summaries,
    /// Files of all of them.
    pub files: Files,
    /// What it answers, always the same questions in the same order.
    pub questions: Vec<Answered>,
    /// What runs while nothing happens.
    pub idle: Idle,
    /// What a person does on a slowed machine, always the same in the same order.
    pub interactions: Vec<Interacted>,
}

/// What a person does, and how soon that is seen.
#[derive(Debug)]
pub struct Interacted {
    /// As it stands in the table.
    pub name: &'static str,
    /// Until the next frame was on screen, in milliseconds, 16 for less than that.
    pub felt: Samples,
}

/// From a filter to what its records add up to, painted, in milliseconds.
#[derive(Debug)]
pub struct Summaries {
    /// The figures.
    pub figures: Samples,
    /// The charts, which stand below them.
    pub charts: Samples,
}

/// From the call to the file, in milliseconds, once each.
#[derive(Debug, Clone, Copy)]
pub struct Files {
    /// CSV.
    pub csv: f64,
    /// A workbook, its module's way here included.
    pub xlsx: f64,
    /// The numbers for calling again.
    pub numbers: f64,
}

/// How a task loads, in milliseconds.
#[derive(Debug)]
pub struct Loading {
    /// From the navigation to the first card.
    pub first_card: Samples,
    /// From the press of the button to all records.
    pub whole: Samples,
    /// The same answers, fetched and dropped.
    pub dropped: Samples,
    /// The longest task on the main thread while it loads, 0 below 50.
    pub longest_task: f64,
}

/// What the program holds, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Before the whole task is loaded.
    pub before: u64,
    /// After it. Wasm's memory never shrinks, so it is the highest while loading too.
    pub loaded: u64,
    /// After an order.
    pub ordered: u64,
    /// What the records' columns take by themselves.
    pub columns: u64,
}

/// A question, and how long its answer took, in milliseconds.
#[derive(Debug)]
pub struct Answered {
    /// As it stands in the table.
    pub name: String,
    /// What it is of.
    pub kind: Kind,
    /// Until the answer was in the document.
    pub there: Samples,
    /// Until it was painted.
    pub painted: Samples,
    /// The longest task on the main thread meanwhile, 0 below 50.
    pub longest_task: f64,
}

/// How many times as long everything takes while interactions are measured.
pub const SLOWED: u32 = 4;
/// For how many seconds nothing happens.
pub const IDLE_SECONDS: u32 = 3;

/// Measures pages with a task of so many records, in turn. What each gave, by page.
///
/// # Errors
/// When it cannot be measured, or an answer is wrong.
pub async fn measure(builds: &Builds, records: u64, rounds: Rounds) -> anyhow::Result<Vec<Report>> {
    let watch = instrument();
    let environments = builds.serve(records, &watch.before).await?;
    let truth = Truth::of(&Campaign::new(reference_api::Options::default().seed, records));
    let loading = in_browsers(&environments, Frames::Paced, &watch, async |pages| {
        loading::measure(pages, records, rounds.loads).await
    });
    let loading = loading.await?;
    let answers = in_browsers(&environments, Frames::AtOnce, &watch, async |pages| {
        answers::measure(pages, &truth, rounds.questions).await
    });
    let answers = answers.await?;
    // Frames as a screen has them: what a person waits for is part of what a person feels.
    let felt = in_browsers(&environments, Frames::Paced, &watch, async |pages| {
        felt::measure(pages, &truth, rounds.interactions).await
    });
    let parts = loading.into_iter().zip(answers).zip(felt.await?);
    Ok(parts
        .map(|((loading, answers), (idle, interactions))| {
            let Answers { memory, summaries, files, questions } = answers;
            Report { records, loading, memory, summaries, files, questions, idle, interactions }
        })
        .collect())
}

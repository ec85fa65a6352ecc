//! One task, measured: its load, and every question asked of it.

use std::path::Path;

use anyhow::Context as _;
use e2e::engine::Engine;
use e2e::environment::Environment;
use reference_api::{Campaign, Options};

use crate::browser::{Frames, Measured, in_browser, instrument};
use crate::questions::{self, Item, Kind};
use crate::samples::Samples;
use crate::truth::Truth;
use crate::{columns, server};

/// Everything measured with a task of one size.
#[derive(Debug)]
pub struct Report {
    /// How many records it has.
    pub records: u64,
    /// The page's files that had come with the first card, by name.
    pub visited: Vec<String>,
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

/// How often things are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds {
    /// Loads of the whole task.
    pub loads: usize,
    /// Each question.
    pub questions: usize,
}

impl Rounds {
    /// Enough for a steady median; fewer where each takes long.
    pub fn usual(records: u64) -> Self {
        match records {
            0..=10_000 => Self { loads: 7, questions: 21 },
            10_001..=100_000 => Self { loads: 5, questions: 21 },
            _ => Self { loads: 3, questions: 11 },
        }
    }
}

/// Measures the page in `folder` with a task of so many records.
///
/// # Errors
/// When it cannot be measured, or an answer is wrong.
pub async fn measure(
    folder: &Path,
    driver: &Path,
    browser_binary: &Path,
    records: u64,
    rounds: Rounds,
) -> anyhow::Result<Report> {
    let watch = instrument();
    let page = server::serve(folder, records, &watch.before).await?;
    let [driver, browser_binary] = [driver, browser_binary].map(Path::to_owned);
    let environment = Environment { api: page.clone(), page, engine: Engine::Chromium, driver, browser_binary };
    let truth = Truth::of(&Campaign::new(Options::default().seed, records));
    let columns = columns::bytes(&truth)? as u64;
    let loads = async |page: Measured<'_>| load(page, records, rounds.loads).await;
    let loading = in_browser(&environment, Frames::Paced, watch.clone(), loads).await?;
    let (visited, memory, summaries, files, questions) =
        in_browser(&environment, Frames::AtOnce, watch, async |page| {
            page.open().await?;
            let visited = page.visited().await?;
            let before = page.memory().await?;
            page.load(records).await?;
            let loaded = page.memory().await?;
            for step in questions::order_and_back(&truth) {
                page.perform(&step).await?;
            }
            let memory = Memory { before, loaded, ordered: page.memory().await?, columns };
            let questions = ask(page, &truth, rounds.questions).await?;
            page.open().await?;
            page.load(records).await?;
            let summaries = Summaries {
                figures: some(page.summaries(rounds.questions, false).await?)?,
                charts: some(page.summaries(rounds.questions, true).await?)?,
            };
            let files = Files {
                csv: page.file("csv", records).await?,
                xlsx: page.file("xlsx", records).await?,
                numbers: page.file("numbers", records).await?,
            };
            Ok((visited, memory, summaries, files, questions))
        })
        .await?;
    Ok(Report { records, visited, loading, memory, summaries, files, questions })
}

/// Loads and fetches in turn, each in a page that was just opened.
async fn load(page: Measured<'_>, records: u64, rounds: usize) -> anyhow::Result<Loading> {
    let [mut first_card, mut whole, mut dropped] = [const { Vec::new() }; 3];
    let mut longest_task = 0.0;
    page.open().await?;
    // So that every answer is made before anything is measured.
    page.fetch_and_drop(records).await?;
    for _ in 0..rounds {
        first_card.push(page.open().await?);
        let load = page.load(records).await?;
        whole.push(load.milliseconds);
        longest_task = load.longest_task.max(longest_task);
        first_card.push(page.open().await?);
        dropped.push(page.fetch_and_drop(records).await?);
    }
    Ok(Loading { first_card: some(first_card)?, whole: some(whole)?, dropped: some(dropped)?, longest_task })
}

async fn ask(page: Measured<'_>, truth: &Truth, rounds: usize) -> anyhow::Result<Vec<Answered>> {
    let mut answered = Vec::new();
    for item in questions::all(truth) {
        match item {
            Item::Step(step) => page.perform(&step).await?,
            Item::Question(question) => {
                let asked = page.ask(&question, rounds).await?;
                answered.push(Answered {
                    name: question.name,
                    kind: question.kind,
                    there: some(asked.there)?,
                    painted: some(asked.painted)?,
                    longest_task: asked.longest_task,
                });
            }
        }
    }
    Ok(answered)
}

fn some(figures: Vec<f64>) -> anyhow::Result<Samples> {
    Samples::new(figures).context("nothing was measured")
}

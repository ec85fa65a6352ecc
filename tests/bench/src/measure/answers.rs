//! What a page holds and answers once it has a whole task.

use super::{Answered, Files, Memory, Summaries};
use crate::browser::{Asked, Measured};
use crate::columns;
use crate::questions::{self, Item, Question};
use crate::rounds::{in_turn, with_each};
use crate::samples::Samples;
use crate::truth::Truth;

/// Everything of one page.
pub(super) struct Answers {
    pub memory: Memory,
    pub questions: Vec<Answered>,
    pub summaries: Summaries,
    pub files: Files,
}

/// Has each page load the task, and asks in turn, by page.
pub(super) async fn measure(pages: &[Measured<'_>], truth: &Truth, rounds: usize) -> anyhow::Result<Vec<Answers>> {
    let records = truth.records().len() as u64;
    let columns = columns::bytes(truth)? as u64;
    let memory = with_each(pages, async |page| memory(page, truth, columns).await).await?;
    let questions = ask(pages, truth, rounds).await?;
    with_each(pages, async |page| {
        page.open().await?;
        page.load(records).await
    })
    .await?;
    let figures = summaries(pages, rounds).await?;
    with_each(pages, async |page| page.show_charts(true).await).await?;
    let charts = summaries(pages, rounds).await?;
    with_each(pages, async |page| page.show_charts(false).await).await?;
    let files = with_each(pages, async |page| {
        Ok(Files {
            csv: page.file("csv", records).await?,
            xlsx: page.file("xlsx", records).await?,
            numbers: page.file("numbers", records).await?,
        })
    });
    let parts = memory.into_iter().zip(questions).zip(figures.into_iter().zip(charts)).zip(files.await?);
    Ok(parts
        .map(|(((memory, questions), (figures, charts)), files)| Answers {
            memory,
            questions,
            summaries: Summaries { figures, charts },
            files,
        })
        .collect())
}

async fn memory(page: Measured<'_>, truth: &Truth, columns: u64) -> anyhow::Result<Memory> {
    page.open().await?;
    let before = page.memory().await?;
    page.load(truth.records().len() as u64).await?;
    let loaded = page.memory().await?;
    for step in questions::order_and_back(truth) {
        page.perform(&step).await?;
    }
    Ok(Memory { before, loaded, ordered: page.memory().await?, columns })
}

async fn ask(pages: &[Measured<'_>], truth: &Truth, rounds: usize) -> anyhow::Result<Vec<Vec<Answered>>> {
    let mut answered: Vec<_> = pages.iter().map(|_| Vec::new()).collect();
    for item in questions::all(truth) {
        match item {
            Item::Step(step) => drop(with_each(pages, async |page| page.perform(&step).await).await?),
            Item::Question(question) => {
                let asked = in_turn(pages, rounds, async |page| page.ask(&question).await).await?;
                for (answered, asked) in answered.iter_mut().zip(asked) {
                    answered.push(summed_up(&question, &asked)?);
                }
            }
        }
    }
    Ok(answered)
}

fn summed_up(question: &Question, asked: &[Asked]) -> anyhow::Result<Answered> {
    Ok(Answered {
        name: question.name.clone(),
        kind: question.kind,
        there: Samples::new(asked.iter().map(|asked| asked.there))?,
        painted: Samples::new(asked.iter().map(|asked| asked.painted))?,
        longest_task: asked.iter().map(|asked| asked.longest_task).fold(0.0, f64::max),
    })
}

async fn summaries(pages: &[Measured<'_>], rounds: usize) -> anyhow::Result<Vec<Samples>> {
    let rounds = in_turn(pages, rounds, async |page| page.summaries().await).await?;
    rounds.into_iter().map(|rounds| Samples::new(rounds.into_iter().flatten())).collect()
}

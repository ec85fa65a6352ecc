//! What the records add up to, against a plain count of the API's own.

use std::collections::BTreeMap;

use anyhow::Result;
use e2e::expected_figures::expected_figures;
use e2e::wait::{Look, eventually};
use e2e::{Page, Task, in_browser};
use reference_api::Record;
use reference_api::record::AnswerType;

const FIGURES: &str = r#"
    return Object.fromEntries([...root.querySelectorAll("[data-kpi]")].map((tile) => [
        [tile.dataset.kpi, ...(tile.dataset.answertype ? [tile.dataset.answertype] : [])].join(":"),
        tile.dataset.value === "" ? null : Number(tile.dataset.value),
    ]));
"#;

/// Waits until the figures are those of these records.
async fn expect_figures(page: &Page, records: &[Record]) -> Result<()> {
    let expected = expected_figures(records);
    let look = async || {
        let shown: BTreeMap<String, Option<f64>> = page.script(FIGURES, []).await?;
        Ok(if are_equal(&shown, &expected) { Look::Found(()) } else { Look::NotYet(format!("{shown:?}")) })
    };
    eventually(&format!("{expected:?}"), look).await
}

/// Up to the last digit, which the way through the driver may change.
fn are_equal(shown: &BTreeMap<String, Option<f64>>, expected: &BTreeMap<String, Option<f64>>) -> bool {
    let is_equal = |(one, other): (Option<f64>, Option<f64>)| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-12 * other.abs(),
        (None, None) => true,
        _ => false,
    };
    shown.keys().eq(expected.keys()) && shown.values().copied().zip(expected.values().copied()).all(is_equal)
}

fn all(task: &Task) -> Vec<Record> {
    (0..task.total()).map(|index| task.record(index)).collect()
}

#[tokio::test]
async fn the_figures_are_those_of_the_page_and_then_of_the_whole_task() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(100);
        page.connect(&task).await?;
        let first: Vec<Record> = task.records(1).into_iter().map(|(_, record)| record).collect();
        expect_figures(page, &first).await?;
        page.press("load-task").await?;
        expect_figures(page, &all(&task)).await
    })
    .await
}

#[tokio::test]
async fn the_figures_follow_the_filter() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=3000")?;
        page.connect(&task).await?;
        page.press("load-task").await?;
        page.until("the whole task", |screen| {
            screen.count.as_ref().is_some_and(|count| count.scope == "task" && count.shown == 3000)
        })
        .await?;
        page.choose("answertype", "caller").await?;
        let missed: Vec<Record> =
            all(&task).into_iter().filter(|record| record.answertype == Some(AnswerType::Caller)).collect();
        assert!(!missed.is_empty());
        expect_figures(page, &missed).await
    })
    .await
}

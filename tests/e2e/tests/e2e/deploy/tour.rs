//! Everything that a person does, under the strict policy and under a path.

use anyhow::Result;
use e2e::deployed::{Edits, Software};
use e2e::{Page, Task, in_browser_at};
use serde::Deserialize;

use super::deployed;

/// Runs before everything else: keeps what breaks a rule, and what becomes of workers.
const WATCH: &str = "
    window.watched = { violations: [], workers: [] };
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
        watched.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
    window.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            watched.workers.push(String(given[0]));
            this.addEventListener('error', ({ message }) => watched.workers.push(message));
        }
    };
";

#[derive(Deserialize)]
struct Watched {
    violations: Vec<String>,
    workers: Vec<String>,
}

async fn watched(page: &Page) -> Result<Watched> {
    page.script("return window.watched;", []).await
}

#[tokio::test]
async fn the_whole_tour_breaks_no_rule_of_the_policy_on_nginx() -> Result<()> {
    tour(Software::Nginx).await
}

#[tokio::test]
async fn the_whole_tour_breaks_no_rule_of_the_policy_on_caddy() -> Result<()> {
    tour(Software::Caddy).await
}

async fn tour(software: Software) -> Result<()> {
    let server = deployed(software).await?;
    in_browser_at(server.environment()?, async |page| {
        page.run_before(WATCH);
        page.open().await?;
        let task = Task::with_faults("records=1500")?;
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        page.press("load-task").await?;
        let shown = |screen: &e2e::Screen| screen.count.as_ref().map_or(0, |count| count.shown);
        page.until("the whole task", |screen| !screen.loading && shown(screen) == task.total()).await?;
        look_around(page, task.total()).await?;
        export(page).await?;
        for switch in ["theme", "theme", "language"] {
            page.press(switch).await?;
        }
        if page.can_print() {
            page.print().await?;
        }
        page.reload().await?;
        page.until("the form, with the task in it", |screen| {
            screen.form.as_ref().is_some_and(|form| form.taskid == task.id)
        })
        .await?;
        page.connect(&task).await?;
        export(page).await?;

        let Watched { violations, workers } = watched(page).await?;
        assert_eq!(violations, Vec::<String>::new());
        let worker = format!("{}{}", page.environment().page, server.name("workbook_worker-", ".js")?);
        assert_eq!(workers, [worker], "the workbook is made in a worker");
        assert_eq!(page.console(), Vec::<String>::new());
        Ok(())
    })
    .await
}

/// Filters, search, orders, pages, both layouts, details, charts and agents.
async fn look_around(page: &Page, total: u64) -> Result<()> {
    let shown = |screen: &e2e::Screen| screen.count.as_ref().map_or(0, |count| count.shown);
    page.press("more-filters").await?;
    page.choose("answertype", "connected").await?;
    page.fill("q", "客户").await?;
    page.until("fewer", |screen| shown(screen) > 0 && shown(screen) < total).await?;
    page.press("clear-filters").await?;
    page.until("all again", |screen| shown(screen) == total).await?;
    page.click("[name=sort] option[value=\"-talk\"]").await?;
    page.press("next").await?;
    page.until_page(2).await?;
    page.press("details").await?;
    page.press("copy-json").await?;
    page.press("insights").await?;
    page.click("[data-agent] button").await?;
    page.until("the agent's", |screen| shown(screen) < total).await?;
    page.choose("view", "table").await?;
    page.press("columns").await?;
    page.click("[name=column][value=customuuid]").await?;
    page.press("columns").await?;
    page.press("details").await?;
    page.choose("view", "cards").await
}

async fn export(page: &Page) -> Result<()> {
    page.remove_downloads()?;
    for (kind, ending, count) in [("csv", ".csv", 1), ("xlsx", ".xlsx", 2)] {
        page.press("export").await?;
        page.press(&format!("export-{kind}")).await?;
        let files = page.downloads(count).await?;
        assert!(files.iter().any(|file| file.name.ends_with(ending) && !file.bytes.is_empty()), "{files:?}");
    }
    Ok(())
}

#[tokio::test]
async fn what_the_policy_does_not_name_is_not_asked() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        page.run_before(WATCH);
        page.open().await?;
        let other = Edits::new()?.origin;
        page.submit(&Task::usual().at(format!("{other}/"))).await?;
        page.until_error("network").await?;
        let Watched { violations, .. } = watched(page).await?;
        assert!(
            violations.iter().all(|violation| violation.starts_with(&format!("connect-src {other}"))),
            "{violations:?}"
        );
        assert!(!violations.is_empty());
        Ok(())
    })
    .await
}

//! What a portal does with the element, and the element with the portal.

use std::io::Cursor;

use anyhow::{Context as _, Result};
use calamine::{Reader as _, Xlsx};
use e2e::portal::Portal;
use e2e::wait::{Look, eventually};
use e2e::{Card, Page, Screen, Task};
use serde_json::json;

use crate::in_each_portal;

/// Notes the address of each worker that is started.
const NOTE_WORKERS: &str = "
    window.workers = [];
    window.Worker = class extends Worker {
        constructor(address, options) {
            super(address, options);
            window.workers.push(String(address));
        }
    };
";

/// Goes to the portal, which loads its task by itself, and waits for all of it.
async fn whole_task(page: &Page) -> Result<Screen> {
    page.go().await?;
    let total = Task::usual().total();
    page.until("the whole task", |screen| {
        screen.is_settled() && screen.count.as_ref().is_some_and(|count| count.scope == "task" && count.shown == total)
    })
    .await
}

/// Waits until the portal's own element of an ID says something.
async fn until_said(page: &Page, id: &str, expected: &str) -> Result<()> {
    let look = async || {
        let said: String =
            page.script("return document.getElementById(arguments[0]).textContent;", [json!(id)]).await?;
        Ok(if said == expected { Look::Found(()) } else { Look::NotYet(said) })
    };
    eventually(&format!("#{id} to say {expected}"), look).await
}

/// Presses a control of the portal's own.
async fn press(page: &Page, id: &str) -> Result<()> {
    page.script("document.getElementById(arguments[0]).click();", [json!(id)]).await
}

#[tokio::test]
async fn every_record_comes_by_the_portals_tokens_and_the_portal_is_told() -> Result<()> {
    in_each_portal(async |portal: &Portal, page: &Page| {
        let screen = whole_task(page).await?;
        // In words of whatever language the portal speaks.
        let facts = |card: &Card| {
            (card.index, card.status.clone(), card.answertype.clone(), card.text("telphone").map(str::to_owned))
        };
        let expected = Task::usual().cards(1);
        assert!(screen.cards.iter().map(facts).eq(expected.iter().map(facts)), "{screen}");
        until_said(page, "loaded", &Task::usual().total().to_string()).await?;
        assert_eq!(portal.tokens(), 2, "one at the start, one after it had expired in the middle of the task");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pressed_record_is_told() -> Result<()> {
    in_each_portal(async |_: &Portal, page: &Page| {
        whole_task(page).await?;
        page.click("[data-yti=record][data-index='3'] [data-field=extnumber]").await?;
        until_said(page, "selected", &Task::usual().record(3).telphone).await
    })
    .await
}

#[tokio::test]
async fn a_control_of_the_portal_is_bound_to_a_property() -> Result<()> {
    in_each_portal(async |_: &Portal, page: &Page| {
        whole_task(page).await?;
        let number = |screen: &Screen| screen.cards.first().and_then(|card| card.text("telphone")).map(str::to_owned);
        let plain = Task::usual().record(0).telphone.into_owned();
        let masked = format!("{}****{}", plain.get(..3).context("short")?, plain.get(7..).context("short")?);
        for expected in [&masked, &plain] {
            press(page, "mask").await?;
            page.until(expected, |screen| number(screen).is_some_and(|number| number == *expected)).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_workbook_is_made_by_a_worker_of_the_package() -> Result<()> {
    in_each_portal(async |_: &Portal, page: &Page| {
        page.run_before(NOTE_WORKERS);
        whole_task(page).await?;
        press(page, "save").await?;
        let file = page.downloads(1).await?.pop().context("no file")?;
        assert_eq!(file.name, "calls.xlsx");
        let mut file = Xlsx::new(Cursor::new(file.bytes))?;
        let records = file.worksheet_range_at(0).context("no sheet")??;
        assert_eq!(records.height() as u64, Task::usual().total() + 1);
        let workers: Vec<String> = page.script("return window.workers;", []).await?;
        let [worker] = &workers[..] else { anyhow::bail!("one worker, and no second try: {workers:?}") };
        assert!(worker.contains("workbook_worker") && !worker.starts_with("blob:"), "{worker}");
        Ok(())
    })
    .await
}

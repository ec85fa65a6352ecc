//! axe finds nothing, in whatever state a person may find the page or the element.

use anyhow::Result;
use e2e::host::Host;
use e2e::other_api::{HeldApi, nobody};
use e2e::{Screen, Task, in_browser};
use serde_json::json;

const OPEN_ALL: &str = "root.querySelectorAll('details:not(.popover)').forEach((details) => (details.open = true));";

fn has_cards(screen: &Screen) -> bool {
    !screen.busy && !screen.cards.is_empty()
}

#[tokio::test]
async fn nothing_is_found_on_the_way_to_a_task() -> Result<()> {
    in_browser(async |page| {
        page.until_sound("the form", |screen| screen.form.is_some()).await?;
        page.press("load").await?;
        page.until_sound("its problems", |screen| screen.form.as_ref().is_some_and(|form| form.invalid.len() == 2))
            .await?;
        page.submit(&Task::usual().token("expired-token")).await?;
        page.until_sound("a refused token", |screen| screen.error_kind() == Some("auth")).await?;
        let api = HeldApi::start(page).await?;
        api.hold();
        page.submit(&Task::usual().at(&api.address)).await?;
        page.until_sound("the skeleton", |screen| screen.loading).await?;
        api.let_go();
        page.until_sound("the cards", has_cards).await
    })
    .await
}

#[tokio::test]
async fn nothing_is_found_around_the_records() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.press("export").await?;
        page.script::<(), 0>("root.querySelector('.popover .more').open = true; return null;", []).await?;
        page.until_sound("the panel for files", has_cards).await?;
        page.click("h1").await?;
        page.click("[name=called][value=called]").await?;
        page.fill("q", "1").await?;
        page.script::<(), 0>(&format!("{OPEN_ALL} return null;"), []).await?;
        page.until_true("the charts", "return root.querySelectorAll('.plot [role=option]').length > 20;").await?;
        page.until_sound("everything unfolded", has_cards).await?;
        page.click("[data-chart=hours] [role=option]:nth-child(12)").await?;
        page.until_sound("a picked hour", |screen| !screen.busy).await?;
        page.fill("q", "no such record").await?;
        page.until_sound("no match", |screen| screen.empty.as_deref() == Some("no-match")).await
    })
    .await
}

#[tokio::test]
async fn nothing_is_found_in_the_table() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.click("[name=view][value=table]").await?;
        page.press("columns").await?;
        page.until_sound("the choice of columns", |_| true).await?;
        page.click("h1").await?;
        page.click("td [data-yti=details]").await?;
        page.press("copy-json").await?;
        page.until_sound("a row's details", |screen| screen.text.contains("Copied") || screen.text.contains("Ctrl+C"))
            .await
    })
    .await
}

#[tokio::test]
async fn nothing_is_found_in_what_is_said_of_a_load() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::with_faults("records=0")?).await?;
        page.until_sound("a task without records", |screen| screen.empty.as_deref() == Some("empty")).await?;
        page.press("change-task").await?;
        page.connect(&Task::with_faults("latency=150!max=5")?).await?;
        page.until_sound("fewer records than asked for", |screen| !screen.notices.is_empty()).await?;
        page.press("load-task").await?;
        page.until("some records", |screen| screen.count.as_ref().is_some_and(|count| count.shown > 20)).await?;
        page.until_sound("a load", |screen| screen.loading).await?;
        page.press("cancel").await?;
        page.until_sound("a part of the task", |screen| screen.notices.iter().any(|(kind, _)| kind == "partial")).await
    })
    .await
}

#[tokio::test]
async fn nothing_is_found_in_errors() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::usual().at(nobody().await?)).await?;
        page.until_sound("nobody's answer", |screen| screen.error_kind() == Some("network")).await?;
        page.connect_at_the_second_try(&Task::with_faults("truncated=1")?.at("/api/"), "malformed").await?;
        page.press("next").await?;
        page.until_error("malformed").await?;
        page.script::<(), 0>(&format!("{OPEN_ALL} return null;"), []).await?;
        page.until_sound("an answer that makes no sense", |screen| screen.error_kind() == Some("malformed")).await
    })
    .await
}

#[tokio::test]
async fn nothing_is_found_in_the_element_on_a_hosts_page() -> Result<()> {
    in_browser(async |page| {
        let html = "<!doctype html><html lang=zh-CN><title>Host</title><body><main><h1>Calls</h1></main></body>";
        let host = Host::with_page(page, html).await?;
        host.visit(page).await?;
        let put = "
            await import(door);
            made(argument, document.querySelector('main'));
            await told('yti-loaded');
            return null;";
        let task = Task::usual();
        host.run::<()>(page, put, json!({ "taskId": task.id, "token": task.token })).await?;
        page.until_sound("the records in a host's page", has_cards).await?;
        page.press("change-task").await?;
        page.until_sound("the form in a host's page", |screen| screen.form.is_some()).await
    })
    .await
}

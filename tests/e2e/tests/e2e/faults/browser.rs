//! A browser that gives less than others: no storage, no downloads, little memory.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anyhow::{Result, ensure};
use e2e::expected_filter::expected_indices;
use e2e::screen::Filters;
use e2e::{Screen, Task, in_browser};
use serde_json::json;

use super::{has_notice, shown};

/// Whoever as much as looks at the storage is thrown at.
const BLOCKED: &str = "for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
  }";
/// It can be read, and nothing can be kept.
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
/// It does nothing where a page asks it to save a file, and says nothing.
const NO_DOWNLOADS: &str = "const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); };";

#[tokio::test]
async fn without_storage_or_with_a_full_one_choices_last_as_long_as_the_page() -> Result<()> {
    for storage in [BLOCKED, FULL] {
        in_browser(async |page| {
            page.run_before(storage);
            page.open().await?;
            let task = Task::usual();
            let screen = page.connect(&task).await?;
            assert_eq!(screen.cards, task.cards(1));
            page.choose("view", "table").await?;
            page.element("table [data-yti=record]").await?;
            page.press("next").await?;
            page.until_page(2).await?;
            page.element("table [data-yti=record]").await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_downloads_are_refused_the_files_are_there_as_links() -> Result<()> {
    in_browser(async |page| {
        page.run_before(NO_DOWNLOADS);
        page.open().await?;
        page.connect(&Task::usual()).await?;
        page.press("export").await?;
        page.press("export-csv").await?;
        page.element("[data-yti=export-file]").await?;
        let script = "const link = root.querySelector('[data-yti=export-file]');
            return [link.download, link.protocol, String(link.checkVisibility())];";
        let [name, protocol, visible]: [String; 3] = page.script(script, []).await?;
        ensure!(name.ends_with(".csv"), "{name}");
        assert_eq!((protocol.as_str(), visible.as_str()), ("blob:", "true"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_load_stops_before_the_memory_does_and_what_came_can_be_used() -> Result<()> {
    in_browser(async |page| {
        page.run_before(include_str!("small_memory.js"));
        page.open().await?;
        let task = Task::with_faults("records=200000")?;
        page.connect(&task).await?;
        page.press("load-task").await?;
        let screen = page.until_error("out-of-memory").await?;
        ensure!(has_notice(&screen, "partial"), "{:?}", screen.notices);
        let held = shown(&screen);
        ensure!((1000..task.total()).contains(&held), "{held}");
        assert_eq!(screen.cards, task.cards(1));
        assert!(screen.error.is_some_and(|error| error.text.contains("内存不足")));

        // Asked again, there is no more of it, and no less.
        page.press("retry").await?;
        let screen = page.until("the same", |screen| !screen.loading && screen.error_kind() == Some("out-of-memory"));
        ensure!(shown(&screen.await?) >= held);

        let rows = page.held_rows().await?;
        ensure!(rows.len() as u64 >= held, "{} of {held}", rows.len());
        page.choose("answertype", "connected").await?;
        let filters = Filters { answertype: "connected".to_owned(), ..Filters::none() };
        let first: Vec<_> = (0..1000).map(|index| (index, task.record(index))).collect();
        let expected = expected_indices(&filters, &first);
        let filtered = |screen: &Screen| screen.indices() == expected[..10];
        page.until("the connected calls", filtered).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_the_browser_has_kept_begins_with_the_form_and_no_token() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        let turn = "dispatchEvent(new PageTransitionEvent(arguments[0], { persisted: true })); return null;";
        page.script::<(), 1>(turn, [json!("pagehide")]).await?;
        assert!(page.script::<bool, 0>("return host === null;", []).await?, "nothing of it waits in the browser");
        page.script::<(), 1>(turn, [json!("pageshow")]).await?;
        let form = page.until("the form", |screen| screen.form.is_some()).await?.form;
        assert_eq!(form.map(|form| (form.taskid, form.token)), Some((task.id.clone(), String::new())));
        assert_eq!(page.connect(&task).await?.cards, task.cards(1));
        assert_eq!(page.requests().len(), 2);
        Ok(())
    })
    .await
}

//! What those who listen hear: each thing once, and of a load its beginning and its end.

use anyhow::Result;
use e2e::task::token_for;
use e2e::{Page, Task, in_browser};

/// Notes what live regions say from now on, as screen readers read them: a region whose words have changed is read, one
/// that is not atomic by what has been put into it, an alert as soon as it is there.
const LISTEN: &str = "
    const heard = (window.heard = []);
    const words = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
    const regions = () => [...root.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    const last = new WeakMap(regions().map((region) => [region, words(region)]));
    const said = (region, text) => text && region.ariaLive !== 'off' && heard.push(text);
    new MutationObserver((changes) => {
      for (const region of regions()) {
        if (region.getAttribute('aria-atomic') === 'false') {
          const added = changes.filter(({ target }) => target === region).flatMap(({ addedNodes }) => [...addedNodes]);
          for (const node of added.filter((node) => node.isConnected)) said(region, words(node));
          continue;
        }
        const now = words(region);
        // One that comes with its words is read if it is an alert.
        if (last.has(region) ? last.get(region) !== now : region.role === 'alert') said(region, now);
        last.set(region, now);
      }
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    return null;";

/// Everything that has been heard since this was asked last.
async fn heard(page: &Page) -> Result<Vec<String>> {
    page.script("return window.heard.splice(0);", []).await
}

/// Waits until something with these words has been heard, and expects that nothing was heard twice.
async fn expect_once(page: &Page, all: &[&str]) -> Result<Vec<String>> {
    for words in all {
        page.until_true(
            &format!("«{words}»"),
            &format!("return window.heard.some((text) => text.includes('{words}'));"),
        )
        .await?;
    }
    // Whatever else is said of it is said with the next picture.
    page.script::<(), 0>(
        "return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))));",
        [],
    )
    .await?;
    let heard = heard(page).await?;
    for words in all {
        let times = heard.iter().filter(|text| text.contains(words)).count();
        assert_eq!(times, 1, "«{words}» is said {times} times: {heard:#?}");
    }
    Ok(heard)
}

#[tokio::test]
async fn counts_and_pages_are_said_once() -> Result<()> {
    in_browser(async |page| {
        page.script::<(), 0>(LISTEN, []).await?;
        let task = Task::usual();
        page.connect(&task).await?;
        heard(page).await?;
        page.press("next").await?;
        page.until_page(2).await?;
        let said = expect_once(page, &["第 2 / 1,235 页"]).await?;
        assert!(said.len() <= 2, "{said:#?}");
        page.choose("called", "called").await?;
        let shown = page.until("fewer records", |screen| screen.cards.len() < 10).await?.cards.len();
        let said = expect_once(page, &[&format!("显示 {shown} ")]).await;
        assert_eq!(said?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_load_is_said_to_begin_and_to_end_and_nothing_in_between() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::with_faults("records=900!latency=60!max=30")?.page_size(20)).await?;
        page.script::<(), 0>(LISTEN, []).await?;
        page.press("load-task").await?;
        page.until_true("the end", "return window.heard.some((text) => text.includes('已加载 900 / 900'));").await?;
        let said = expect_once(page, &["正在加载", "已加载 900 / 900"]).await?;
        assert!(said.len() <= 4, "a load of 30 pages says: {said:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_error_is_said_once_and_so_is_a_notice() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual().token(token_for(1))).await?;
        page.script::<(), 0>(LISTEN, []).await?;
        page.press("next").await?;
        page.until_error("auth").await?;
        expect_once(page, &["Token 无效或已过期"]).await?;
        page.fill("token", &token_for(3)).await?;
        page.press("continue").await?;
        page.until_page(2).await?;
        heard(page).await?;
        page.press("load-task").await?;
        page.until_error("auth").await?;
        expect_once(page, &["Token 无效或已过期", "尚未加载完整"]).await?;
        Ok(())
    })
    .await
}

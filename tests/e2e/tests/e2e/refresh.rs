//! What is on screen is loaded again by itself, and a person who is in the middle of something is not disturbed.

use anyhow::{Result, ensure};
use e2e::other_api::HeldApi;
use e2e::task::token_for;
use e2e::wait::{Look, eventually};
use e2e::{Page, Screen, Task, in_browser};
use reference_api::TOKEN;
use serde::Deserialize;
use serde_json::json;

/// What a person would notice beside the hooks.
#[derive(Debug, PartialEq, Deserialize)]
struct Place {
    /// How far the page is scrolled.
    scroll: f64,
    /// The records whose details are open, by their places in the task.
    open: Vec<u64>,
}

const PLACE: &str = "
  const open = [...root.querySelectorAll('[data-yti=record]:has(details[open])')];
  return { scroll: scrollY, open: open.map((record) => Number(record.dataset.index)) };";

/// Notes from now on whatever says that something is on its way, and every moment without records.
const WATCH: &str = "
  window.noticed = [];
  new MutationObserver(() => {
    const busy = root.querySelector('[aria-busy=true], progress, .doing:not(:empty), .ghost, [data-yti=error]');
    if (busy) noticed.push(busy.outerHTML);
    if (!root.querySelector('[data-yti=record]')) noticed.push('no records');
  }).observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  return null;";

/// The shortest time that a host may set.
async fn refresh_often(page: &Page) -> Result<()> {
    page.script("host.setAttribute('refresh-seconds', '5'); return null;", []).await
}

async fn until_grown(page: &Page, before: &Screen, times: u64, by: u64) -> Result<Screen> {
    let total = |screen: &Screen| screen.count.as_ref().map_or(0, |count| count.total);
    let before = total(before);
    page.until("a task that has grown", |screen| total(screen) >= before + times * by).await
}

async fn expect_undisturbed(page: &Page, before: &Screen, place: &Place, after: &Screen) -> Result<()> {
    assert_eq!(after.cards, before.cards);
    assert_eq!(after.filters, before.filters);
    assert_eq!(after.page(), before.page());
    assert_eq!(after.focused, before.focused);
    assert_eq!(page.script::<Place, 0>(PLACE, []).await?, *place);
    let noticed: Vec<String> = page.script("return window.noticed;", []).await?;
    ensure!(noticed.is_empty(), "{noticed:?}");
    ensure!(after.notices == before.notices, "{:?}", after.notices);
    Ok(())
}

/// Opens the details of two records, scrolls down to them and goes back into the search without scrolling.
async fn be_in_the_middle_of_something(page: &Page) -> Result<Place> {
    page.script::<(), 0>(
        "for (const place of [6, 7]) root.querySelectorAll('[data-yti=record] summary')[place].click();
         return null;",
        [],
    )
    .await?;
    page.script::<(), 0>(
        "scrollTo(0, 180); root.querySelector('[name=q]').focus({ preventScroll: true }); return null;",
        [],
    )
    .await?;
    page.element("details[open] [data-yti=copy-json]").await?;
    let place: Place = page.script(PLACE, []).await?;
    ensure!(place.scroll > 0.0 && place.open.len() == 2, "{place:?}");
    Ok(place)
}

#[tokio::test]
async fn a_page_is_refreshed_and_nothing_moves() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("grow=3!records=500")?.page_size(50);
        page.connect(&task).await?;
        page.press("next").await?;
        page.until_page(2).await?;
        page.choose("called", "called").await?;
        let place = be_in_the_middle_of_something(page).await?;
        let before = page.screen().await?;
        page.script::<(), 0>(WATCH, []).await?;
        refresh_often(page).await?;
        let after = until_grown(page, &before, 2, 3).await?;
        expect_undisturbed(page, &before, &place, &after).await?;
        let asked = page.requests();
        ensure!(asked.iter().skip(2).all(|request| request.field("currentpage") == "2"), "{asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_whole_task_is_refreshed_as_the_person_chose_and_nothing_moves() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("grow=3!records=500")?.page_size(50);
        page.connect(&task).await?;
        page.press("load-task").await?;
        page.until("the whole task", |screen| {
            screen.is_settled() && screen.count.as_ref().is_some_and(|count| count.scope == "task" && count.shown > 500)
        })
        .await?;
        page.choose("answertype", "callee").await?;
        page.press("next").await?;
        page.until_page(2).await?;
        let place = be_in_the_middle_of_something(page).await?;
        let before = page.screen().await?;
        page.script::<(), 0>(WATCH, []).await?;
        // Without the click that would scroll.
        page.script::<(), 0>(
            "const choice = root.querySelector('[name=refresh]');
             choice.value = '10';
             choice.dispatchEvent(new Event('change', { bubbles: true }));
             return null;",
            [],
        )
        .await?;
        let after = until_grown(page, &before, 1, 3).await?;
        expect_undisturbed(page, &before, &place, &after).await?;
        ensure!(after.text.contains("更新于"), "{}", after.text);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_hidden_tab_asks_nothing_until_it_is_seen_again() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("grow=3!records=500")?;
        let before = page.connect(&task).await?;
        let turn = "Object.defineProperty(document, 'visibilityState', { value: arguments[0], configurable: true });
                    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
                    return null;";
        page.script::<(), 1>(turn, [json!("hidden")]).await?;
        refresh_often(page).await?;
        // The page's own clock, for longer than a refresh would have waited.
        page.script::<(), 0>("setTimeout(() => (document.title = 'later'), 6000); return null;", []).await?;
        eventually("the time", async || {
            let title = page.title().await?;
            Ok(if title == "later" { Look::Found(()) } else { Look::NotYet(title) })
        })
        .await?;
        assert_eq!(page.requests().len(), 1);
        page.script::<(), 1>(turn, [json!("visible")]).await?;
        until_grown(page, &before, 1, 3).await?;
        assert_eq!(page.requests().len(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_expires_is_asked_for_and_then_it_goes_on() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=500")?;
        let before = page.connect(&task.token(token_for(2))).await?;
        refresh_often(page).await?;
        let screen = page.until_error("auth").await?;
        assert_eq!(screen.cards, before.cards);
        page.fill("token", TOKEN).await?;
        page.press("continue").await?;
        page.until_page(1).await?;
        page.until_requests("a refresh with the new token", |requests| {
            requests.iter().filter(|request| request.field("token") == TOKEN).count() >= 2
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_refresh_that_fails_says_so_quietly_until_one_works() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        let before = page.connect(&task).await?;
        api.hold();
        page.script::<(), 0>("host.setAttribute('timeout-seconds', '1'); return null;", []).await?;
        refresh_often(page).await?;
        let failed = |screen: &Screen| screen.notices.iter().any(|(kind, _)| kind == "refresh-failed");
        let screen = page.until("the word on it", failed).await?;
        assert_eq!((screen.cards, screen.error), (before.cards.clone(), None));
        api.let_go();
        let screen = page.until("its end", |screen| !failed(screen)).await?;
        assert_eq!((screen.cards, screen.error), (before.cards, None));
        Ok(())
    })
    .await
}

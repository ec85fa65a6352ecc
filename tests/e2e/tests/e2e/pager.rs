//! Turning pages, and how many records one has.

use anyhow::{Result, bail};
use e2e::other_api::HeldApi;
use e2e::requests::{Outcome, Request};
use e2e::{Key, Page, Screen, Task, in_browser};

#[tokio::test]
async fn every_button_leads_to_its_page() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        let last = task.pages();
        let steps =
            [("next", 2), ("next", 3), ("prev", 2), ("last", last), ("prev", last - 1), ("next", last), ("first", 1)];
        for (button, number) in steps {
            page.press(button).await?;
            let screen = page.until_page(number).await?;
            assert_eq!(screen.cards, task.cards(number), "{button}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn buttons_that_lead_nowhere_say_so_and_do_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let screen = page.connect(&task).await?;
        expect_dead(page, &screen, &["first", "prev"]).await?;
        page.press("last").await?;
        let screen = page.until_page(task.pages()).await?;
        assert_eq!(screen.cards.len(), 5, "what is left of 12,345 records");
        expect_dead(page, &screen, &["next", "last"]).await?;
        page.press("prev").await?;
        let screen = page.until_page(task.pages() - 1).await?;
        expect_dead(page, &screen, &[]).await
    })
    .await
}

#[tokio::test]
async fn a_page_is_reached_by_its_number() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        for (typed, number) in [("7", 7), (" 12 ", 12), ("99999", task.pages()), ("0", 1)] {
            page.fill("page", typed).await?;
            page.type_keys(Key::Enter).await?;
            let screen = page.until_page(number).await?;
            assert_eq!(screen.cards, task.cards(number), "{typed:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_number_that_is_none_is_put_back_and_asks_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.press("next").await?;
        let before = page.until_page(2).await?;
        let asked = page.requests();
        for typed in ["abc", "", "-3", "1.5", "第三页"] {
            page.fill("page", typed).await?;
            page.type_keys(Key::Enter).await?;
            let screen = page.until_page(2).await?;
            assert_eq!(screen.cards, before.cards, "{typed:?}");
        }
        assert_eq!(page.requests(), asked);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_page_size_stays_at_the_first_record_in_view() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.fill("page", "800").await?;
        page.type_keys(Key::Enter).await?;
        page.until_page(800).await?;
        let mut first = 7990;
        for size in [20, 50, 100, 200, 500, 1000, 10] {
            page.choose_page_size(size).await?;
            let task = Task::usual().page_size(size);
            let number = first / u64::from(size) + 1;
            let what = format!("{size} records a page");
            let is_there = |screen: &Screen| screen.is_on_page(number) && screen.cards.len() == usize::from(size);
            let screen = page.until(&what, is_there).await?;
            assert_eq!(screen.cards, task.cards(number), "{size}");
            assert!(screen.indices().contains(&first), "{size}");
            assert_eq!(screen.pager.map(|pager| pager.page_size), Some(size.to_string()));
            first = (number - 1) * u64::from(size);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_size_chosen_in_the_form_is_the_size_of_the_first_page() -> Result<()> {
    in_browser(async |page| {
        for size in [20, 500] {
            let task = Task::usual().page_size(size);
            let screen = page.connect(&task).await?;
            assert_eq!(screen.cards, task.cards(1));
            assert_eq!(screen.pager.map(|pager| pager.page_size), Some(size.to_string()));
            page.press("change-task").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_old_page_stays_and_says_that_it_is_busy_until_the_new_one_is_there() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        page.connect(&task).await?;
        api.hold();
        page.press("next").await?;
        let screen = page.until("page 2 on its way", |screen| screen.loading && screen.busy).await?;
        assert_eq!(screen.cards, task.cards(1), "the old page stays");
        assert_eq!(screen.page(), "2", "the pager is ahead");
        api.let_go();
        assert_eq!(page.until_page(2).await?.cards, task.cards(2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn clicking_ahead_shows_the_last_page_asked_for_and_ends_the_other_requests() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        page.connect(&task).await?;
        page.script::<(), 0>(RECORD_PAGES, []).await?;
        api.hold();
        for _ in 0..3 {
            page.press("next").await?;
        }
        let ended = |last: Outcome| {
            let (finished, cancelled) = (Outcome::Finished, Outcome::Cancelled);
            let expected = [("1", finished), ("2", cancelled), ("3", cancelled), ("4", last)];
            move |requests: &[Request]| {
                requests.iter().map(|request| (request.field("currentpage"), request.outcome)).eq(expected)
            }
        };
        page.until_requests("the pages between cancelled", ended(Outcome::Pending)).await?;
        api.let_go();
        assert_eq!(page.until_page(4).await?.cards, task.cards(4));

        let pages: Vec<u64> = page.script("return window.firstIndices;", []).await?;
        assert_eq!(pages, [30], "the pages between were never shown");
        page.until_requests("the last page answered", ended(Outcome::Finished)).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_that_come_out_of_order_do_not_mix() -> Result<()> {
    in_browser(async |page| {
        // Each page waits for another time, so those asked for later may come first.
        let task = Task::with_faults("latency=0-400")?;
        page.connect(&task).await?;
        for number in [40, 20, 30, 10] {
            page.fill("page", &number.to_string()).await?;
            page.type_keys(Key::Enter).await?;
        }
        assert_eq!(page.until_page(10).await?.cards, task.cards(10));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_gives_smaller_pages_is_believed() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("max=5")?;
        let given = task.clone().page_size(5);
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, given.cards(1));
        let [(kind, text)] = screen.notices.as_slice() else { bail!("not one notice: {:?}", screen.notices) };
        assert_eq!(kind, "clamped");
        assert!(text.contains("5 条") && text.contains("10 条"), "what was given and what was asked: {text}");

        page.press("next").await?;
        assert_eq!(page.until_page(2).await?.cards, given.cards(2));
        page.press("last").await?;
        let screen = page.until_page(12_345 / 5).await?;
        assert_eq!(screen.cards, given.cards(12_345 / 5));
        assert!(screen.text.contains("2,469"), "pages are counted by what comes");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_task_that_shrank_offers_the_way_to_its_last_page() -> Result<()> {
    in_browser(async |page| {
        // Each call finds 20 records fewer than the one before.
        page.connect(&Task::with_faults("records=100!shrink=20")?).await?;
        page.press("last").await?;
        let screen = page.until("the way on", |screen| screen.empty.as_deref() == Some("past-end")).await?;
        assert_eq!(screen.count.map(|count| count.total), Some(80));
        page.click("[data-yti=\"empty\"] button").await?;
        let screen = page.until("a page again or the end", |screen| screen.is_on_page(8)).await?;
        assert_eq!(screen.empty.as_deref(), Some("past-end"), "60 records are left, and page 8 is gone as well");
        page.click("[data-yti=\"empty\"] button").await?;
        page.until("page 6 on its way", |screen| screen.page() == "6").await?;
        Ok(())
    })
    .await
}

/// Exactly these buttons say that they lead nowhere, and pressing them asks nothing.
async fn expect_dead(page: &Page, screen: &Screen, buttons: &[&str]) -> Result<()> {
    assert_eq!(screen.pager.as_ref().map(|pager| pager.disabled.clone()).unwrap_or_default(), buttons);
    let asked = page.requests();
    for button in buttons {
        page.press(button).await?;
    }
    let after = page.screen().await?;
    assert_eq!(after.cards, screen.cards);
    assert_eq!(page.requests(), asked, "a dead button asks nothing");
    Ok(())
}

/// Keeps the place of each first record that is shown from now on.
const RECORD_PAGES: &str = "
  const first = () => Number(root.querySelector('[data-yti=record]')?.dataset.index ?? -1);
  let last = first();
  window.firstIndices = [];
  new MutationObserver(() => {
    if (first() !== last) window.firstIndices.push((last = first()));
  }).observe(root, { childList: true, subtree: true, attributes: true });
  return null;";

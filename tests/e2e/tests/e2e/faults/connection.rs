//! A network that loses answers, or brings them late.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, ensure};
use e2e::network::{Call, Fate, Network};
use e2e::{Page, Screen, Task, in_browser};

use super::{all_of, expect_nothing_said, has_notice, shown};

/// Pages of the whole task, as they are asked for.
const BULK: u64 = 1000;

/// Loads the whole task, and expects every record and no word of what went wrong meanwhile.
async fn expect_unseen(page: &Page, task: &Task) -> Result<()> {
    page.connect(task).await?;
    page.press("load-task").await?;
    let screen = all_of(page, task.total()).await?;
    expect_nothing_said(&screen);
    page.expect_held(task.truth(0..task.total())).await
}

#[tokio::test]
async fn offline_in_mid_load_keeps_what_came_and_online_again_only_the_rest_is_fetched() -> Result<()> {
    in_browser(async |page| {
        let slow = Arc::new(AtomicBool::new(true));
        let is_slow = Arc::clone(&slow);
        // Page 0 never comes, and so nothing that waits for it.
        let network = Network::start(move |call| {
            let waits = is_slow.load(Ordering::Relaxed) && call.page_size == BULK && call.page > 3;
            if waits { Fate::After(0) } else { Fate::Answered }
        });
        let network = network.await?;
        let task = Task::with_faults("records=7500")?.at(&network.address);
        page.connect(&task).await?;
        page.press("load-task").await?;
        page.until("three pages", |screen| shown(screen) == 3 * BULK).await?;
        network.go_offline();
        let screen = page.until_error("network").await?;
        assert_eq!(shown(&screen), 3 * BULK);
        ensure!(has_notice(&screen, "partial"), "{:?}", screen.notices);
        page.expect_held(task.truth(0..3 * BULK)).await?;

        slow.store(false, Ordering::Relaxed);
        network.go_online();
        let before = network.calls().len();
        page.press("retry").await?;
        let screen = all_of(page, task.total()).await?;
        expect_nothing_said(&screen);
        page.expect_held(task.truth(0..task.total())).await?;
        let mut asked: Vec<_> = network.calls().drain(before..).map(|call| call.page).collect();
        asked.sort_unstable();
        assert_eq!(asked, [4, 5, 6, 7, 8], "nothing that had come is asked again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn connections_broken_at_every_stage_lose_nothing() -> Result<()> {
    in_browser(async |page| {
        let in_body = if page.misses_what_broke_off() { Fate::BrokenInBody } else { Fate::BrokenInHeader };
        let stages = [Fate::BrokenBefore, Fate::BrokenInHeader, in_body];
        let broken_twice = move |Call { page, attempt, .. }: Call| {
            if attempt > 2 { Fate::Answered } else { stages[(page + attempt) as usize % stages.len()] }
        };
        let network = Network::start(broken_twice).await?;
        let task = Task::with_faults("records=6400")?.at(&network.address);
        page.connect(&task).await?;
        page.press("load-task").await?;
        let screen = all_of(page, task.total()).await?;
        expect_nothing_said(&screen);
        page.expect_held(task.truth(0..task.total())).await?;
        assert_eq!(network.calls().len(), 3 * (1 + 7), "each page is asked for three times");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn half_an_answer_is_asked_for_again_or_said_to_make_no_sense() -> Result<()> {
    in_browser(async |page| {
        let half_at_first = |Call { attempt, .. }: Call| if attempt == 1 { Fate::BrokenInBody } else { Fate::Answered };
        let network = Network::start(half_at_first).await?;
        let task = Task::usual().at(&network.address);
        let screen = if page.misses_what_broke_off() {
            page.connect(&task).await?
        } else {
            // As README says of WebKitGTK, for which half an answer is a whole one.
            page.connect_at_the_second_try(&task, "malformed").await?
        };
        assert_eq!((screen.cards, network.calls().len()), (task.cards(1), 2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_in_the_reverse_order_are_put_into_theirs() -> Result<()> {
    in_browser(async |page| {
        // Pages 2 to 5 are asked for together; the last of them comes first.
        let reverse = |call: Call| match call.page {
            2..5 if call.page_size == BULK => Fate::After(call.page + 1),
            _ => Fate::Answered,
        };
        let network = Network::start(reverse).await?;
        let task = Task::with_faults("records=6400")?.at(&network.address);
        page.connect(&task).await?;
        page.press("load-task").await?;
        all_of(page, task.total()).await?;
        page.expect_held(task.truth(0..task.total())).await
    })
    .await
}

#[tokio::test]
async fn a_server_that_is_asked_too_often_is_asked_again_and_nothing_is_lost() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("too-many=1!records=3400")?;
        expect_unseen(page, &task).await
    })
    .await
}

#[tokio::test]
async fn a_burst_of_server_faults_that_passes_is_not_shown() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("server-error=1!gateway=1!records=5400")?;
        expect_unseen(page, &task).await
    })
    .await
}

#[tokio::test]
async fn a_burst_of_server_faults_that_lasts_stops_the_load_which_goes_on_later() -> Result<()> {
    in_browser(async |page| {
        // As often as each page is asked for: it is given up once, and the next question is answered.
        let task = Task::with_faults("gateway=3!records=8400")?;
        page.connect_at_the_second_try(&task, "http").await?;
        page.press("load-task").await?;
        let screen = page.until_error("http").await?;
        ensure!(has_notice(&screen, "partial") && shown(&screen) == BULK, "{screen} {:?}", screen.notices);
        page.expect_held(task.truth(0..BULK)).await?;
        page.press("retry").await?;
        // The last page is asked for only now, and fails as the others did.
        let gap = |screen: &Screen| screen.is_settled() && has_notice(screen, "gap");
        let screen = page.until("the word on what is missing", gap).await?;
        assert_eq!((shown(&screen), screen.error), (8 * BULK, None));
        page.press("resume").await?;
        all_of(page, task.total()).await?;
        page.expect_held(task.truth(0..task.total())).await
    })
    .await
}

//! A server whose answers do not fit together.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::expected_file::expected_csv_row;
use e2e::network::{Call, Fate, Network};
use e2e::{Page, Screen, Task, in_browser};

use super::{all_of, has_notice, shown};

async fn load(page: &Page, task: &Task) -> Result<Screen> {
    page.connect(task).await?;
    load_whole(page).await
}

async fn load_whole(page: &Page) -> Result<Screen> {
    page.press("load-task").await?;
    page.until("the end of the load", |screen| screen.is_settled() && shown(screen) > 0).await
}

/// Expects the first records of the task, each once, and no other.
async fn expect_the_first(page: &Page, task: &Task, records: u64) -> Result<()> {
    page.expect_held(task.truth(0..records)).await
}

#[tokio::test]
async fn a_task_that_grows_is_loaded_to_its_end() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("grow=3!records=2500")?;
        let screen = load(page, &task).await?;
        ensure!(has_notice(&screen, "drift"), "{:?}", screen.notices);
        ensure!(shown(&screen) > task.total(), "{screen}");
        expect_the_first(page, &task, shown(&screen)).await
    })
    .await
}

#[tokio::test]
async fn a_task_that_shrinks_keeps_what_came() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("shrink=3!records=3500")?;
        let screen = load(page, &task).await?;
        ensure!(has_notice(&screen, "drift"), "{:?}", screen.notices);
        ensure!((3000..3500).contains(&shown(&screen)), "{screen}");
        expect_the_first(page, &task, shown(&screen)).await
    })
    .await
}

#[tokio::test]
async fn a_task_whose_records_move_back_loses_none_and_says_which_came_twice() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("shift=2!records=3500")?;
        page.connect(&task).await?;
        // Of pages asked for at a time, the server may move the records before it reads an earlier one than it just did:
        // then nobody can see all of them.
        page.script::<(), 0>("host.parallelPages = 1; return null;", []).await?;
        let screen = load_whole(page).await?;
        let screen = if has_notice(&screen, "duplicates") {
            screen
        } else {
            page.until("the word on doubles", |screen| has_notice(screen, "duplicates")).await?
        };
        ensure!(has_notice(&screen, "drift"), "{:?}", screen.notices);
        let mut held = BTreeMap::<_, usize>::new();
        for row in page.held_rows().await? {
            *held.entry(row).or_default() += 1;
        }
        for record in task.truth(0..task.total()) {
            let count = held.get_mut(expected_csv_row(&record).as_slice());
            ensure!(count.is_some_and(|count| *count > 0), "{record:?} is lost");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_task_that_is_emptied_in_mid_load_keeps_what_came() -> Result<()> {
    in_browser(async |page| {
        let network = Network::start(|call| on_later_pages(call, |_| nothing("0"))).await?;
        let task = Task::with_faults("records=3500")?.at(&network.address);
        let screen = load(page, &task).await?;
        ensure!(has_notice(&screen, "drift"), "{:?}", screen.notices);
        assert_eq!((shown(&screen), screen.error), (1000, None));
        expect_the_first(page, &task, 1000).await
    })
    .await
}

#[tokio::test]
async fn a_task_that_is_gone_in_mid_load_is_said_to_be_and_what_came_stays() -> Result<()> {
    in_browser(async |page| {
        let network = Network::start(|call| on_later_pages(call, |_| gone())).await?;
        let task = Task::with_faults("records=3500")?.at(&network.address);
        page.connect(&task).await?;
        page.press("load-task").await?;
        let screen = page.until_error("task-not-found").await?;
        ensure!(has_notice(&screen, "partial"), "{:?}", screen.notices);
        assert_eq!(shown(&screen), 1000);
        expect_the_first(page, &task, 1000).await
    })
    .await
}

#[tokio::test]
async fn totals_that_are_not_said_any_more_cost_no_record() -> Result<()> {
    in_browser(async |page| {
        let without = |body: &str| body.replacen("\"totalitems\":3500", "\"totalitems\":null", 1);
        let network = Network::start(move |call| on_later_pages(call, without)).await?;
        let task = Task::with_faults("records=3500")?.at(&network.address);
        let screen = load(page, &task).await?;
        assert_eq!((shown(&screen), screen.error), (3500, None));
        expect_the_first(page, &task, 3500).await
    })
    .await
}

#[tokio::test]
async fn the_same_page_for_ever_comes_to_an_end_and_is_said() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("repeat!records=3000")?;
        page.connect(&task).await?;
        page.press("load-task").await?;
        all_of(page, 3000).await?;
        let said =
            |screen: &Screen| screen.notices.iter().any(|(kind, text)| kind == "duplicates" && text.contains("2,"));
        page.until("the word on doubles", said).await?;
        assert_eq!(page.requests().len(), 1 + 3, "every page is asked for once");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_body_of_a_hundred_megabytes_is_read() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("huge=100!records=50")?.page_size(50);
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        expect_the_first(page, &task, 50).await
    })
    .await
}

/// Changes what every page of the whole task says but the first.
fn on_later_pages(call: Call, change: fn(&str) -> String) -> Fate {
    if call.page > 1 { Fate::Changed(change) } else { Fate::Answered }
}

fn nothing(total: &str) -> String {
    format!(
        "{{\"ret\":200,\"data\":{{\"status\":0,\"desc\":\"\",\"result\":{{\"totalitems\":{total},\"currentpage\":2,\
         \"itemsperpage\":1000,\"result\":[]}}}},\"msg\":\"\"}}"
    )
}

fn gone() -> String {
    "{\"ret\":200,\"data\":{\"status\":3,\"desc\":\"\",\"errors\":{\"code\":\"1024\",\"codemsg\":\"\"}},\"msg\":\"\"}"
        .to_owned()
}

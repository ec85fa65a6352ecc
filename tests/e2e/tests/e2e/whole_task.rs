//! Loading a whole task, and asking all of it.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use e2e::expected_filter::{expected_facets, expected_indices};
use e2e::screen::Filters;
use e2e::task::token_for;
use e2e::wait::{Look, eventually};
use e2e::{Key, Page, Screen, Task, in_browser};
use reference_api::TOKEN;

/// Asks for the whole task of a connected page, and waits until so many of its records are shown.
async fn load(page: &Page, records: u64) -> Result<Screen> {
    page.press("load-task").await?;
    all_of(page, records).await
}

async fn all_of(page: &Page, records: u64) -> Result<Screen> {
    page.until("the whole task", |screen| {
        !screen.loading
            && screen
                .count
                .as_ref()
                .is_some_and(|count| count.scope == "task" && count.shown == records && count.total == records)
    })
    .await
}

/// Goes through every page of the pager and compares each with the truth.
async fn expect_every_record(page: &Page, task: &Task) -> Result<()> {
    for number in [1, task.pages() / 2 + 1, task.pages()] {
        page.fill("page", &number.to_string()).await?;
        page.type_keys(Key::Enter).await?;
        let screen = page.until_page(number).await?;
        assert_eq!(screen.cards, task.cards(number), "page {number}");
    }
    Ok(())
}

#[tokio::test]
async fn the_whole_task_is_loaded_and_paged() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(100);
        page.connect(&task).await?;
        load(page, task.total()).await?;
        expect_every_record(page, &task).await
    })
    .await
}

#[tokio::test]
async fn a_server_that_gives_fewer_or_refuses_a_thousand_still_yields_every_record_once() -> Result<()> {
    for faults in
        ["max=200!records=1234", "refuse=100!records=650", "latency=0-200!records=5678", "drip=5!records=2100"]
    {
        in_browser(async |page| {
            let task = Task::with_faults(faults)?;
            page.connect(&task).await?;
            load(page, task.total()).await?;
            expect_every_record(page, &task).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_load_that_is_stopped_keeps_what_came_and_goes_on_from_there() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("latency=400!records=9000")?;
        page.connect(&task).await?;
        page.press("load-task").await?;
        page.until("its first records", |screen| screen.count.as_ref().is_some_and(|count| count.scope == "task"))
            .await?;
        page.press("cancel").await?;
        let screen = page.until("the word on what is missing", |screen| has_notice(screen, "partial")).await?;
        let shown = screen.count.map_or(0, |count| count.shown);
        ensure!(shown > 0 && shown < task.total(), "{shown} of {} shown", task.total());

        page.press("resume").await?;
        let screen = all_of(page, task.total()).await?;
        ensure!(!has_notice(&screen, "partial"), "{:?}", screen.notices);
        expect_every_record(page, &task).await
    })
    .await
}

#[tokio::test]
async fn pages_that_fail_are_named_and_fetched_alone() -> Result<()> {
    in_browser(async |page| {
        // The first call of every page answers with a web page, which is not worth asking again.
        let task = Task::with_faults("html=1!records=2345")?;
        page.connect_at_the_second_try(&task, "malformed").await?;
        page.press("load-task").await?;
        let screen = page.until("the word on what is missing", |screen| has_notice(screen, "gap")).await?;
        let gaps: Vec<_> = screen.notices.iter().filter(|(kind, _)| kind == "gap").collect();
        ensure!(gaps.len() == 1 && gaps[0].1.contains("1,001") && gaps[0].1.contains("2,345"), "{gaps:?}");

        page.press("resume").await?;
        let screen = all_of(page, task.total()).await?;
        ensure!(!has_notice(&screen, "gap"), "{:?}", screen.notices);
        expect_every_record(page, &task).await
    })
    .await
}

#[tokio::test]
async fn a_token_that_expires_in_the_middle_pauses_the_load_and_nothing_is_fetched_twice() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=8000")?;
        page.connect(&task.clone().token(token_for(4))).await?;
        page.press("load-task").await?;
        page.until_error("auth").await?;
        page.fill("token", TOKEN).await?;
        page.press("continue").await?;
        all_of(page, task.total()).await?;
        expect_every_record(page, &task).await?;

        let asked = page.requests();
        let with_new_token = asked.iter().filter(|request| request.field("token") == TOKEN);
        let pages: Vec<_> = with_new_token.map(|request| request.field("currentpage")).collect();
        let once: BTreeSet<_> = pages.iter().collect();
        assert_eq!(pages.len(), once.len(), "{pages:?}");
        ensure!(pages.len() < 8, "what had come with the first token was asked again: {pages:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_task_that_grows_meanwhile_ends_and_says_so() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::with_faults("grow=3!records=2500")?).await?;
        page.press("load-task").await?;
        let screen = page.until("the end of the load", |screen| !screen.loading && has_notice(screen, "drift")).await?;
        let count = screen.count.ok_or_else(|| anyhow::anyhow!("no count"))?;
        ensure!(count.shown > 2500, "{count:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn filters_counts_and_orders_see_every_record() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=3000")?;
        let truth: Vec<_> = (0..task.total()).map(|index| (index, task.record(index))).collect();
        page.connect(&task).await?;
        load(page, task.total()).await?;

        page.choose("answertype", "connected").await?;
        page.fill("q", "客户").await?;
        let filters = Filters { called: "all".into(), answertype: "connected".into(), search: "客户".into() };
        let expected = expected_indices(&filters, &truth);
        let shown = |screen: &Screen| screen.count.as_ref().map(|count| count.shown);
        let screen = page.until("the answer", |screen| shown(screen) == Some(expected.len() as u64)).await?;
        assert_eq!(screen.indices(), expected[..10]);
        let facets = expected_facets(&filters, &truth);
        for (facet, count) in &facets {
            assert_eq!(screen.facets.get(facet), Some(count), "{facet}");
        }

        page.click("[name=sort] option[value=\"-talk\"]").await?;
        let mut longest = expected.clone();
        longest.sort_by_key(|&index| std::cmp::Reverse(truth[index as usize].1.billsec));
        page.until("the longest talks first", |screen| screen.indices() == longest[..10]).await?;

        page.press("clear-filters").await?;
        page.until("every record", |screen| shown(screen) == Some(task.total())).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_leads_back_to_the_same_view_without_token_and_search() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=3000")?.page_size(20);
        page.connect(&task).await?;
        load(page, task.total()).await?;
        page.choose("answertype", "callee").await?;
        page.fill("q", "a").await?;
        page.fill("q", "").await?;
        page.press("next").await?;
        let before = page.until_page(2).await?;
        // The address waits until the change behind it is on screen.
        let search = eventually("the page in the address", async || {
            let search: String = page.script("return location.search", []).await?;
            Ok(if search.split(['?', '&']).any(|part| part == "page=2") {
                Look::Found(search)
            } else {
                Look::NotYet(search)
            })
        });
        let search = search.await?;
        ensure!(search.contains("taskid=") && search.contains("answertype=callee"), "{search}");
        ensure!(!search.contains(TOKEN), "{search}");

        page.reload().await?;
        let form = page.until("the form", |screen| screen.form.is_some()).await?.form;
        assert_eq!(form.map(|form| (form.taskid, form.token)), Some((task.id.clone(), String::new())));
        page.fill("token", TOKEN).await?;
        page.press("load").await?;
        let after = page.until("the same view", |screen| screen.cards == before.cards && !screen.loading).await?;
        assert_eq!(after.filters, before.filters);
        assert_eq!(after.count, before.count);
        Ok(())
    })
    .await
}

fn has_notice(screen: &Screen, kind: &str) -> bool {
    screen.notices.iter().any(|(shown, _)| shown == kind)
}

//! A large task is fetched beside the page, by a worker where a browser and the host's policy allow one. Where they do
//! not, the page fetches all of it, and nobody is told.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anyhow::{Result, bail};
use e2e::host::Host;
use e2e::network::{Call, Fate, Network};
use e2e::requests::Outcome;
use e2e::wait::{Look, eventually};
use e2e::{Page, Task, in_browser, mirror};
use serde::Deserialize;
use serde_json::json;

/// Pages of a hundred records, each of which takes long enough for a worker to be there before most have come.
const FAULTS: &str = "records=6000!latency=150";
const PAGE_SIZE: u64 = 100;
const SET_PAGE_SIZE: &str = "document.querySelector('yccall-task-info').bulkPageSize = arguments[0]; return null;";
const PAGES: u64 = 60;

/// Keeps what becomes of workers, and counts what the page itself posts.
const WATCH: &str = "
    // A page that comes over two gateways has this twice.
    if (!window.watched) {
        window.watched = { posted: 0, workers: [], ended: 0 };
        const { fetch } = window;
        window.fetch = (request, ...rest) => {
            if (request.method === 'POST') watched.posted += 1;
            return fetch(request, ...rest);
        };
        window.Worker = class extends Worker {
            constructor(...given) {
                super(...given);
                watched.workers.push(String(given[0]));
            }
            terminate() {
                watched.ended += 1;
                super.terminate();
            }
        };
    }
";

/// What [`WATCH`] has seen.
#[derive(Debug, Deserialize)]
struct Watched {
    posted: u64,
    workers: Vec<String>,
    ended: u64,
}

async fn watched(page: &Page) -> Result<Watched> {
    page.script("return window.watched;", []).await
}

/// Connects, and asks for the whole task.
async fn begin(page: &Page, task: &Task) -> Result<()> {
    page.connect(task).await?;
    page.script::<(), 1>(SET_PAGE_SIZE, [json!(PAGE_SIZE)]).await?;
    page.press("load-task").await
}

async fn all_of(page: &Page, task: &Task) -> Result<()> {
    let screen = page.until("the whole task", |screen| {
        let shown = screen.count.as_ref().map_or(0, |count| count.shown);
        screen.is_settled() && shown == task.total()
    });
    assert_eq!(screen.await?.error, None);
    page.expect_held(task.truth(0..task.total())).await
}

/// The pages of the whole task that have been asked for, in order.
fn asked(page: &Page) -> Vec<u64> {
    let requests = page.requests();
    let of_the_task = requests.iter().filter(|request| request.field("itemsperpage") == PAGE_SIZE.to_string());
    let mut pages: Vec<_> = of_the_task.filter_map(|request| request.field("currentpage").parse().ok()).collect();
    pages.sort_unstable();
    pages
}

/// Waits until a worker fetches: until somebody has asked for more than the page has.
async fn until_a_worker_fetches(page: &Page) -> Result<()> {
    eventually("a worker that fetches", async || {
        let requests = page.requests().len() as u64;
        let watched = watched(page).await?;
        Ok(if requests > watched.posted { Look::Found(()) } else { Look::NotYet(format!("{watched:?}")) })
    })
    .await
}

#[tokio::test]
async fn where_everything_is_of_one_origin_a_worker_fetches_and_ends_with_the_load() -> Result<()> {
    in_browser(async |page| {
        page.run_before(WATCH);
        page.open().await?;
        let task = Task::with_faults(FAULTS)?;
        begin(page, &task).await?;
        until_a_worker_fetches(page).await?;
        all_of(page, &task).await?;
        assert_eq!(asked(page), (1..=PAGES).collect::<Vec<_>>(), "each page once");
        let Watched { workers, ended, .. } = watched(page).await?;
        let [worker] = &workers[..] else { bail!("one worker: {workers:?}") };
        assert!(worker.starts_with(&format!("{}fetch_worker-", page.environment().page)), "{worker}");
        assert_eq!(ended, 1);
        for request in page.requests() {
            assert_eq!((request.field("token"), request.headers.get("referer")), (task.token.as_str(), None));
            assert!(!request.url.contains(&task.token), "{}", request.url);
        }
        assert_eq!(page.console(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn stopping_ends_the_worker_with_what_it_fetches_and_going_on_begins_another() -> Result<()> {
    in_browser(async |page| {
        page.run_before(WATCH);
        page.open().await?;
        let task = Task::with_faults("records=12000!latency=150")?;
        begin(page, &task).await?;
        until_a_worker_fetches(page).await?;
        page.press("cancel").await?;
        let is_over = |requests: &[e2e::requests::Request]| requests.iter().all(|one| one.outcome != Outcome::Pending);
        page.until_requests("nothing under way", is_over).await?;
        assert_eq!(watched(page).await?.ended, 1);
        page.press("resume").await?;
        all_of(page, &task).await?;
        let Watched { workers, ended, .. } = watched(page).await?;
        assert_eq!(workers.len() as u64, ended);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_goes_wrong_for_a_worker_is_mended_as_for_the_page() -> Result<()> {
    in_browser(async |page| {
        let in_body = if page.misses_what_broke_off() { Fate::BrokenInBody } else { Fate::BrokenInHeader };
        let stages = [Fate::BrokenBefore, Fate::BrokenInHeader, in_body];
        // The first fifty come, by whomever; each of the rest is broken twice.
        let late = move |Call { page, page_size, attempt }: Call| match page_size {
            PAGE_SIZE if page > 50 && attempt <= 2 => stages[(page + attempt) as usize % stages.len()],
            _ => Fate::Answered,
        };
        page.run_before(WATCH);
        page.open().await?;
        let network = Network::start(late).await?;
        let task = Task::with_faults("records=7000!latency=150")?.at(&network.address);
        begin(page, &task).await?;
        all_of(page, &task).await?;
        let calls = network.calls();
        assert!(watched(page).await?.posted < calls.len() as u64, "a worker has fetched");
        let asked = calls.iter().filter(|call| call.page_size == PAGE_SIZE).count();
        assert_eq!(asked, 50 + 3 * 20, "each of the last is asked for three times");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_fetches_asks_for_no_more_at_a_time_than_the_host_says() -> Result<()> {
    in_browser(async |page| {
        page.run_before(WATCH);
        page.open().await?;
        let network = Network::sound().await?;
        let task = Task::with_faults(FAULTS)?.at(&network.address);
        page.script::<(), 0>("document.querySelector('yccall-task-info').parallelPages = 3; return null;", []).await?;
        begin(page, &task).await?;
        all_of(page, &task).await?;
        assert!(watched(page).await?.posted < PAGES, "a worker has fetched");
        assert_eq!(network.most_under_way(), 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_does_not_come_in_time_a_worker_asks_for_again() -> Result<()> {
    in_browser(async |page| {
        // Page 0 never comes, and so nothing that waits for it.
        let late = |Call { page, page_size, attempt }: Call| match page_size {
            PAGE_SIZE if page > 50 && attempt == 1 => Fate::After(0),
            _ => Fate::Answered,
        };
        page.run_before(WATCH);
        page.open().await?;
        let network = Network::start(late).await?;
        let task = Task::with_faults("records=6000!latency=150")?.at(&network.address);
        page.script::<(), 0>("document.querySelector('yccall-task-info').timeoutSeconds = 2; return null;", []).await?;
        begin(page, &task).await?;
        all_of(page, &task).await?;
        assert!(watched(page).await?.posted < PAGES, "a worker has fetched");
        let asked = network.calls().iter().filter(|call| call.page_size == PAGE_SIZE && call.page > 50).count();
        assert_eq!(asked, 2 * 10, "each of the last is asked for twice");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_worker_that_may_not_ask_what_the_page_may_leaves_it_to_the_page() -> Result<()> {
    in_browser(async |page| {
        page.run_before(WATCH);
        page.visit(&mirror::with_policy_of(page, "fetch_worker", "connect-src 'none'").await?).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        let task = Task::with_faults(FAULTS)?;
        begin(page, &task).await?;
        all_of(page, &task).await?;
        let Watched { posted, workers, ended } = watched(page).await?;
        assert_eq!((posted, workers.len(), ended), (1 + PAGES, 1, 1));
        Ok(())
    })
    .await
}

/// Loads a whole task into an element of a host's page; what [`WATCH`] saw.
async fn loaded_by_host(page: &Page, html: &'static str) -> Result<Watched> {
    page.run_before(WATCH);
    let host = Host::with_page(page, html).await?;
    host.visit(page).await?;
    let task = Task::with_faults(FAULTS)?;
    let body = "
        await import(door);
        const element = made(argument);
        await new Promise((heard) => {
            element.addEventListener('yti-loaded', ({ detail }) => {
                if (detail.scope === 'task' && detail.recordCount === 6000) heard();
            });
        });
        return window.watched;
    ";
    let given = json!({"taskId": task.id, "token": task.token, "autoLoad": "task", "bulkPageSize": PAGE_SIZE});
    let watched = host.run(page, body, given).await?;
    assert_eq!(asked(page), (1..=PAGES).collect::<Vec<_>>(), "each page once");
    Ok(watched)
}

#[tokio::test]
async fn where_the_element_is_of_another_origin_a_worker_from_a_blob_fetches() -> Result<()> {
    in_browser(async |page| {
        let watched = loaded_by_host(page, "<!doctype html><title>Host</title><body>").await?;
        // Some browsers refuse the first way at once, others tell a worker that is there already.
        let is_from_blob = matches!(&watched.workers[..], [worker] | [_, worker] if worker.starts_with("blob:"));
        assert!(is_from_blob, "{watched:?}");
        assert!(watched.posted < page.requests().len() as u64 && watched.ended == 1, "{watched:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_host_allows_no_worker_the_page_fetches_all_of_it() -> Result<()> {
    in_browser(async |page| {
        let html = "<!doctype html><title>Host</title>\
                    <meta http-equiv=Content-Security-Policy content=\"worker-src 'none'\"><body>";
        let watched = loaded_by_host(page, html).await?;
        assert_eq!(watched.posted, 1 + PAGES);
        Ok(())
    })
    .await
}

//! Leaving, and coming back: to the form, to the page, into the document.

use anyhow::Result;
use e2e::other_api::HeldApi;
use e2e::requests::Outcome;
use e2e::screen::Filters;
use e2e::{Page, Task, in_browser};
use reference_api::TASK_ID;
use serde_json::json;

#[tokio::test]
async fn another_task_begins_with_the_form_as_it_was_and_no_filters() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(20);
        page.connect(&task).await?;
        page.press("next").await?;
        page.until_page(2).await?;
        page.choose("called", "called").await?;
        page.fill("q", "1").await?;

        page.press("change-task").await?;
        let form = page.until("the form", |screen| screen.form.is_some()).await?.form;
        let form = form.as_ref().map(|form| (&*form.endpoint, &*form.token, &*form.taskid, &*form.itemsperpage));
        assert_eq!(form, Some(("/api/", &*task.token, &*task.id, "20")));

        let other = Task::with_faults("records=3")?.page_size(20);
        let screen = page.connect(&other).await?;
        assert_eq!(screen.cards, other.cards(1));
        assert_eq!(screen.filters, Filters::none());
        assert_eq!(screen.count.map(|count| (count.shown, count.total)), Some((3, 3)));
        let disabled = screen.pager.map(|pager| pager.disabled).unwrap_or_default();
        assert_eq!(disabled, ["first", "prev", "next", "last"], "one page is all there is");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn changing_the_task_ends_the_request_under_way() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::with_faults("hang")?).await?;
        page.until("a page on its way", |screen| screen.loading).await?;
        page.press("change-task").await?;
        let screen = page.until("the form", |screen| screen.form.is_some()).await?;
        assert_eq!(screen.error, None, "nobody asked for a word on that");
        expect_cancelled(page).await
    })
    .await
}

#[tokio::test]
async fn loading_the_page_again_is_a_fresh_start_without_a_token() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.reload().await?;
        expect_form(page, TASK_ID).await
    })
    .await
}

#[tokio::test]
async fn leaving_and_going_back_is_a_fresh_start_without_a_token() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.leave().await?;
        page.back().await?;
        expect_form(page, TASK_ID).await
    })
    .await
}

#[tokio::test]
async fn taken_out_in_mid_load_it_ends_its_request_and_starts_afresh_when_put_back() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::with_faults("hang")?).await?;
        page.until("a page on its way", |screen| screen.loading).await?;
        let script = "window.kept = host; window.place = host.parentNode; host.remove(); return null;";
        page.script::<(), 0>(script, []).await?;
        expect_cancelled(page).await?;

        page.script::<(), 0>("window.place.append(window.kept); return null;", []).await?;
        expect_form(page, "").await?;
        let task = Task::usual();
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        expect_one_mount(page).await
    })
    .await
}

#[tokio::test]
async fn taken_out_and_put_back_many_times_it_is_mounted_once() -> Result<()> {
    in_browser(async |page| {
        // Each time it stays away for long enough to be unmounted, and each pause is one turn of the event loop.
        let script = "return (async () => {
            const place = host.parentNode;
            for (let turn = 0; turn < 20; turn++) {
              host.remove();
              await new Promise((resolve) => setTimeout(resolve));
              place.append(host);
              if (turn % 2) await new Promise((resolve) => setTimeout(resolve));
            }
            return null;
          })();";
        page.script::<(), 0>(script, []).await?;
        expect_form(page, "").await?;
        let task = Task::usual();
        assert_eq!(page.connect(&task).await?.cards, task.cards(1));
        expect_one_mount(page).await
    })
    .await
}

#[tokio::test]
async fn moved_within_the_document_it_keeps_its_state() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.press("next").await?;
        page.until_page(2).await?;
        page.choose("called", "called").await?;
        let before = page.screen().await?;

        move_elsewhere(page).await?;
        let after = page.screen().await?;
        assert_eq!((after.cards, after.filters, after.pager), (before.cards, before.filters, before.pager));
        page.press("clear-filters").await?;
        page.press("next").await?;
        assert_eq!(page.until_page(3).await?.cards, task.cards(3), "it still works");
        expect_one_mount(page).await
    })
    .await
}

#[tokio::test]
async fn moved_in_mid_load_it_goes_on_loading() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        api.hold();
        page.submit(&task).await?;
        page.until("a page on its way", |screen| screen.loading).await?;
        move_elsewhere(page).await?;
        api.let_go();
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        page.until_requests("one request, answered", |requests| {
            requests.iter().map(|request| request.outcome).eq([Outcome::Finished])
        })
        .await?;
        expect_one_mount(page).await
    })
    .await
}

#[tokio::test]
async fn two_elements_do_not_know_of_each_other() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        let other = Task::with_faults("records=3")?;
        let script = "const other = document.createElement('yccall-task-info');
            other.setAttribute('endpoint', '/api/');
            other.setAttribute('task-id', arguments[0]);
            other.token = arguments[1];
            host.before(other);
            return null;";
        page.script::<(), 2>(script, [json!(other.id), json!(other.token)]).await?;
        // The first in the document is now the new one.
        let screen = page.until_page(1).await?;
        assert_eq!(screen.cards, other.cards(1));
        page.choose("called", "other").await?;
        page.script::<(), 0>("host.remove(); return null;", []).await?;
        let screen =
            page.until("the first element", |screen| screen.form.is_none() && !screen.cards.is_empty()).await?;
        assert_eq!((screen.cards, screen.filters), (task.cards(1), Filters::none()));
        Ok(())
    })
    .await
}

async fn move_elsewhere(page: &Page) -> Result<()> {
    let script = "const box = document.createElement('section');
        document.body.append(box);
        box.append(host);
        return null;";
    page.script(script, []).await
}

/// The form as on the first visit, but for the task that the address names.
async fn expect_form(page: &Page, taskid: &str) -> Result<()> {
    let screen = page.until("the form", |screen| screen.form.is_some()).await?;
    let form = screen.form.as_ref().map(|form| (&*form.endpoint, &*form.token, &*form.taskid));
    assert_eq!(form, Some(("/api/", "", taskid)));
    assert_eq!((screen.cards, screen.error), (Vec::new(), None));
    Ok(())
}

/// The last request was ended by the program, not left to itself.
async fn expect_cancelled(page: &Page) -> Result<()> {
    page.until_requests("the request ended", |requests| {
        requests.last().is_some_and(|request| request.outcome == Outcome::Cancelled)
    })
    .await
}

async fn expect_one_mount(page: &Page) -> Result<()> {
    let counts: (u64, u64) =
        page.script("return [root.childElementCount, root.querySelectorAll('h1').length];", []).await?;
    assert_eq!(counts, (1, 1));
    Ok(())
}

//! When a later page does not come: the old one stays, and there is a way on.

use anyhow::Result;
use e2e::other_api::HeldApi;
use e2e::{Screen, Task, in_browser};
use serde_json::json;

#[tokio::test]
async fn a_fault_that_passes_is_not_shown() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("server-error=1!gateway=1")?;
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        assert_eq!(page.requests().len(), 3, "two faults and the answer");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_failed_keeps_the_old_one_until_a_retry_works() -> Result<()> {
    in_browser(async |page| {
        // As many faults as the page itself asks: it gives up once, and the next question is answered.
        let task = Task::with_faults("server-error=3")?;
        page.connect_at_the_second_try(&task, "http").await?;
        page.press("next").await?;
        let screen = page.until_error("http").await?;
        expect_kept(&screen, &task);
        assert_eq!(screen.page(), "1", "the pager is at the page that is shown");
        page.press("retry").await?;
        let screen = page.until_page(2).await?;
        assert_eq!(screen.cards, task.cards(2));
        assert_eq!(screen.error, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_failure_after_the_first_page_keeps_it() -> Result<()> {
    in_browser(async |page| {
        for (fault, kind) in [("truncated=1", "malformed"), ("html=1", "malformed"), ("too-many=3", "http")] {
            let task = Task::with_faults(fault)?;
            page.connect_at_the_second_try(&task, kind).await?;
            page.press("last").await?;
            let screen = page.until_error(kind).await?;
            expect_kept(&screen, &task);
            page.press("retry").await?;
            assert_eq!(page.until_page(task.pages()).await?.cards, task.cards(task.pages()), "{fault}");
            page.press("change-task").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_was_cancelled_can_be_asked_for_again() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        page.connect(&task).await?;
        api.hold();
        page.press("next").await?;
        page.press("cancel").await?;
        let screen = page.until_error("cancelled").await?;
        expect_kept(&screen, &task);
        api.let_go();
        page.press("retry").await?;
        assert_eq!(page.until_page(2).await?.cards, task.cards(2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_given_up() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::usual().at(&api.address);
        api.hold();
        // The page has the usual limit of half a minute: this is a host page with a shorter one.
        let script = "const element = document.createElement('yccall-task-info');
            element.setAttribute('endpoint', arguments[0]);
            element.setAttribute('task-id', arguments[1]);
            element.setAttribute('timeout-seconds', '1');
            element.token = arguments[2];
            host.replaceWith(element);
            return null;";
        page.script::<(), 3>(script, [json!(api.address), json!(task.id), json!(task.token)]).await?;
        let screen = page.until_error("timeout").await?;
        assert_eq!(screen.error.as_ref().and_then(|error| error.code.as_deref()), None);
        assert!(screen.text.contains("等待超时"), "{}", screen.text);
        assert_eq!(screen.form, None, "a host's connection is not the person's to fill in");
        assert_eq!(page.requests().len(), 3);
        api.let_go();
        page.press("retry").await?;
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_connection_can_be_changed_from_the_error() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("truncated=1")?;
        page.connect_at_the_second_try(&task, "malformed").await?;
        page.press("next").await?;
        page.until_error("malformed").await?;
        page.press("edit-connection").await?;
        let screen = page.until("the form", |screen| screen.form.is_some()).await?;
        assert_eq!(screen.error, None);
        assert_eq!(screen.form.map(|form| form.taskid), Some(task.id));
        Ok(())
    })
    .await
}

/// Page 1 is still there, and it is said that it is.
fn expect_kept(screen: &Screen, task: &Task) {
    assert_eq!(screen.cards, task.cards(1), "the old page stays");
    assert!(!screen.busy, "nothing is on its way any more");
    let error = screen.error.as_ref();
    assert!(error.is_some_and(|error| error.text.contains("下面仍是之前的一页")), "{error:?}");
    assert_eq!(error.and_then(|error| error.role.as_deref()), Some("alert"));
}

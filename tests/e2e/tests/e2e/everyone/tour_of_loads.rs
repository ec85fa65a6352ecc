//! Loads, errors and files, without a mouse. What is pressed is often gone a moment later; the focus is not.

use anyhow::Result;
use e2e::other_api::HeldApi;
use e2e::task::token_for;
use e2e::{Key, Task, in_browser};

use super::walk::{back_to, press, tab_to};

#[tokio::test]
async fn a_whole_task_is_loaded_stopped_resumed_and_exported_by_keys() -> Result<()> {
    in_browser(async |page| {
        let api = HeldApi::start(page).await?;
        let task = Task::with_faults("records=3000!latency=200!max=50")?.page_size(50);
        page.connect(&task.at(&api.address)).await?;
        page.click("h1").await?;
        tab_to(page, "[data-yti=load-task]").await?;
        press(page, Key::Enter, "a load", "return root.querySelector('[data-yti=progress]') !== null;").await?;
        page.until("some records", |screen| screen.count.as_ref().is_some_and(|count| count.shown > 50)).await?;
        // However long the way to the button takes.
        api.hold();
        tab_to(page, "[name=view]").await?;
        back_to(page, "[data-yti=cancel]").await?;
        press(page, " ", "a part", "return root.querySelector('[data-kind=partial]') !== null;").await?;
        api.let_go();
        tab_to(page, "[data-yti=resume]").await?;
        let whole = "return root.querySelector('[data-yti=result-count]').dataset.shown === '3000'
            && root.querySelector('[data-yti=progress]') === null;";
        press(page, Key::Enter, "the whole task", whole).await?;

        back_to(page, "[data-yti=export]").await?;
        press(page, Key::Enter, "the panel", "return root.querySelector('[data-yti=export-csv]').checkVisibility();")
            .await?;
        tab_to(page, "[name=export-scope]").await?;
        tab_to(page, "[data-yti=export-csv]").await?;
        press(page, Key::Enter, "a file", "return root.querySelector('[data-yti=export-dismiss]') !== null;").await?;
        tab_to(page, "[data-yti=export-dismiss]").await?;
        let closed = "return root.querySelector('[data-yti=export-dismiss]') === null;";
        press(page, Key::Enter, "nothing more of it", closed).await
    })
    .await
}

#[tokio::test]
async fn errors_are_left_behind_by_keys() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().token(token_for(1));
        page.connect(&task).await?;
        page.click("h1").await?;
        tab_to(page, "[data-yti=next]").await?;
        press(page, Key::Enter, "a refused token", "return root.querySelector('[data-yti=error]') !== null;").await?;
        back_to(page, "[name=token]").await?;
        page.type_keys(token_for(1).as_str()).await?;
        let gone = "return root.querySelector('[data-yti=error]') === null;";
        press(page, Key::Enter, "the next page", gone).await?;
        page.until_page(2).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_try_does_not_lose_the_focus() -> Result<()> {
    in_browser(async |page| {
        page.connect_at_the_second_try(&Task::with_faults("truncated=1")?, "malformed").await?;
        page.press("next").await?;
        page.until_error("malformed").await?;
        page.click("h1").await?;
        tab_to(page, "[data-yti=retry]").await?;
        let gone = "return root.querySelector('[data-yti=error]') === null;";
        press(page, Key::Enter, "the next page", gone).await
    })
    .await
}

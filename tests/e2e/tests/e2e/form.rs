//! The connection form: what it takes, and what it says where it cannot.

use anyhow::Result;
use e2e::{Key, Task, in_browser};
use serde_json::json;

#[tokio::test]
async fn it_begins_with_the_configured_address_and_no_token() -> Result<()> {
    in_browser(async |page| {
        let form = page.screen().await?.form;
        let form = form.as_ref().map(|form| (&*form.endpoint, &*form.token, &*form.taskid, &*form.itemsperpage));
        assert_eq!(form, Some(("/api/", "", "", "10")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn enter_submits_it_from_every_field() -> Result<()> {
    in_browser(async |page| {
        for field in ["endpoint", "token", "taskid"] {
            page.fill_form(&Task::usual()).await?;
            page.element(&format!("[name=\"{field}\"]")).await?.focus().await?;
            page.type_keys(Key::Enter).await?;
            page.until_page(1).await?;
            page.press("change-task").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spaces_around_what_is_typed_are_dropped() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.fill_form(&task).await?;
        page.fill("taskid", &format!("  {} ", task.id)).await?;
        page.fill("token", &format!(" {}  ", task.token)).await?;
        page.press("load").await?;
        let screen = page.until_page(1).await?;
        assert_eq!(screen.cards, task.cards(1));
        let requests = page.requests();
        let fields: Vec<_> = requests.iter().map(|request| (request.field("taskid"), request.field("token"))).collect();
        assert_eq!(fields, [(&*task.id, &*task.token)]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field_and_nothing_is_asked() -> Result<()> {
    in_browser(async |page| {
        page.fill("endpoint", "").await?;
        page.press("load").await?;
        expect_problems(page, &["endpoint", "token", "taskid"]).await?;

        page.fill("endpoint", "/api/").await?;
        page.fill("token", "   ").await?;
        page.press("load").await?;
        expect_problems(page, &["token", "taskid"]).await?;

        page.fill("token", "demo-token").await?;
        page.press("load").await?;
        expect_problems(page, &["taskid"]).await?;

        assert_eq!(page.requests(), []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_that_cannot_be_fetched_is_refused_at_its_field() -> Result<()> {
    in_browser(async |page| {
        page.fill_form(&Task::usual()).await?;
        for address in ["javascript:alert(1)", "ftp://127.0.0.1/", "http://", "http://name:word@127.0.0.1/"] {
            page.fill("endpoint", address).await?;
            page.press("load").await?;
            expect_problems(page, &["endpoint"]).await?;
        }
        assert_eq!(page.requests(), []);
        Ok(())
    })
    .await
}

/// Exactly these fields are marked, each tells why, and the first of them has the focus.
async fn expect_problems(page: &e2e::Page, names: &[&str]) -> Result<()> {
    let marked = |screen: &e2e::Screen| screen.form.as_ref().map(|form| form.invalid.clone()).unwrap_or_default();
    let what = format!("{names:?} marked, and the focus on the first");
    page.until(&what, |screen| marked(screen) == names && Some(&&*screen.focused) == names.first()).await?;
    for name in names {
        let script = "const field = root.querySelector(`[name=${arguments[0]}]`);
            return field.getAttribute('aria-describedby').split(' ')
              .map((id) => root.getElementById(id)).filter((text) => text.checkVisibility())
              .map((text) => text.innerText).at(-1);";
        let words: String = page.script(script, [json!(name)]).await?;
        assert!(words.contains("请填写"), "{name}: {words}");
    }
    Ok(())
}

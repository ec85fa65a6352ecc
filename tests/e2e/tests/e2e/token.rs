//! The token: what happens when it ends, and that it stays where it was typed.

use std::io::Cursor;

use anyhow::{Context as _, Result};
use calamine::{Reader as _, Xlsx};
use e2e::task::token_for;
use e2e::{Page, Screen, Task, in_browser};
use reference_api::TOKEN;
use serde::Deserialize;
use serde_json::json;

#[tokio::test]
async fn when_it_expires_a_new_one_goes_on_to_the_page_that_was_asked_for() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().token(token_for(2));
        page.connect(&task).await?;
        page.press("next").await?;
        page.until_page(2).await?;

        page.press("last").await?;
        let screen = page.until_error("auth").await?;
        assert_eq!(screen.error.and_then(|error| error.code).as_deref(), Some("602"));
        assert_eq!(screen.cards, task.cards(2), "the old page stays");

        page.fill("token", &token_for(2)).await?;
        page.press("continue").await?;
        assert_eq!(page.until_page(task.pages()).await?.cards, task.cards(task.pages()));
        page.press("first").await?;
        assert_eq!(page.until_page(1).await?.cards, task.cards(1), "the new token stays in use");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_one_that_is_empty_or_wrong_is_asked_for_again() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().token(token_for(1));
        page.connect(&task).await?;
        page.press("next").await?;
        page.until_error("auth").await?;

        let asked = page.requests();
        page.press("continue").await?;
        let marked = "return root.querySelector('[name=token]').getAttribute('aria-invalid');";
        let marked: Option<String> = page.script(marked, []).await?;
        assert_eq!(marked.as_deref(), Some("true"));
        assert_eq!(page.requests(), asked, "nothing is asked without a token");

        page.fill("token", "no-such-token").await?;
        page.press("continue").await?;
        let refused = |screen: &Screen| {
            let error = screen.error.as_ref();
            error.and_then(|error| error.code.as_deref()) == Some("600")
        };
        let screen = page.until("the new token refused", refused).await?;
        assert_eq!(screen.cards, task.cards(1), "the old page stays");

        page.fill("token", TOKEN).await?;
        page.press("continue").await?;
        assert_eq!(page.until_page(2).await?.cards, task.cards(2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_hidden_until_a_person_shows_it() -> Result<()> {
    in_browser(async |page| {
        page.fill("token", "s3cret").await?;
        for (kind, pressed) in [("password", "false"), ("text", "true"), ("password", "false")] {
            let script = "return [root.querySelector('[name=token]').type,
                root.querySelector('[data-yti=show-token]').getAttribute('aria-pressed')];";
            let state: (String, String) = page.script(script, []).await?;
            assert_eq!((state.0.as_str(), state.1.as_str()), (kind, pressed));
            page.press("show-token").await?;
        }
        assert_eq!(page.screen().await?.form.map(|form| form.token).as_deref(), Some("s3cret"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_written_down_nowhere() -> Result<()> {
    in_browser(async |page| {
        let token = token_for(3);
        let task = Task::usual().token(&token);
        page.fill_form(&task).await?;
        page.press("show-token").await?;
        expect_secret(page, &token).await?;

        page.press("load").await?;
        page.until_page(1).await?;
        expect_secret(page, &token).await?;
        page.press("next").await?;
        page.until_page(2).await?;
        page.press("language").await?;
        page.press("reload").await?;
        page.until_page(2).await?;
        page.press("next").await?;
        page.until_error("auth").await?;
        expect_secret(page, &token).await?;

        page.press("change-task").await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        expect_secret(page, &token).await
    })
    .await
}

#[tokio::test]
async fn a_server_that_repeats_it_does_not_bring_it_on_screen() -> Result<()> {
    in_browser(async |page| {
        let token = token_for(9);
        let task = Task::with_faults("echo-token")?.token(&token);
        page.submit(&task).await?;
        let screen = page.until_error("auth").await?;
        let words = screen.error.map(|error| error.all_text).unwrap_or_default();
        assert!(words.contains("token无效"), "the server's other words are there: {words}");
        expect_secret(page, &token).await
    })
    .await
}

#[tokio::test]
async fn what_a_host_sets_cannot_be_read_back() -> Result<()> {
    in_browser(async |page| {
        let token = token_for(9);
        let script = "host.setAttribute('endpoint', '/api/');
            host.setAttribute('task-id', arguments[0]);
            host.token = arguments[1];
            return JSON.stringify([host.token ?? null, Object.entries(host)]);";
        let back: String = page.script(script, [json!(Task::usual().id), json!(token)]).await?;
        assert!(!back.contains(&token), "{back}");
        page.until_page(1).await?;
        expect_secret(page, &token).await
    })
    .await
}

#[tokio::test]
async fn an_attribute_is_refused_with_a_warning_that_does_not_repeat_it() -> Result<()> {
    in_browser(async |page| {
        let script = "const element = document.createElement('yccall-task-info');
            element.setAttribute('token', arguments[0]);
            host.replaceWith(element);
            return null;";
        page.script::<(), 1>(script, [json!("in-everybodys-view")]).await?;
        let screen = page.until("the form", |screen| screen.form.is_some()).await?;
        assert_eq!(screen.form.map(|form| form.token).as_deref(), Some(""), "it is not used");
        let console = page.console().join("\n");
        assert!(console.contains("token attribute"), "{console}");
        assert!(!console.contains("in-everybodys-view"), "{console}");
        Ok(())
    })
    .await
}

/// Notes every event of the element, whole.
const HEAR: &str = "window.heard = [];
  const names = ['ready', 'loaded', 'progress', 'error', 'auth-expired', 'record-select', 'filter-change', 'export'];
  for (const name of names) {
    addEventListener(`yti-${name}`, (event) => {
      const own = Object.getOwnPropertyNames(event).map((property) => String(event[property]));
      heard.push([event.type, ...own, JSON.stringify(event.detail)].join(' '));
    });
  }
  return null;";

/// What a host can take out of the element, as bytes where it is files.
const TAKEN: &str = "
  const bytes = async (blob) => Array.from(new Uint8Array(await blob.arrayBuffer()));
  const files = async (format) => Promise.all((await host.exportRecords({ format, scope: 'all' })).map(bytes));
  return (async () => ({
    csv: await files('csv'),
    numbers: await files('numbers'),
    workbook: await files('xlsx'),
    state: JSON.stringify(host.getState()),
    heard,
  }))();";

#[derive(Deserialize)]
struct Taken {
    csv: Vec<Vec<u8>>,
    numbers: Vec<Vec<u8>>,
    workbook: Vec<Vec<u8>>,
    state: String,
    heard: Vec<String>,
}

/// Everything that a host can take out, in words; a workbook is compressed, so its cells are read.
async fn taken(page: &Page) -> Result<Vec<String>> {
    let Taken { csv, numbers, workbook, state, heard } = page.script(TAKEN, []).await?;
    let mut words = heard;
    words.push(state);
    words.extend(csv.iter().chain(&numbers).map(|file| String::from_utf8_lossy(file).into_owned()));
    for file in workbook {
        words.push(String::from_utf8_lossy(&file).into_owned());
        let mut workbook = Xlsx::new(Cursor::new(file))?;
        let sheets = workbook.worksheets();
        words.extend(sheets.iter().flat_map(|(name, sheet)| sheet.rows().map(move |row| format!("{name} {row:?}"))));
    }
    Ok(words)
}

#[tokio::test]
async fn after_a_tour_of_everything_it_is_in_nothing_that_a_host_or_a_person_gets() -> Result<()> {
    in_browser(async |page| {
        let (typed, given) = (token_for(3), token_for(9));
        page.script::<(), 0>(HEAR, []).await?;
        let task = Task::with_faults("records=1500")?;
        page.connect(&task.clone().token(&typed)).await?;
        page.press("load-task").await?;
        let whole = |screen: &Screen| screen.count.as_ref().is_some_and(|count| count.scope == "task");
        page.until("the whole task", |screen| screen.is_settled() && whole(screen)).await?;
        page.choose("answertype", "connected").await?;
        page.click("[data-yti=record] summary").await?;
        page.press("copy-json").await?;
        page.script::<(), 0>("host.restore(host.getState()); return null;", []).await?;
        let mut words = taken(page).await.context("with the task loaded")?;
        words.push(page.pasted().await?);
        page.press("reload").await?;
        page.until_error("auth").await?;
        expect_unspoken(page, &typed).await?;
        words.extend(taken(page).await.context("with the token expired")?);

        let script = "const element = document.createElement('yccall-task-info');
            element.setAttribute('endpoint', '/api/');
            element.setAttribute('task-id', arguments[0]);
            element.tokenProvider = async () => arguments[1];
            host.replaceWith(element);
            return null;";
        page.script::<(), 2>(script, [json!(task.id), json!(given)]).await?;
        page.until_page(1).await?;
        words.extend(taken(page).await.context("with a token from the host")?);

        for event in ["yti-loaded", "yti-progress", "yti-error", "yti-auth-expired", "yti-record-select", "yti-export"]
        {
            assert!(words.iter().any(|word| word.starts_with(event)), "{event} was not heard");
        }
        for token in [&typed, &given] {
            expect_unspoken(page, token).await?;
            for spelling in [token.clone(), form_urlencoded::byte_serialize(token.as_bytes()).collect()] {
                let told = words.iter().find(|word| word.contains(&spelling));
                assert_eq!(told, None, "the token was given out");
            }
        }
        Ok(())
    })
    .await
}

/// The token is in nothing that outlives or leaves the program's memory, but for the bodies of its requests, and nothing
/// at all is stored.
async fn expect_secret(page: &Page, token: &str) -> Result<()> {
    expect_unspoken(page, token).await?;
    let stored = "return [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage));";
    assert_eq!(page.script::<Vec<(String, String)>, 0>(stored, []).await?, []);
    Ok(())
}

/// The token is in nothing that outlives or leaves the program's memory, but for the bodies of its requests.
async fn expect_unspoken(page: &Page, token: &str) -> Result<()> {
    // What a person has typed stands where it was typed.
    let script = "return (async () => ({
        inputs: [...root.querySelectorAll('input:not([name=token]), textarea, select')].map(({ value }) => value),
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        document: document.documentElement.outerHTML,
        'shadow root': root?.innerHTML,
        attributes: [...root.querySelectorAll('*')].flatMap((element) => [...element.attributes].map((a) => a.value)),
        address: location.href,
        title: document.title,
        'window name': window.name,
        history: history.state,
        cookies: document.cookie,
        'local storage': Object.entries(localStorage),
        'session storage': Object.entries(sessionStorage),
        performance: performance.getEntries().map((entry) => JSON.stringify(entry)),
      }))();";
    let places: serde_json::Map<String, serde_json::Value> = page.script(script, []).await?;
    for (place, content) in &places {
        assert!(!content.to_string().contains(token), "the token is in the {place}");
    }
    let console = page.console().join("\n");
    assert!(!console.contains(token), "the token is in the console: {console}");
    for request in page.requests() {
        assert!(!request.url.contains(token), "the token is in an address: {}", request.url);
        assert!(!request.headers.values().any(|value| value.contains(token)), "the token is in a header");
    }
    Ok(())
}

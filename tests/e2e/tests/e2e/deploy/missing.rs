//! What a person is told where something does not come, or a browser cannot run what comes.

use anyhow::Result;
use e2e::deployed::Software;
use e2e::environment::Environment;
use e2e::session::{Watch, in_browser_watched};
use e2e::wait::{Look, eventually};
use e2e::{Page, in_browser, in_browser_at, mirror};
use serde_json::json;

use super::deployed;

const DOWNLOAD: [&str; 2] = ["页面没有加载成功", "The page could not be loaded"];
const BROWSER: [&str; 2] = ["此浏览器无法显示本页面", "This browser cannot show this page"];
const RETRY: &str = "document.querySelector('.page-problem button').click();";

/// Waits until the page says this, in both languages, and nothing else is left of it.
async fn until_told(page: &Page, words: [&str; 2]) -> Result<()> {
    let look = async || {
        let script = "return [document.body?.innerText ?? '', document.querySelectorAll('#page > *').length];";
        let (text, parts): (String, u64) = page.script(script, []).await?;
        let is_told = parts == 1 && words.iter().all(|words| text.contains(words));
        Ok(if is_told { Look::Found(()) } else { Look::NotYet(text) })
    };
    eventually(&format!("{words:?}"), look).await
}

#[tokio::test]
async fn a_file_that_does_not_come_is_told_and_tried_again() -> Result<()> {
    let (watch, mut places) = (Watch::default(), Vec::new());
    for (start, end) in
        [("yccall-task-info-", "_bg.wasm"), ("yccall-task-info-", ".js"), ("page-", ".js"), ("embed", ".js")]
    {
        // A server of its own for each file: what has a hash, a browser keeps for good.
        let server = deployed(Software::Nginx).await?;
        let address = watch.in_front_of(&server.environment()?.page).await?;
        places.push((server.name(start, end)?, server, address));
    }
    in_browser_watched(&Environment::read()?, watch, async |page| {
        for (name, server, address) in &places {
            let compressed = [".br", ".gz"].map(|end| format!("{name}{end}"));
            let names = [std::slice::from_ref(name), &compressed].concat();
            names.iter().try_for_each(|name| server.remove(name))?;
            page.visit(address).await?;
            until_told(page, DOWNLOAD).await?;
            names.iter().try_for_each(|name| server.put_back(name))?;
            page.script::<(), 0>(&format!("{RETRY} return null;"), []).await?;
            page.until("the form", |screen| screen.form.is_some()).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_config_json_the_form_is_empty_and_with_a_broken_one_that_is_said() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        let endpoint = |screen: e2e::Screen| screen.form.map(|form| form.endpoint);
        server.remove("config.json")?;
        assert_eq!(endpoint(page.open().await?).as_deref(), Some(""));
        let problems = "return [...document.querySelectorAll('.page-problem')].map((problem) => problem.innerText);";
        assert_eq!(page.script::<Vec<String>, 0>(problems, []).await?, Vec::<String>::new());

        server.write("config.json", "{\"endpoint\": ")?;
        assert_eq!(endpoint(page.open().await?).as_deref(), Some(""));
        let said: Vec<String> = page.script(problems, []).await?;
        assert!(said.len() == 1 && said.iter().all(|said| said.contains("config.json")), "{said:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_config_json_that_cannot_be_asked_for_is_tried_again() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        page.lose(&["config.json"]);
        page.go().await?;
        until_told(page, DOWNLOAD).await?;
        page.lose(&[]);
        page.script::<(), 0>(&format!("{RETRY} return null;"), []).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        Ok(())
    })
    .await
}

/// An empty configuration would show a form that leads to no API, or to the wrong one.
#[tokio::test]
async fn a_server_that_fails_at_config_json_is_asked_again() -> Result<()> {
    in_browser(async |page| {
        page.visit(&mirror::configured_at_second_try(page).await?).await?;
        until_told(page, DOWNLOAD).await?;
        page.script::<(), 0>(&format!("{RETRY} return null;"), []).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        Ok(())
    })
    .await
}

/// Takes away what the address names.
const LACK: &str = "
    const { supports } = CSS;
    const without = (part) => (CSS.supports = (...words) => !words.join().includes(part) && supports(...words));
    ({
        wasm: () => delete window.WebAssembly,
        simd: () => (WebAssembly.validate = () => false),
        modules: () => delete HTMLScriptElement.prototype.noModule,
        sheets: () => delete Document.prototype.adoptedStyleSheets,
        colors: () => without('light-dark'),
        relations: () => without(':has'),
    })[new URLSearchParams(location.search).get('lack')]?.();
";

#[tokio::test]
async fn a_browser_that_lacks_something_is_told_so_and_loads_no_program() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        page.run_before(LACK);
        for lack in ["wasm", "simd", "modules", "sheets", "colors", "relations"] {
            page.visit(&format!("{}?lack={lack}", page.environment().page)).await?;
            until_told(page, BROWSER).await?;
            let config = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('config'));";
            assert!(!page.script::<bool, 0>(config, []).await?, "{lack}: the page goes on all the same");
        }
        page.visit(&format!("{}?lack=nothing", page.environment().page)).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_page_says_that_it_needs_them() -> Result<()> {
    in_browser(async |page| {
        // A frame of its own may run none, and may be looked into.
        let script = "return (async () => {
            const frame = document.createElement('iframe');
            frame.sandbox = 'allow-same-origin';
            frame.src = './';
            const loaded = new Promise((loaded) => (frame.onload = loaded));
            document.body.append(frame);
            await loaded;
            const { body } = frame.contentDocument;
            return [body.innerText, body.querySelector('.page-skeleton').checkVisibility()];
        })();";
        let (text, skeleton): (String, bool) = page.script(script, []).await?;
        assert!(text.contains("此页面需要启用 JavaScript") && text.contains("This page needs JavaScript"), "{text}");
        assert!(!text.contains("Try again") && !skeleton, "{text}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_comes_neither_well_nor_with_an_error_can_be_tried_again() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        // What would tell of it does not come either.
        page.lose(&[&server.name("failure-", ".js")?, &server.name("page-", ".js")?]);
        page.go().await?;
        let late = "const late = document.querySelector('.page-late');
            if (arguments[0]) document.getAnimations().forEach((animation) => animation.finish());
            return late.checkVisibility({ visibilityProperty: true });";
        assert!(!page.script::<bool, 1>(late, [json!(false)]).await?, "not at once");
        assert!(page.script::<bool, 1>(late, [json!(true)]).await?, "after a while");
        page.lose(&[]);
        page.script::<(), 0>("document.querySelector('.page-late a').click(); return null;", []).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        Ok(())
    })
    .await
}

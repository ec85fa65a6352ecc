//! README's section "Embed it": what stands there to be copied works as it stands, but for the addresses.

use anyhow::{Context as _, Result};
use e2e::{Page, Task, in_browser, mirror, other_api};
use serde_json::{Value, json};

const README: &str = include_str!("../../../../README.md");

/// The section's pieces of HTML, in order.
fn pieces() -> Result<Vec<&'static str>> {
    let (_, section) = README.split_once("\n## Embed it\n").context("no such section")?;
    let section = section.split("\n## ").next().unwrap_or_default();
    Ok(section.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next()).collect())
}

/// Makes this the document of the portal that the browser is at.
async fn write(page: &Page, html: &str, files: &str) -> Result<()> {
    let html = html.replace("https://calls.example.com/", files);
    let html = html.replace("https://api.example.com/", &other_api::reference(page).await?);
    let script = "document.open(); document.write(arguments[0]); document.close();";
    page.script(script, [json!(format!("<!doctype html><html lang=zh-CN><body>{html}"))]).await
}

#[tokio::test]
async fn the_element_with_its_token_provider_and_its_looks() -> Result<()> {
    in_browser(async |page| {
        let [lines, provider, style, _] = pieces()?[..] else { anyhow::bail!("other pieces") };
        page.visit(&mirror::host_page_of(page, "<!doctype html>").await?).await?;
        let files = mirror::files(page.environment()).await?;
        write(page, &format!("{style}{lines}{provider}"), &files).await?;
        let task = Task::usual();
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        assert_eq!(page.title().await?, format!("10 / {}", task.total()));
        assert_eq!(page.style("article", "border-top-width").await?, "2px");
        assert_eq!(page.style("article", "border-top-left-radius").await?, "4px");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_in_a_frame() -> Result<()> {
    in_browser(async |page| {
        let [.., frame] = pieces()?[..] else { anyhow::bail!("no pieces") };
        let portal = mirror::host_page_of(page, "<!doctype html>").await?;
        page.visit(&portal).await?;
        let origin = portal.trim_end_matches('/');
        let config = json!({ "endpoint": other_api::reference(page).await?, "allowedParentOrigins": [origin] });
        write(page, frame, &mirror::configured(page, &config).await?).await?;
        page.in_frame(async |inside| {
            assert_eq!(inside.until_page(1).await?.cards, Task::usual().cards(1));
            Ok(())
        })
        .await?;
        let height: Value = page.script("return Number(document.querySelector('iframe').height);", []).await?;
        assert!(height.as_f64().is_some_and(|height| height > 600.0), "{height}");
        Ok(())
    })
    .await
}

//! The element and its host leave each other's looks alone.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::Page;
use e2e::portal::Portal;
use serde_json::Value;

use crate::in_each_portal;

/// Elements in their order: a label, and every computed style by its name.
type Styles = Vec<(String, BTreeMap<String, String>)>;

const STYLES: &str = include_str!("styles.js");

/// Holds the element back until `letIn()` is called.
const HOLD_BACK: &str = "
    const define = customElements.define.bind(customElements);
    customElements.define = (...given) => { window.letIn = () => define(...given); };
";

/// Gives the element a place that its surroundings do not change, and it not theirs.
const PLACE: &str = "
    host.getAttributeNames().forEach((name) => host.removeAttribute(name));
    host.tokenProvider = undefined;
    host.setAttribute('lang', 'zh-CN');
    host.style.cssText = 'position: fixed; top: 0; left: 0; width: 900px; height: 700px; overflow: auto;'
        + '--yti-bg: initial; --yti-accent: initial; --yti-font: initial; --yti-radius: initial;';
";

/// Whether the element is held back, and the host has drawn itself and does not move any more: AdminLTE says
/// when. What follows the scrolling, and not the clock, never ends.
const AT_REST: &str = "
    return host !== null && 'letIn' in window && document.readyState === 'complete'
        && document.getAnimations().every(({ playState, timeline }) =>
            playState === 'finished' || timeline !== document.timeline)
        && !document.querySelector('.app-wrapper')?.closest('body:not(.app-loaded)');
";

/// Every style of the portal's own elements.
async fn hosts_styles(page: &Page) -> Result<Styles> {
    let script = format!(
        "{STYLES} return styles(document.querySelectorAll('html, body, body :not(yccall-task-info, script)'));"
    );
    page.script(&script, []).await
}

/// Every style inside the element.
async fn own_styles(page: &Page) -> Result<Styles> {
    page.script(&format!("{STYLES} return styles(root.querySelectorAll('*'));"), []).await
}

/// The first differences, in words.
fn differences(before: &Styles, after: &Styles) -> Vec<String> {
    let labels = |styles: &Styles| styles.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>();
    if let Some((before, after)) = labels(before).iter().zip(labels(after)).find(|(before, after)| *before != after) {
        return vec![format!("another element: {before} became {after}")];
    }
    if before.len() != after.len() {
        return vec![format!("{} elements became {}", before.len(), after.len())];
    }
    let pairs = before.iter().zip(after).flat_map(|((label, before), (_, after))| {
        let changed = after.iter().filter(|(name, value)| before.get(*name) != Some(value));
        changed.map(move |(name, value)| format!("{label} {name}: {:?} became {value:?}", before.get(name)))
    });
    pairs.take(20).collect()
}

#[tokio::test]
async fn no_style_of_the_host_changes_when_the_element_comes() -> Result<()> {
    in_each_portal(async |_: &Portal, page: &Page| {
        page.run_before(HOLD_BACK);
        page.go().await?;
        page.until_true("the host at rest", AT_REST).await?;
        let script = format!("{PLACE} return root === null;");
        ensure!(page.script::<bool, _>(&script, []).await?, "the element is there too early");
        let before = hosts_styles(page).await?;
        ensure!(before.len() > 20, "{} elements are no portal", before.len());
        page.script::<Value, _>("window.letIn();", []).await?;
        page.until("the form", |screen| screen.form.is_some()).await?;
        assert_eq!(differences(&before, &hosts_styles(page).await?), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_element_looks_as_on_a_blank_page() -> Result<()> {
    in_each_portal(async |portal: &Portal, page: &Page| {
        page.run_before(HOLD_BACK);
        let mut seen = Vec::new();
        for address in [&portal.blank_page, &portal.environment.page] {
            page.visit(address).await?;
            page.until_true("the host at rest", AT_REST).await?;
            page.script::<Value, _>(&format!("{PLACE} window.letIn();"), []).await?;
            page.until("the form", |screen| screen.form.is_some()).await?;
            seen.push(own_styles(page).await?);
        }
        let [blank, portal] = &seen[..] else { unreachable!() };
        ensure!(blank.len() > 20, "{} elements are no form", blank.len());
        assert_eq!(differences(blank, portal), Vec::<String>::new());
        Ok(())
    })
    .await
}

//! What a visit brings over the line, and what is on screen before everything is there.

use std::collections::BTreeSet;

use anyhow::Result;
use e2e::deployed::{PATH, Software};
use e2e::in_browser_at;
use e2e::wait::{Look, eventually};
use serde::Deserialize;

use super::deployed;

#[tokio::test]
async fn nothing_is_fetched_twice_and_at_the_next_visit_nothing_that_has_a_hash() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    let paths = |names: &[&str]| names.iter().map(|name| format!("{PATH}{name}")).collect::<BTreeSet<_>>();
    let asked = async |wanted: BTreeSet<String>, before: usize| {
        // The log comes a moment after the answer.
        let look = async || {
            let asked = server.asked()?.split_off(before);
            let is_all = asked.len() == wanted.len() && asked.iter().cloned().collect::<BTreeSet<_>>() == wanted;
            Ok(if is_all { Look::Found(asked.len()) } else { Look::NotYet(format!("{asked:?}")) })
        };
        eventually(&format!("{wanted:?}, each once"), look).await
    };
    in_browser_at(server.environment()?, async |page| {
        let first = [
            "index.html",
            "config.json",
            "embed.js",
            &server.name("failure-", ".js")?,
            &server.name("frame-", ".js")?,
            &server.name("page-", ".css")?,
            &server.name("page-", ".js")?,
            &server.name("yccall-task-info-", ".js")?,
            &server.name("yccall-task-info-", "_bg.wasm")?,
        ];
        page.open().await?;
        let before = asked(paths(&first), 0).await?;
        if !page.keeps_files() {
            return Ok(());
        }
        page.open().await?;
        asked(paths(&first[..3]), before).await?;
        Ok(())
    })
    .await
}

/// Where the skeleton's parts stood before what comes took their place.
const BEFORE: &str = "
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value)))
        .observe({ type: 'layout-shift', buffered: true });
    addEventListener('DOMContentLoaded', () => {
        window.before = [...document.querySelectorAll('.page-skeleton i')].map((part) => part.getBoundingClientRect());
    });
";

/// The same of what has come.
const AFTER: &str = "
    const box = ({ left, top, width, height }) => ({ left, top, width, height });
    const parts = ['h1', '[data-yti=theme]', '[data-yti=language]', 'form'].map((part) => root.querySelector(part));
    const after = parts.map((part) => part.getBoundingClientRect());
    return { moved: window.moved, before: window.before.map(box), after: after.map(box) };
";

#[derive(Deserialize)]
struct Places {
    moved: f64,
    before: Vec<Place>,
    after: Vec<Place>,
}

#[derive(Debug, Deserialize)]
struct Place {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Place {
    /// As far as fonts and words allow.
    fn is_about(&self, other: &Self) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() <= 24.0;
        near(self.left, other.left) && near(self.top, other.top) && near(self.height, other.height)
    }
}

#[tokio::test]
async fn what_comes_takes_the_place_of_its_skeleton_and_nothing_moves() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    in_browser_at(server.environment()?, async |page| {
        page.run_before(BEFORE);
        // Other windows are never as narrow as a telephone, and other engines do not tell what moved on the way.
        let has_tools = page.has_developer_tools();
        for width in if has_tools { &[360, 1280][..] } else { &[1280] } {
            if has_tools {
                page.resize_window(*width, 900).await?;
            }
            page.open().await?;
            let Places { moved, before, after } = page.script(AFTER, []).await?;
            assert!(moved == 0.0, "{width} px: {moved}");
            assert_eq!(before.len(), after.len(), "{width} px");
            for (before, after) in before.iter().zip(&after) {
                assert!(before.width > 0.0 && before.is_about(after), "{width} px: {before:?}, then {after:?}");
            }
        }
        Ok(())
    })
    .await
}

//! What axe finds in a page: everything in which it keeps the guidelines (WCAG 2.2 at AA, and best practices) from being
//! met, as far as a program can tell.

use std::fs;

use anyhow::Context as _;
use serde_json::json;

use crate::environment::variable;
use crate::{Page, Screen};

/// Runs the guidelines' rules in one look and language, and tells of each finding in a line.
const RUN: &str = "
    host.setAttribute('theme', look);
    host.setAttribute('lang', lang);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations, passes } = await axe.run(document, { runOnly });
    const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} (${node.failureSummary})`);
    return [passes.length, violations.flatMap(told)];";

/// Both looks and both languages: what a look can spoil, no language can, and the other way round.
const GUISES: [[&str; 2]; 2] = [["light", "zh-CN"], ["dark", "en"]];

impl Page {
    /// What axe finds now, in both looks and both languages, a line each.
    ///
    /// # Errors
    /// When axe is missing or cannot run.
    pub async fn findings(&self) -> anyhow::Result<Vec<String>> {
        if !self.script::<bool, 0>("return 'axe' in window;", []).await? {
            let path = variable("YTI_E2E_AXE")?;
            let axe = fs::read_to_string(&path).with_context(|| format!("could not read {path}"))?;
            self.script::<(), 0>(&format!("{axe}\nreturn null;"), []).await?;
        }
        let mut all = Vec::new();
        for [look, lang] in GUISES {
            let script = format!("return (async (look, lang) => {{ {RUN} }})(...arguments);");
            let (passed, found): (usize, Vec<String>) = self.script(&script, [json!(look), json!(lang)]).await?;
            anyhow::ensure!(passed > 10, "axe has looked at next to nothing");
            all.extend(found.into_iter().map(|line| format!("{look}, {lang}: {line}")));
        }
        Ok(all)
    }

    /// Waits for a screen and expects axe to find nothing in it. `what` is what is waited for, in words.
    ///
    /// # Errors
    /// When it does not come, and with everything that is found in it.
    pub async fn until_sound(&self, what: &str, holds: impl Fn(&Screen) -> bool) -> anyhow::Result<()> {
        self.until(what, holds).await?;
        let found = self.findings().await?;
        anyhow::ensure!(found.is_empty(), "in {what} axe finds: {found:#?}");
        Ok(())
    }
}

//! What a failed test leaves behind: the console's errors and a screenshot.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::Page;

/// Words about the page as the failed test left it. `test` is the test's path.
pub async fn report(page: &Page, test: &str) -> String {
    let screenshot = match screenshot(page, test).await {
        Ok(path) => format!("screenshot: {}", path.display()),
        Err(error) => format!("no screenshot: {error:#}"),
    };
    let console = match page.console() {
        console if console.is_empty() => "nothing in the console".to_owned(),
        console => format!("console:\n  {}", console.join("\n  ")),
    };
    format!("{test} failed in {}; {screenshot}\n{console}", page.environment.engine.name())
}

async fn screenshot(page: &Page, test: &str) -> anyhow::Result<PathBuf> {
    let folder = target_folder().context("this program lies in no target folder")?.join("e2e-failures");
    let folder = folder.join(page.environment.engine.name());
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.png", test.replace("::", "-")));
    std::fs::write(&path, page.screenshot().await?)?;
    Ok(path)
}

/// The folder that cargo builds into: a test lies in `<target>/<profile>/deps`, any other program one above.
fn target_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    let profile = if folder.ends_with("deps") { folder.parent()? } else { folder };
    profile.parent().map(PathBuf::from)
}

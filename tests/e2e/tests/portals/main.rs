//! The element in portals that nobody here wrote, installed from npm: what their developers and their people get.

mod at_home;
mod developed;
mod in_use;
mod readme;

use anyhow::{Context as _, Result};
use e2e::Page;
use e2e::portal::Portal;
use e2e::session::{Settings, in_browser_with};

/// The sample portals: the folder of each, and the path of its page with the element.
const PORTALS: [(&str, &str); 3] = [("adminlte", "layout/calls.html"), ("react", ""), ("vue", "")];

/// Runs a test in each portal, in a browser of its own.
async fn in_each_portal(test: impl AsyncFn(&Portal, &Page) -> Result<()>) -> Result<()> {
    for (name, path) in PORTALS {
        let portal = Portal::serve(name, path).await?;
        in_browser_with(&portal.environment, Settings::default(), portal.watch.clone(), name, async |page| {
            test(&portal, page).await
        })
        .await
        .context(name)?;
    }
    Ok(())
}

//! The element while somebody works on a portal: Vite's development server, as it is.

use anyhow::{Context as _, Result};
use e2e::environment::development_server;
use e2e::session::{Settings, Watch, in_browser_with};

/// Two versions of Vite, which treat packages differently.
const PORTALS: [&str; 2] = ["react", "vue"];

#[tokio::test]
async fn a_development_server_needs_no_configuration() -> Result<()> {
    for name in PORTALS {
        let environment = development_server(name)?;
        in_browser_with(&environment, Settings::default(), Watch::default(), name, async |page| {
            page.go().await?;
            // It has no API: the element is there and says so.
            page.until_error("http").await?;
            Ok(())
        })
        .await
        .context(name)?;
    }
    Ok(())
}

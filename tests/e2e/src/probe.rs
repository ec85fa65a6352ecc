//! What no hook says: the console, the clipboard, styles and sizes.

use std::sync::PoisonError;

use serde_json::json;

use crate::Page;

/// One line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleLine {
    level: String,
    source: String,
    text: String,
}

impl ConsoleLine {
    /// Whether the program failed. That a server could not be reached, or that it allows no other origin, or a page's
    /// policy something, is the browser's to say and no such error.
    fn is_program_error(&self) -> bool {
        let refusals = ["blocked by CORS policy", "Content Security Policy"];
        let is_refusal = matches!(self.source.as_str(), "network" | "security")
            || refusals.iter().any(|refusal| self.text.contains(refusal));
        self.level == "SEVERE" && !is_refusal
    }

    fn line(&self) -> String {
        format!("{} {}: {}", self.level, self.source, self.text)
    }
}

/// What the browser is told about the page's right to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// The page may write it, and the test may read it.
    Allowed,
    /// The page may not.
    Denied,
}

/// What the browser holds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Elements, texts and the like.
    pub nodes: u64,
    /// Listeners, of whatever.
    pub js_event_listeners: u64,
}

impl Page {
    /// Everything that went to the console since the browser was started, a line each.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn console(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.console_lines().await?.iter().map(ConsoleLine::line).collect())
    }

    /// The lines of the console that tell of an error in the program.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn program_errors(&self) -> anyhow::Result<Vec<String>> {
        let lines = self.console_lines().await?;
        Ok(lines.iter().filter(|line| line.is_program_error()).map(ConsoleLine::line).collect())
    }

    async fn console_lines(&self) -> anyhow::Result<Vec<ConsoleLine>> {
        let new = self.driver.browser_log().await?.into_iter().map(|entry| ConsoleLine {
            level: entry.level,
            source: entry.source.unwrap_or_default(),
            text: entry.message,
        });
        let mut console = self.console.lock().unwrap_or_else(PoisonError::into_inner);
        console.extend(new);
        Ok(console.clone())
    }

    /// A computed style of the first element in the shadow root that matches.
    ///
    /// # Errors
    /// When there is none.
    pub async fn style(&self, selector: &str, property: &str) -> anyhow::Result<String> {
        let script = "return getComputedStyle(root.querySelector(arguments[0])).getPropertyValue(arguments[1]);";
        self.script(script, [json!(selector), json!(property)]).await
    }

    /// Gives the page another size, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> anyhow::Result<()> {
        Ok(self.driver.cdp().emulation().set_device_metrics_override(width, height, 1.0, false).await?)
    }

    /// Makes the system prefer a colour scheme: `light` or `dark`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer(&self, scheme: &str) -> anyhow::Result<()> {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.browser("Emulation.setEmulatedMedia", features).await
    }

    /// Prints the page, as far as the paper.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn print(&self) -> anyhow::Result<()> {
        self.browser("Page.printToPDF", json!({})).await
    }

    /// Forgets every file that the browser keeps.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn forget_files(&self) -> anyhow::Result<()> {
        self.browser("Network.clearBrowserCache", json!({})).await
    }

    /// From now on lets nothing through to the addresses that fit one of these patterns.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn block(&self, patterns: &[&str]) -> anyhow::Result<()> {
        self.browser("Network.enable", json!({})).await?;
        self.browser("Network.setBlockedURLs", json!({ "urls": patterns })).await
    }

    /// Lets the page run scripts, or not, from the next document on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_scripts(&self, allowed: bool) -> anyhow::Result<()> {
        self.browser("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await
    }

    /// The title of the browser's tab.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn title(&self) -> anyhow::Result<String> {
        Ok(self.driver.title().await?)
    }

    /// Says whether the page may use the clipboard.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_clipboard(&self, clipboard: Clipboard) -> anyhow::Result<()> {
        let setting = match clipboard {
            Clipboard::Allowed => "granted",
            Clipboard::Denied => "denied",
        };
        for name in ["clipboard-write", "clipboard-read"] {
            let parameters = json!({ "permission": { "name": name }, "setting": setting });
            self.browser("Browser.setPermission", parameters).await?;
        }
        Ok(())
    }

    /// What the browser holds of documents after everything that can go has gone: nodes, and listeners of events.
    ///
    /// # Errors
    /// When the browser does not say.
    pub async fn held(&self) -> anyhow::Result<Held> {
        self.browser("HeapProfiler.collectGarbage", json!({})).await?;
        let counted = self.driver.cdp().send_raw("Memory.getDOMCounters", json!({})).await?;
        Ok(serde_json::from_value(counted)?)
    }

    /// The text in the clipboard.
    ///
    /// # Errors
    /// When the page may not read it.
    pub async fn clipboard(&self) -> anyhow::Result<String> {
        // The driver waits for what a promise brings.
        self.script("return navigator.clipboard.readText();", []).await
    }
}

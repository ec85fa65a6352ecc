//! What no hook says: the console, the clipboard, styles.

use std::io::Write as _;

use serde_json::json;
use thirtyfour::common::print::PrintParameters;

use crate::Page;
use crate::acting::Key;
use crate::before::{ConsoleLine, REFUSALS};

impl ConsoleLine {
    /// Whether the program failed. What [`REFUSALS`] has is the browser's to say and no such error.
    fn is_program_error(&self) -> bool {
        self.level == "error" && !REFUSALS.iter().any(|refusal| self.text.contains(refusal))
    }

    fn line(&self) -> String {
        format!("{}: {}", self.level, self.text)
    }
}

/// What Chromium holds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Elements, texts and the like.
    pub nodes: u64,
    /// Listeners, of whatever.
    pub js_event_listeners: u64,
}

impl Page {
    /// Everything that the page said to the console since the browser was started, a line each.
    pub fn console(&self) -> Vec<String> {
        self.watch.before.console().iter().map(ConsoleLine::line).collect()
    }

    /// The lines of the console that tell of an error in the program.
    pub fn program_errors(&self) -> Vec<String> {
        self.watch.before.console().iter().filter(|line| line.is_program_error()).map(ConsoleLine::line).collect()
    }

    /// A computed style of the first element in the shadow root that matches.
    ///
    /// # Errors
    /// When there is none.
    pub async fn style(&self, selector: &str, property: &str) -> anyhow::Result<String> {
        let script = "return getComputedStyle(root.querySelector(arguments[0])).getPropertyValue(arguments[1]);";
        self.script(script, [json!(selector), json!(property)]).await
    }

    /// Whether there is Chromium's protocol for developers, which few tests cannot do without. Where it is not, says so.
    pub fn has_developer_tools(&self) -> bool {
        self.said(self.environment.engine.has_developer_tools(), "no Chromium protocol")
    }

    /// Whether [`Page::print`] can be asked for. Where it cannot, says so.
    pub fn can_print(&self) -> bool {
        self.said(self.environment.engine.can_print(), "a driver that cannot print")
    }

    /// Whether what came is kept for the next visit. Where it is not, says so.
    pub fn keeps_files(&self) -> bool {
        self.said(self.environment.engine.keeps_files(), "no files of earlier visits")
    }

    /// Whether an element knows its width on a page that is zoomed by a style. Where it does not, says so.
    pub fn knows_zoomed_widths(&self) -> bool {
        self.said(self.environment.engine.knows_zoomed_widths(), "wrong widths where a style zooms")
    }

    /// Whether an answer that breaks off in its body counts as none. Where it does not, it counts as a whole one.
    pub fn misses_what_broke_off(&self) -> bool {
        self.environment.engine.misses_what_broke_off()
    }

    /// Whether the engine `can`. Where it cannot, says what it has instead.
    fn said(&self, can: bool, instead: &str) -> bool {
        if !can {
            // Not by a macro, whose words nobody sees of a test that passes.
            let words =
                format!("{} has {instead}: not everything of this test is run\n", self.environment.engine.name());
            drop(std::io::stderr().write_all(words.as_bytes()));
        }
        can
    }

    /// Prints the page, as far as the paper.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn print(&self) -> anyhow::Result<()> {
        self.driver.print_page(PrintParameters::default()).await?;
        Ok(())
    }

    /// Gives the window another size, in CSS pixels. By the protocol for developers: a window refuses to be as small as a
    /// telephone.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize_window(&self, width: u32, height: u32) -> anyhow::Result<()> {
        Ok(self.driver.cdp().emulation().set_device_metrics_override(width, height, 1.0, false).await?)
    }

    /// From now on has everything on the page's main thread take so many times as long. By the protocol for developers.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn slow_down(&self, times: u32) -> anyhow::Result<()> {
        self.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// What the browser holds of documents after everything that can go has gone: nodes, and listeners of events. By the
    /// protocol for developers.
    ///
    /// # Errors
    /// When the browser does not say.
    pub async fn held(&self) -> anyhow::Result<Held> {
        // What is told of an object's end in the first round may let go of others.
        for _ in 0..2 {
            self.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counted = self.driver.cdp().send_raw("Memory.getDOMCounters", json!({})).await?;
        Ok(serde_json::from_value(counted)?)
    }

    /// The title of the browser's tab.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn title(&self) -> anyhow::Result<String> {
        Ok(self.driver.title().await?)
    }

    /// What a person gets who pastes.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn pasted(&self) -> anyhow::Result<String> {
        let script = "document.body.append(document.createElement('textarea'));
            document.body.lastChild.focus({ preventScroll: true });";
        self.driver.execute(script, []).await?;
        self.type_chord(Key::Control, 'v').await?;
        let script = "const { value } = document.body.lastChild;
            document.body.lastChild.remove();
            return value;";
        self.script(script, []).await
    }
}

//! What no hook says: the console, the clipboard, styles.

use serde_json::json;

use crate::Page;
use crate::acting::Key;
use crate::before::ConsoleLine;

impl ConsoleLine {
    /// Whether the program failed. That a host page allows no worker is the host's to say and no such error.
    fn is_program_error(&self) -> bool {
        self.level == "error" && !self.text.starts_with("worker-src forbids")
    }

    fn line(&self) -> String {
        format!("{}: {}", self.level, self.text)
    }
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

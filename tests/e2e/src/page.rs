//! The page in its browser: going to it, looking at it, waiting for it.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement};

use crate::environment::Environment;
use crate::gateway::FRAME;
use crate::screen::{self, Screen};
use crate::session::Watch;
use crate::wait::{Look, eventually};

/// What every script finds: the element and its shadow root.
const PRELUDE: &str = "const host = document.querySelector('yccall-task-info');\n\
                       const root = host?.shadowRoot ?? null;\n";

/// The page in its browser.
#[derive(Debug)]
pub struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) environment: Environment,
    pub(crate) watch: Watch,
    /// The folder that the browser saves files in.
    pub(crate) downloads: PathBuf,
}

impl Page {
    /// Where everything is.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Goes to the page's address and waits for the form.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(&self) -> anyhow::Result<Screen> {
        self.go().await?;
        self.until("the form", |screen| screen.form.is_some()).await
    }

    /// Goes to the page's address.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn go(&self) -> anyhow::Result<()> {
        Ok(self.driver.goto(&self.environment.page).await?)
    }

    /// Opens the page in a frame, which can have any size: windows refuse to be as small as a telephone.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open_in_frame(&self) -> anyhow::Result<Screen> {
        self.visit(&format!("{}{FRAME}", self.environment.page)).await?;
        self.driver.enter_frame(0).await?;
        self.until("the form", |screen| screen.form.is_some()).await
    }

    /// Gives the frame that the page is in another size, in CSS pixels.
    ///
    /// # Errors
    /// When it is in none.
    pub async fn resize(&self, width: u32, height: u32) -> anyhow::Result<()> {
        self.driver.enter_parent_frame().await?;
        let script = "const frame = document.querySelector('iframe');
            [frame.width, frame.height] = arguments;";
        self.driver.execute(script, [json!(width), json!(height)]).await?;
        Ok(self.driver.enter_frame(0).await?)
    }

    /// From now on runs a script in the page before its own.
    pub fn run_before(&self, script: &str) {
        self.watch.before.run(script);
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn reload(&self) -> anyhow::Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Goes elsewhere.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn leave(&self) -> anyhow::Result<()> {
        self.visit("about:blank").await
    }

    /// Goes to a page that is not this project's.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn visit(&self, address: &str) -> anyhow::Result<()> {
        Ok(self.driver.goto(address).await?)
    }

    /// Goes back to where the browser was before.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn back(&self) -> anyhow::Result<()> {
        Ok(self.driver.back().await?)
    }

    /// What is on screen now.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn screen(&self) -> anyhow::Result<Screen> {
        self.script(screen::SCRIPT, []).await
    }

    /// Waits for a screen and returns it. `what` is what is waited for, in words.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn until(&self, what: &str, holds: impl Fn(&Screen) -> bool) -> anyhow::Result<Screen> {
        let look = async || {
            // A document that another takes the place of meanwhile has nothing to say.
            Ok(match self.script::<Option<Screen>, 0>(screen::SCRIPT, []).await? {
                Some(screen) if holds(&screen) => Look::Found(screen),
                Some(screen) => Look::NotYet(screen.to_string()),
                None => Look::NotYet("a document that has gone".to_owned()),
            })
        };
        eventually(what, look).await
    }

    /// Waits until page `number` is shown and returns it.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn until_page(&self, number: u64) -> anyhow::Result<Screen> {
        self.until(&format!("page {number}"), |screen| screen.is_on_page(number)).await
    }

    /// Waits for an error of a kind and returns the screen.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn until_error(&self, kind: &str) -> anyhow::Result<Screen> {
        self.until(&format!("the error {kind}"), |screen| screen.error_kind() == Some(kind)).await
    }

    /// The first element in the shadow root that matches, once there is one.
    ///
    /// # Errors
    /// When there never is.
    pub async fn element(&self, selector: &str) -> anyhow::Result<WebElement> {
        let look = async || {
            let script = format!("{PRELUDE} return root?.querySelector(arguments[0]) ?? null;");
            let found = self.driver.execute(script, [json!(selector)]).await?;
            Ok(if found.json().is_null() { Look::NotYet("nothing".to_owned()) } else { Look::Found(found.element()?) })
        };
        eventually(selector, look).await
    }

    /// Runs a script in the page. It finds the element as `host`, its shadow root as `root` and `arguments`.
    ///
    /// # Errors
    /// When the script fails or returns something else.
    pub async fn script<T: DeserializeOwned, const N: usize>(
        &self,
        script: &str,
        arguments: [Value; N],
    ) -> anyhow::Result<T> {
        let returned = self.driver.execute(format!("{PRELUDE}{script}"), arguments).await?;
        serde_json::from_value(returned.json().clone()).with_context(|| format!("what this returned: {script}"))
    }

    /// Waits until a script, as for [`Page::script`], returns `true`. `what` is what is waited for, in words.
    ///
    /// # Errors
    /// When it never does.
    pub async fn until_true(&self, what: &str, script: &str) -> anyhow::Result<()> {
        let look = async || {
            let holds: bool = self.script(script, []).await?;
            Ok(if holds { Look::Found(()) } else { Look::NotYet("not so".to_owned()) })
        };
        eventually(what, look).await
    }

    /// Looks at the first frame of the document, and comes back whatever becomes of it.
    ///
    /// # Errors
    /// When there is none, and what `look` says.
    pub async fn in_frame<T>(&self, look: impl AsyncFnOnce(&Self) -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.driver.enter_frame(0).await?;
        let outcome = look(self).await;
        self.driver.enter_default_frame().await?;
        outcome
    }

    /// A picture of the window, as PNG.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn screenshot(&self) -> anyhow::Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }
}

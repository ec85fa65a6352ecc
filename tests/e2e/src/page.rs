//! The page as a person has it: to act on and to wait for.

use std::sync::Mutex;
use std::time::Duration;

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
pub use thirtyfour::Key;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::{TypingData, WebDriver, WebElement};

use crate::environment::Environment;
use crate::probe::ConsoleLine;
use crate::requests::Requests;
use crate::screen::{self, Screen};
use crate::task::Task;
use crate::wait::{Look, eventually};

/// What every script finds: the element and its shadow root.
const PRELUDE: &str = "const host = document.querySelector('yccall-task-info');\n\
                       const root = host?.shadowRoot ?? null;\n";

/// The page in its browser.
#[derive(Debug)]
pub struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) environment: Environment,
    /// What the console had when it was last looked at: the driver tells each line once.
    pub(crate) console: Mutex<Vec<ConsoleLine>>,
    /// Likewise.
    pub(crate) requests: Mutex<Requests>,
}

impl Page {
    pub(crate) fn new(driver: WebDriver, environment: &Environment) -> Self {
        Self { driver, environment: environment.clone(), console: Mutex::default(), requests: Mutex::default() }
    }

    /// Where everything is.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Goes to the page's address and waits for the form.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(&self) -> anyhow::Result<Screen> {
        self.driver.goto(&self.environment.page).await?;
        self.until("the form", |screen| screen.form.is_some()).await
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
        Ok(self.driver.goto("about:blank").await?)
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
            let screen = self.screen().await?;
            Ok(if holds(&screen) { Look::Found(screen) } else { Look::NotYet(screen.to_string()) })
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

    /// Fills the form with a task and presses the button.
    ///
    /// # Errors
    /// When there is no form.
    pub async fn submit(&self, task: &Task) -> anyhow::Result<()> {
        self.fill_form(task).await?;
        self.press("load").await
    }

    /// Fills the form with a task.
    ///
    /// # Errors
    /// When there is no form.
    pub async fn fill_form(&self, task: &Task) -> anyhow::Result<()> {
        if let Some(endpoint) = &task.endpoint {
            self.fill("endpoint", endpoint).await?;
        }
        self.fill("token", &task.token).await?;
        self.fill("taskid", &task.id).await?;
        self.choose_page_size(task.page_size).await
    }

    /// Fills the form with a task, and waits until its first page is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn connect(&self, task: &Task) -> anyhow::Result<Screen> {
        self.submit(task).await?;
        self.until_page(1).await
    }

    /// Connects to a task whose every page fails once: the first failure of page 1 is passed over.
    ///
    /// # Errors
    /// When the failure is of another kind, or page 1 does not come after it.
    pub async fn connect_at_the_second_try(&self, task: &Task, kind: &str) -> anyhow::Result<Screen> {
        self.submit(task).await?;
        self.until_error(kind).await?;
        self.press("load").await?;
        self.until_page(1).await
    }

    /// Presses the button of a hook.
    ///
    /// # Errors
    /// When there is none that can be pressed.
    pub async fn press(&self, hook: &str) -> anyhow::Result<()> {
        self.click(&format!("[data-yti=\"{hook}\"]")).await
    }

    /// Chooses a page size, in the form or in the pager.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose_page_size(&self, records: u16) -> anyhow::Result<()> {
        self.click(&format!("[name=\"itemsperpage\"] option[value=\"{records}\"]")).await
    }

    /// Chooses a filter's value.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose(&self, filter: &str, value: &str) -> anyhow::Result<()> {
        self.click(&format!("[name=\"{filter}\"][value=\"{value}\"]")).await
    }

    /// Replaces what stands in the input of a name, as a person types.
    ///
    /// # Errors
    /// When there is no such input.
    pub async fn fill(&self, name: &str, text: &str) -> anyhow::Result<()> {
        let input = self.element(&format!("input[name=\"{name}\"]")).await?;
        // In one go: the driver puts the caret at the end each time it begins to type.
        input.send_keys(Key::Control + "a" + Key::Null + Key::Delete + text).await?;
        Ok(())
    }

    /// Clicks on an element in the shadow root once it can be clicked.
    ///
    /// # Errors
    /// When it never can.
    pub async fn click(&self, selector: &str) -> anyhow::Result<()> {
        let look = async || {
            let element = self.element(selector).await?;
            match self.click_in_view(&element).await {
                Ok(()) => Ok(Look::Found(())),
                Err(error) if is_passing(&error) => Ok(Look::NotYet(error.to_string())),
                Err(error) => Err(error.into()),
            }
        };
        eventually(&format!("a click on {selector}"), look).await
    }

    async fn click_in_view(&self, element: &WebElement) -> thirtyfour::error::WebDriverResult<()> {
        // The bar at the bottom stays in view and may lie over what is below it.
        let script = "arguments[0].scrollIntoView({ block: 'center' });";
        self.driver.execute(script, [element.to_json()?]).await?;
        element.click().await
    }

    /// Presses keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn type_keys(&self, keys: impl Into<TypingData>) -> anyhow::Result<()> {
        self.driver.action_chain_with_delay(None, Some(Duration::ZERO)).send_keys(keys).perform().await?;
        Ok(())
    }

    /// Presses a key while holding another, wherever the focus is.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn type_chord(&self, held: Key, key: impl Into<char>) -> anyhow::Result<()> {
        let actions = self.driver.action_chain_with_delay(None, Some(Duration::ZERO));
        actions.key_down(held.clone()).send_keys(key.into()).key_up(held).perform().await?;
        Ok(())
    }

    /// Presses the mouse at the left edge of an element, moves it to the right edge and lets go.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn drag_across(&self, selector: &str) -> anyhow::Result<()> {
        let element = self.element(selector).await?;
        let script = "arguments[0].scrollIntoView({ block: 'center' });
            const { left, right, top, height } = arguments[0].getBoundingClientRect();
            return [left, right, top + height / 2].map(Math.round);";
        let [left, right, middle]: [i64; 3] = self.script(script, [element.to_json()?]).await?;
        let actions = self.driver.action_chain_with_delay(None, Some(Duration::ZERO));
        actions.move_to(left, middle).click_and_hold().move_to(right, middle).release().perform().await?;
        Ok(())
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

    /// A picture of the window, as PNG.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn screenshot(&self) -> anyhow::Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// Sends a command of the browser's own protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub(crate) async fn browser(&self, command: &str, parameters: Value) -> anyhow::Result<()> {
        self.driver.cdp().send_raw(command, parameters).await.with_context(|| command.to_owned())?;
        Ok(())
    }
}

/// Whether a click may work at the next try: the element was replaced, covered, or not drawn yet.
fn is_passing(error: &thirtyfour::error::WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
    )
}

//! What a person does: types, clicks, presses keys.

use std::time::Duration;

use thirtyfour::WebElement;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
pub use thirtyfour::{Key, TypingData};

use crate::page::Page;
use crate::screen::Screen;
use crate::task::Task;
use crate::wait::{Look, eventually};

impl Page {
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
        self.element(&format!("input[name=\"{name}\"]")).await?.focus().await?;
        let all = self.actions().key_down(Key::Control).send_keys('a').key_up(Key::Control);
        Ok(all.send_keys(Key::Delete + text).perform().await?)
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

    async fn click_in_view(&self, element: &WebElement) -> WebDriverResult<()> {
        // The bar at the bottom stays in view and may lie over what is below it. Cards get their height when they come
        // into view, and move what is below them: it has to be still for some frames.
        let script = "return (async ([choice]) => {
            // A choice has no place but its list's.
            const at = choice.closest('select') ?? choice;
            for (let still = 0, frames = 0, last = ''; still < 3 && frames < 60; frames++) {
              at.scrollIntoView({ block: 'center' });
              const { x, y } = at.getBoundingClientRect();
              still = last === `${x} ${y}` ? still + 1 : 0;
              last = `${x} ${y}`;
              await new Promise(requestAnimationFrame);
            }
          })(arguments);";
        self.driver.execute(script, [element.to_json()?]).await?;
        element.click().await
    }

    /// Presses keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn type_keys(&self, keys: impl Into<TypingData>) -> anyhow::Result<()> {
        Ok(self.actions().send_keys(keys).perform().await?)
    }

    /// Presses a key while holding another, wherever the focus is.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn type_chord(&self, held: Key, key: impl Into<char>) -> anyhow::Result<()> {
        Ok(self.actions().key_down(held.clone()).send_keys(key.into()).key_up(held).perform().await?)
    }

    /// Presses the mouse just inside the left edge of an element, moves it to the right edge and lets go: beyond an edge
    /// there may be more to mark.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn drag_across(&self, selector: &str) -> anyhow::Result<()> {
        let element = self.element(selector).await?;
        let script = "arguments[0].scrollIntoView({ block: 'center' });
            const { left, right, top, height } = arguments[0].getBoundingClientRect();
            return [Math.ceil(left), Math.ceil(right) - 1, Math.round(top + height / 2)];";
        let [left, right, middle]: [i64; 3] = self.script(script, [element.to_json()?]).await?;
        let drag = self.actions().move_to(left, middle).click_and_hold().move_to(right, middle).release();
        Ok(drag.perform().await?)
    }

    /// Actions without the pauses that the library puts between them.
    fn actions(&self) -> ActionChain {
        self.driver.action_chain_with_delay(None, Some(Duration::ZERO))
    }
}

/// Whether a click may work at the next try: the element was replaced, covered, or not drawn yet.
fn is_passing(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
    )
}

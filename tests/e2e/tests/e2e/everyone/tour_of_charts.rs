//! Figures, charts, agents and data quality, without a mouse.

use anyhow::Result;
use e2e::{Key, Task, in_browser};

use super::walk::{back_to, is_at, press, tab_out, tab_to};

#[tokio::test]
async fn figures_and_charts_are_opened_and_picked_from_by_keys() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual().page_size(100)).await?;
        page.click("h1").await?;
        tab_to(page, ".figure summary").await?;
        press(page, Key::Enter, "a formula", "return root.querySelector('.figure').open;").await?;
        tab_to(page, "[data-yti=insights]").await?;
        press(page, " ", "the charts", "return root.querySelectorAll('.plot [role=option]').length > 20;").await?;

        let picked = |hook: &str, picked: bool| {
            format!("return root.querySelector('{hook}').getAttribute('aria-pressed') === '{picked}';")
        };
        tab_to(page, "[data-outcome=caller]").await?;
        for is_picked in [true, false] {
            press(page, Key::Enter, "an outcome", &picked("button[data-outcome=caller]", is_picked)).await?;
        }
        tab_to(page, ".outcome .numbers summary").await?;
        press(page, Key::Enter, "its numbers", "return root.querySelector('.outcome .numbers table') !== null;")
            .await?;

        tab_to(page, "[data-chart=hours] [role=listbox]").await?;
        for _ in 0..9 {
            page.type_keys(Key::Right).await?;
        }
        page.type_chord(Key::Shift, Key::Right).await?;
        let selected = "return root.querySelectorAll('[data-chart=hours] [aria-selected=true]').length === 2;";
        press(page, Key::Enter, "two hours", selected).await?;
        back_to(page, "[data-chart=hours] .take-back").await?;
        let none = "return root.querySelectorAll('[data-chart=hours] [aria-selected=true]').length === 0;";
        press(page, Key::Enter, "every hour", none).await?;
        assert!(is_at(page, "[data-chart=hours] *").await?, "the focus stays in the chart");

        tab_to(page, ".quality").await?;
        for is_picked in [true, false] {
            press(page, " ", "a kind of records", &picked(".quality", is_picked)).await?;
        }
        tab_to(page, "th[data-column=connected] button").await?;
        let order = "return root.querySelector('th[data-column=connected]').ariaSort === 'descending';";
        press(page, Key::Enter, "an order of agents", order).await?;
        tab_to(page, ".agents .link").await?;
        let one = "return root.querySelectorAll('.agents tbody tr').length === 1;";
        press(page, Key::Enter, "one agent's records", one).await?;
        assert!(is_at(page, ".agents .link").await?, "the agent keeps the focus");
        tab_out(page).await
    })
    .await
}

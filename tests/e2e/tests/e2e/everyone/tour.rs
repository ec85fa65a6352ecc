//! The form, the bar at the top, filters, records and pages, without a mouse.

use anyhow::Result;
use e2e::{Key, Task, in_browser};

use super::walk::{back_to, expect_seen, is_at, press, tab_out, tab_to};

#[tokio::test]
async fn a_task_is_connected_narrowed_down_and_left_by_keys() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        tab_to(page, "[name=token]").await?;
        page.type_keys(task.token.as_str()).await?;
        tab_to(page, "[name=taskid]").await?;
        page.type_keys(task.id.as_str()).await?;
        press(page, Key::Enter, "the records", "return root.querySelector('article') !== null;").await?;

        tab_to(page, "[name=answertype]").await?;
        let chips = |count: u8| format!("return root.querySelectorAll('.chip').length === {count};");
        press(page, Key::Right, "connected calls", &chips(1)).await?;
        tab_to(page, "[name=q]").await?;
        press(page, "1", "a search", &chips(2)).await?;
        tab_to(page, "[data-yti=more-filters]").await?;
        press(page, Key::Enter, "more filters", "return root.querySelector('.filters .more').open;").await?;
        tab_to(page, "[name=talk-from]").await?;
        page.type_keys("1").await?;
        page.type_keys(Key::Tab).await?;
        page.until_true("a span of seconds", &chips(3)).await?;
        tab_to(page, ".chip").await?;
        for left in [2, 1, 0] {
            press(page, Key::Enter, "a chip taken back", &chips(left)).await?;
            assert!(left == 0 || is_at(page, ".chip").await?, "the next chip has the focus");
        }

        back_to(page, "[name=q]").await?;
        press(page, "no such record", "no match", "return root.querySelector('.empty') !== null;").await?;
        tab_to(page, ".empty .button").await?;
        press(page, Key::Enter, "all filters cleared", "return root.querySelector('article') !== null;").await?;

        back_to(page, "[data-yti=language]").await?;
        press(page, Key::Enter, "English", "return root.querySelector('.app').lang === 'en';").await?;
        back_to(page, "[data-yti=theme]").await?;
        press(page, " ", "the light look", "return root.querySelector('.app').dataset.theme === 'light';").await?;
        back_to(page, "[name=refresh]").await?;
        press(page, Key::Down, "auto refresh", "return root.querySelector('[name=refresh]').value === '10';").await?;
        press(page, Key::Up, "no auto refresh", "return root.querySelector('[name=refresh]').value === '0';").await?;
        back_to(page, "[data-yti=reload]").await?;
        press(page, Key::Enter, "a reload", "return root.querySelector('[aria-busy=true]') === null;").await?;
        back_to(page, "[data-yti=change-task]").await?;
        press(page, Key::Enter, "the form", "return root.querySelector('.connect') !== null;").await?;
        assert!(is_at(page, ".connect input").await?, "whoever leaves a task begins at the form's beginning");
        tab_out(page).await
    })
    .await
}

#[tokio::test]
async fn records_are_ordered_opened_copied_and_turned_by_keys() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.click("h1").await?;
        tab_to(page, "[name=sort]").await?;
        press(page, Key::Down, "an order", "return root.querySelector('[name=sort]').selectedIndex === 1;").await?;
        press(page, Key::Up, "the task's order", "return root.querySelector('[name=sort]').selectedIndex === 0;")
            .await?;
        tab_to(page, "article .copy").await?;
        press(page, Key::Enter, "a number copied", "return root.querySelector('.toast').textContent !== '';").await?;

        back_to(page, "[name=view]").await?;
        press(page, Key::Right, "the table", "return root.querySelector('table') !== null;").await?;
        back_to(page, "[data-yti=columns]").await?;
        press(page, Key::Enter, "the columns", "return root.querySelector('[name=column]').checkVisibility();").await?;
        let has = |has: bool| format!("return (root.querySelector('th[data-column=mark]') !== null) === {has};");
        tab_to(page, "[name=column][value=mark]").await?;
        let had: bool = page.script("return root.activeElement.checked;", []).await?;
        press(page, " ", "another column", &has(!had)).await?;
        press(page, " ", "the column before", &has(had)).await?;
        let closed = "return !root.querySelector('.popover [name=column]').checkVisibility();";
        press(page, Key::Escape, "the records", closed).await?;
        assert!(is_at(page, "[data-yti=columns]").await?, "its button has the focus again");

        tab_to(page, "th [data-yti=order]").await?;
        tab_to(page, "td [data-yti=details]").await?;
        let rows = |count: u8| format!("return root.querySelectorAll('[data-yti=record-details]').length === {count};");
        press(page, Key::Enter, "a row's details", &rows(1)).await?;
        tab_to(page, "[data-yti=copy-json]").await?;
        press(page, " ", "JSON copied", "return root.querySelector('.json').textContent !== '';").await?;
        page.type_keys(Key::Down).await?;
        expect_seen(page, "a row further down").await?;
        press(page, Key::Enter, "its details", &rows(2)).await?;
        page.type_keys(Key::Up).await?;
        press(page, Key::Enter, "the first row closed", &rows(1)).await?;

        tab_to(page, "[data-yti=next]").await?;
        for number in [2, 3] {
            page.type_keys(Key::Enter).await?;
            page.until_page(number).await?;
            expect_seen(page, "the next page").await?;
        }
        tab_to(page, "[name=itemsperpage]").await?;
        let more = "return root.querySelectorAll('[data-yti=record]').length === 20;";
        press(page, Key::Down, "20 records a page", more).await?;
        tab_out(page).await
    })
    .await
}

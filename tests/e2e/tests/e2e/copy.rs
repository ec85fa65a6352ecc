//! Copying a number: it is shown in groups and copied whole.

use anyhow::Result;
use e2e::probe::Clipboard;
use e2e::wait::{Look, eventually};
use e2e::{Key, Page, Task, in_browser};
use reference_api::Planted;

/// Numbers that are shown in groups, and one with separators of its own.
const NUMBERS: [Planted; 4] = [Planted::Connected, Planted::International, Planted::LeadingZero, Planted::Separated];

#[tokio::test]
async fn the_button_copies_the_whole_number() -> Result<()> {
    in_browser(async |page| {
        page.set_clipboard(Clipboard::Allowed).await?;
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        for planted in NUMBERS {
            page.click(&format!("{} [data-copy]", card(planted))).await?;
            expect_clipboard(page, &task.record(planted.index()).telphone).await?;
            page.until("that it was copied", |screen| screen.text.contains("已复制")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn marked_by_hand_it_is_copied_whole() -> Result<()> {
    in_browser(async |page| {
        page.set_clipboard(Clipboard::Allowed).await?;
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        for planted in NUMBERS {
            page.drag_across(&format!("{} [data-field=telphone]", card(planted))).await?;
            let number = task.record(planted.index()).telphone;
            let selected: String = page.script("return getSelection().toString();", []).await?;
            assert_eq!(selected, number);
            page.type_chord(Key::Control, 'c').await?;
            expect_clipboard(page, &number).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_browser_refuses_the_number_is_marked_instead() -> Result<()> {
    in_browser(async |page| {
        page.set_clipboard(Clipboard::Denied).await?;
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        page.click(&format!("{} [data-copy]", card(Planted::International))).await?;
        page.until("what to do", |screen| screen.text.contains("Ctrl+C")).await?;
        let selected: String = page.script("return getSelection().toString();", []).await?;
        assert_eq!(selected, task.record(Planted::International.index()).telphone);
        Ok(())
    })
    .await
}

fn card(planted: Planted) -> String {
    format!("[data-yti=record][data-index=\"{}\"]", planted.index())
}

async fn expect_clipboard(page: &Page, text: &str) -> Result<()> {
    let look = async || {
        let clipboard = page.clipboard().await?;
        Ok(if clipboard == text { Look::Found(()) } else { Look::NotYet(format!("{clipboard:?}")) })
    };
    eventually(&format!("{text:?} in the clipboard"), look).await
}

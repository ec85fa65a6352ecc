//! Copying a number: it is shown in groups and copied whole.

use anyhow::Result;
use e2e::wait::{Look, eventually};
use e2e::{Key, Page, Task, in_browser};
use reference_api::Planted;

/// Numbers that are shown in groups, and one with separators of its own.
const NUMBERS: [Planted; 4] = [Planted::Connected, Planted::International, Planted::LeadingZero, Planted::Separated];

/// A browser that lets no page write to the clipboard.
const REFUSE: &str = "
  const refuse = async () => { throw new DOMException('not allowed', 'NotAllowedError'); };
  Object.assign(Clipboard.prototype, { write: refuse, writeText: refuse });";

#[tokio::test]
async fn the_button_copies_the_whole_number() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        for planted in NUMBERS {
            page.click(&format!("{} [data-copy]", card(planted))).await?;
            expect_copied(page, &task.record(planted.index()).telphone).await?;
            page.until("that it was copied", |screen| screen.text.contains("已复制")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn marked_by_hand_it_is_copied_whole() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        for planted in NUMBERS {
            let number = task.record(planted.index()).telphone;
            let look = async || {
                mark(page, &format!("{} [data-field=telphone]", card(planted)), &number).await?;
                page.type_chord(Key::Control, 'c').await?;
                let pasted = page.pasted().await?;
                Ok(if pasted.trim_end() == number { Look::Found(()) } else { Look::NotYet(format!("{pasted:?}")) })
            };
            // On a busy machine keys and mouse may come to a page that is not ready for them.
            eventually(&format!("{number:?} in the clipboard"), look).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_browser_refuses_the_number_is_marked_instead() -> Result<()> {
    in_browser(async |page| {
        page.run_before(REFUSE);
        page.open().await?;
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

/// Marks a text with the mouse. Cards above it may get their height meanwhile, and move it away.
async fn mark(page: &Page, selector: &str, text: &str) -> Result<()> {
    let look = async || {
        page.drag_across(selector).await?;
        // WebKit marks the end of the line too.
        let selected: String = page.script("return getSelection().toString().trimEnd();", []).await?;
        Ok(if selected == text { Look::Found(()) } else { Look::NotYet(format!("{selected:?}")) })
    };
    eventually(&format!("{text:?} marked"), look).await
}

async fn expect_copied(page: &Page, text: &str) -> Result<()> {
    let look = async || {
        let pasted = page.pasted().await?;
        Ok(if pasted == text { Look::Found(()) } else { Look::NotYet(format!("{pasted:?}")) })
    };
    eventually(&format!("{text:?} in the clipboard"), look).await
}

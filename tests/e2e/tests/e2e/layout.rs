//! From the narrowest telephone to a wall of screens.

use anyhow::Result;
use e2e::{Page, Task, in_browser};

/// Widths of windows in CSS pixels.
const WIDTHS: [u32; 5] = [320, 360, 768, 1280, 2560];

#[tokio::test]
async fn the_form_fits_every_window() -> Result<()> {
    in_browser(async |page| {
        page.open_in_frame().await?;
        page.press("load").await?;
        page.until("its problems", |screen| screen.form.as_ref().is_some_and(|form| form.invalid.len() == 2)).await?;
        expect_fit_everywhere(page).await
    })
    .await
}

#[tokio::test]
async fn the_records_fit_every_window() -> Result<()> {
    in_browser(async |page| {
        page.open_in_frame().await?;
        page.connect(&Task::usual().page_size(50)).await?;
        page.script::<(), 0>(OPEN_DETAILS, []).await?;
        expect_fit_everywhere(page).await
    })
    .await
}

#[tokio::test]
async fn errors_and_notices_fit_every_window() -> Result<()> {
    in_browser(async |page| {
        page.open_in_frame().await?;
        let task = Task::with_faults("truncated=1!max=5")?;
        page.connect_at_the_second_try(&task, "malformed").await?;
        page.press("next").await?;
        page.until_error("malformed").await?;
        page.script::<(), 0>(OPEN_DETAILS, []).await?;
        expect_fit_everywhere(page).await
    })
    .await
}

/// In every width and both languages.
async fn expect_fit_everywhere(page: &Page) -> Result<()> {
    let mut problems = Vec::new();
    for language in ["Chinese", "English"] {
        for width in WIDTHS {
            page.resize(width, 900).await?;
            let (window, document): (u32, u32) =
                page.script("return [innerWidth, document.scrollingElement.scrollWidth];", []).await?;
            assert_eq!(window, width);
            if document > window {
                problems.push(format!("{language}, {width} px: the document is {document} px wide"));
            }
            let small: Vec<String> = page.script(SMALL, []).await?;
            problems.extend(small.iter().map(|control| format!("{language}, {width} px: too small to hit: {control}")));
        }
        page.press("language").await?;
    }
    assert_eq!(problems, Vec::<String>::new());
    Ok(())
}

const OPEN_DETAILS: &str = "root.querySelectorAll('details').forEach((details) => (details.open = true)); return null;";

/// The controls that are lower than 32 px; a line of text that opens details may be as low as 24.
const SMALL: &str = "
  const controls = [...root.querySelectorAll('button, select, input:not([type=radio]), label:has([type=radio]), summary')];
  return controls
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => [control, control.getBoundingClientRect().height])
    .filter(([control, height]) => height < (control.localName === 'summary' ? 24 : 32))
    .map(([control, height]) => `${control.localName} ${control.className} ${control.dataset.yti ?? ''} ${height}`)
    .filter((line, at, lines) => lines.indexOf(line) === at);";

//! Going through the page with the keyboard alone. At every stop the focus is somewhere inside the element, on screen,
//! and seen.

use anyhow::{Result, bail};
use e2e::wait::{Look, eventually};
use e2e::{Key, Page};
use serde_json::json;

/// Stops on the way to anything, at the very most.
const MOST_STOPS: usize = 150;

/// What is wrong with the focus; nothing where all is well.
const PROBLEM: &str = "
    const focused = root.activeElement;
    if (!focused) return `the element has lost the focus to ${document.activeElement?.outerHTML.slice(0, 80)}`;
    const name = focused.outerHTML.slice(0, 120);
    if (!focused.checkVisibility({ visibilityProperty: true })) return `the focus is on what is hidden: ${name}`;
    let ringed = false;
    for (let at = focused; at; at = at.parentElement) {
      const { opacity, outlineStyle, outlineWidth } = getComputedStyle(at);
      ringed ||= opacity !== '0' && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    }
    // A list draws the ring around one of its children.
    ringed ||= [...focused.querySelectorAll('.here')].some((part) => getComputedStyle(part).outlineStyle !== 'none');
    if (!ringed) return `no ring is around ${name}`;
    const { x, y, width, height } = focused.getBoundingClientRect();
    const top = root.elementFromPoint(x + width / 2, y + Math.min(height, innerHeight) / 2);
    const seen = focused === top || focused.contains(top) || top?.contains(focused);
    return seen ? '' : `${top?.outerHTML.slice(0, 80) ?? 'the edge of the window'} lies over ${name}`;";

/// Waits until the focus is inside the element, on screen, and seen.
pub async fn expect_seen(page: &Page, after: &str) -> Result<()> {
    let look = async || {
        let problem: String = page.script(PROBLEM, []).await?;
        Ok(if problem.is_empty() { Look::Found(()) } else { Look::NotYet(problem) })
    };
    eventually(&format!("the focus after {after}"), look).await
}

/// Whether the focus is on what a selector names.
pub async fn is_at(page: &Page, selector: &str) -> Result<bool> {
    page.script("return root.activeElement?.matches(arguments[0]) ?? false;", [json!(selector)]).await
}

/// Presses Tab until the focus is on what a selector names.
pub async fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..MOST_STOPS {
        page.type_keys(Key::Tab).await?;
        if is_at(page, selector).await? {
            return expect_seen(page, &format!("Tab to {selector}")).await;
        }
    }
    bail!("Tab never leads to {selector}")
}

/// Presses Shift and Tab until the focus is on what a selector names.
pub async fn back_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..MOST_STOPS {
        page.type_chord(Key::Shift, Key::Tab).await?;
        if is_at(page, selector).await? {
            return expect_seen(page, &format!("Shift and Tab to {selector}")).await;
        }
    }
    bail!("Shift and Tab never lead to {selector}")
}

/// Presses a key, waits until a script says that it has done what it is for, and expects the focus to be seen.
pub async fn press(page: &Page, key: impl Into<e2e::acting::TypingData>, what: &str, done: &str) -> Result<()> {
    page.type_keys(key).await?;
    page.until_true(what, done).await?;
    expect_seen(page, what).await
}

/// Presses Tab until the focus has left the element for what comes after it, which must not take for ever.
pub async fn tab_out(page: &Page) -> Result<()> {
    // A browser without a bar of its own has nowhere else to go.
    let after = "document.body.append(document.createElement('button')); return null;";
    page.script::<(), 0>(after, []).await?;
    for _ in 0..MOST_STOPS {
        page.type_keys(Key::Tab).await?;
        if page.script::<bool, 0>("return root.activeElement === null;", []).await? {
            return Ok(());
        }
        expect_seen(page, "Tab").await?;
    }
    bail!("the way out has no end")
}

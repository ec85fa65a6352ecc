//! Narrow windows and large letters: nothing is cut off, and nothing reaches out of the element.

use anyhow::Result;
use e2e::{Page, Task, in_browser};
use serde_json::json;

/// From the narrowest telephone to a wide window, in CSS pixels: as an element in a page has them, and as few as a window
/// of 1280 has at 200 %.
const WIDTHS: [u32; 5] = [320, 400, 640, 960, 1280];

/// What reaches over the right edge of the element, but for what scrolls in a box of its own; and words that are cut
/// without a sign of it.
const TOO_WIDE: &str = "
    const scrolls = (at) => ['auto', 'scroll'].includes(getComputedStyle(at).overflowX);
    const inBox = (at) => { for (; at; at = at.parentElement) if (scrolls(at)) return true; return false; };
    const edge = host.getBoundingClientRect().right + 1;
    const visible = [...root.querySelectorAll('.app *')].filter((at) =>
      at.checkVisibility({ visibilityProperty: true }) && !at.closest('.visually-hidden, svg, legend'));
    const name = (at) => `${at.localName}.${at.className} ${at.dataset.yti ?? ''} ${at.innerText?.slice(0, 30)}`;
    const out = visible.filter((at) => at.getBoundingClientRect().right > edge && !inBox(at.parentElement));
    const cut = visible.filter((at) => {
      // Words for those who listen are cut to nothing on purpose.
      const { clipPath, overflowX, textOverflow } = getComputedStyle(at);
      const hides = ['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis' && clipPath === 'none';
      return hides && at.scrollWidth > at.clientWidth + 1;
    });
    return [...out.map((at) => `out: ${name(at)}`), ...cut.map((at) => `cut: ${name(at)}`)];";

/// In every width and both languages.
async fn expect_room(page: &Page) -> Result<()> {
    let mut problems = Vec::new();
    for lang in ["zh-CN", "en"] {
        for width in WIDTHS {
            let script = format!(
                "host.setAttribute('lang', arguments[0]);
                host.style.setProperty('width', arguments[1] + 'px');
                await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                {TOO_WIDE}"
            );
            let script = format!("return (async function () {{ {script} }})(...arguments);");
            let found: Vec<String> = page.script(&script, [json!(lang), json!(width)]).await?;
            problems.extend(found.into_iter().map(|line| format!("{lang}, {width} px: {line}")));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    Ok(())
}

const OPEN_ALL: &str = "root.querySelectorAll('details:not(.popover)').forEach((details) => (details.open = true));";

#[tokio::test]
async fn everything_has_room_in_any_width() -> Result<()> {
    in_browser(async |page| {
        page.press("load").await?;
        expect_room(page).await?;
        page.connect(&Task::usual()).await?;
        page.script::<(), 0>(&format!("{OPEN_ALL} return null;"), []).await?;
        page.until_true("the charts", "return root.querySelectorAll('.plot [role=option]').length > 20;").await?;
        page.press("export").await?;
        expect_room(page).await?;
        page.click("h1").await?;
        page.click("[name=view][value=table]").await?;
        page.press("columns").await?;
        expect_room(page).await
    })
    .await
}

#[tokio::test]
async fn letters_of_twice_the_size_have_room() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        // As a person's own setting does, and as a host's page does that zooms itself.
        page.script::<(), 0>("document.documentElement.style.setProperty('font-size', '200%'); return null;", [])
            .await?;
        expect_room(page).await?;
        if page.knows_zoomed_widths() {
            page.script::<(), 0>("document.documentElement.style.setProperty('zoom', '2'); return null;", []).await?;
            expect_room(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_cards_content_reaches_over_its_edge() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual().page_size(50)).await?;
        // A host's font may be wider than any of ours.
        let script = "
            host.style.setProperty('--yti-font', 'DejaVu Sans Mono, monospace');
            const found = new Set();
            for (let width = 320; width <= 1600; width += 20) {
              host.style.setProperty('width', `${width}px`);
              for (const card of root.querySelectorAll('article')) {
                const edge = card.getBoundingClientRect().right - 8;
                for (const part of card.querySelectorAll('dt, dd, small, .badge, .number, .card-index')) {
                  const words = document.createRange();
                  words.selectNodeContents(part);
                  const over = Math.round(words.getBoundingClientRect().right - edge);
                  if (!part.checkVisibility()) continue;
                  const isCut = getComputedStyle(part).textOverflow === 'ellipsis' || part.querySelector('span');
                  if (over > 0 && !isCut) found.add(`${width}: ${part.dataset.field ?? part.className} ${over} px`);
                }
              }
            }
            return [...found].slice(0, 20);";
        let found: Vec<String> = page.script(script, []).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    })
    .await
}

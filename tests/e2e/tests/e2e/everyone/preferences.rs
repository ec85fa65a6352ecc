//! What a person has set for the whole system, or a host for its page: less motion, other colours, another direction.

use anyhow::Result;
use e2e::{Page, Task, in_browser};
use serde_json::{Value, json};

/// Brings the rules into force that wait for a preference, as no two browsers let themselves be told it.
const PREFER: &str = "
    const waiting = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText.includes(arguments[0]));
    for (const rule of waiting) rule.media.mediaText = 'all';
    return waiting.length;";

async fn prefer(page: &Page, preference: &str) -> Result<()> {
    assert_eq!(page.script::<u32, 1>(PREFER, [json!(preference)]).await?, 1, "there is one rule for {preference}");
    Ok(())
}

#[tokio::test]
async fn nothing_moves_for_whoever_wants_less_motion() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        let moving = "
            root.querySelector('[data-yti=reload] i').dataset.turn = 'one';
            const durations = [...root.querySelectorAll('*')].map((at) => getComputedStyle(at).transitionDuration);
            return [host.getAnimations({ subtree: true }).length + root.getAnimations().length,
              durations.filter((duration) => /[1-9]/.test(duration)).length];";
        let [animations, transitions]: [usize; 2] = page.script(moving, []).await?;
        assert!(animations > 0 && transitions > 0, "there is something that could move");
        prefer(page, "prefers-reduced-motion").await?;
        assert_eq!(page.script::<[usize; 2], 0>(moving, []).await?, [0, 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_chosen_stands_out_in_a_persons_own_colours() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        prefer(page, "forced-colors").await?;
        let script = "
            const probe = root.querySelector('.app').appendChild(document.createElement('i'));
            probe.style.setProperty('background', 'Highlight');
            const highlight = getComputedStyle(probe).backgroundColor;
            probe.remove();
            const style = (selector) => getComputedStyle(root.querySelector(selector));
            const [chosen, other] = ['.segment:has(:checked)', '.segment:not(:has(:checked))'].map(style);
            return [chosen.backgroundColor === highlight, chosen.forcedColorAdjust, other.backgroundColor === highlight];";
        let found: Value = page.script(script, []).await?;
        let adjusts = if found.get(1).is_none_or(Value::is_null) { Value::Null } else { json!("none") };
        assert_eq!(found, json!([true, adjusts, false]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_that_reads_from_the_right_changes_nothing_inside() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        let places = "
            const app = root.querySelector('.app');
            const origin = app.getBoundingClientRect();
            return [getComputedStyle(app).direction, document.scrollingElement.scrollWidth <= innerWidth,
              ...[...app.querySelectorAll('*')].map((at) => {
                const { x, y, width, height } = at.getBoundingClientRect();
                return [x - origin.x, y - origin.y, width, height].map(Math.round).join(' ');
              })];";
        let before: Vec<Value> = page.script(places, []).await?;
        assert_eq!(before.first_chunk(), Some(&[json!("ltr"), json!(true)]));
        page.script::<(), 0>("document.documentElement.dir = 'rtl'; host.dir = 'rtl'; return null;", []).await?;
        assert_eq!(page.script::<Vec<Value>, 0>(places, []).await?, before);
        Ok(())
    })
    .await
}

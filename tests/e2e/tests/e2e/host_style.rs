//! The host's style sheet stays outside, whatever it says, but for what is meant for the element.

use anyhow::Result;
use e2e::host::Host;
use e2e::{Page, Task, in_browser};
use serde_json::{Value, json};

const PLAIN: &str = "<!doctype html><html lang=zh-CN><title>Host</title><body>";

/// What old portals and careless resets say.
const HOSTILE: &str = "<!doctype html><html lang=zh-CN><title>Host</title><style>
    * { all: unset !important; }
    * { box-sizing: content-box !important; --text: red; --gap: 90px; --line: lime; --control: 99px; }
    html { font: italic bold 30px/3 serif; direction: rtl; text-transform: uppercase; letter-spacing: 4px; }
    body { text-align: right; white-space: pre; color: hotpink; cursor: wait; word-spacing: 12px; line-height: 3; }
    div, section, article, ul, li, dl { display: inline !important; padding: 40px !important; float: left !important; }
    button, input, select { border-radius: 50% !important; background: red !important; font-size: 40px !important; }
    svg, i, p, h1, h2, td, summary { transform: scale(3) !important; margin: 50px !important; color: lime !important; }
    [part], .card, .panel, .app, .root { display: none !important; }
</style><body>";

/// Everything that a person sees of every element: where it is, and how it looks.
const LOOK: &str = "
    await import(door);
    const place = document.createElement('div');
    // The same place on the screen, whatever the page does around it.
    const placed = { all: 'initial', display: 'block', position: 'absolute', top: '0', left: '0', width: '1100px' };
    for (const [name, value] of Object.entries(placed)) place.style.setProperty(name, value, 'important');
    document.body.append(place);
    const element = made(argument, place);
    await told('yti-loaded');
    element.shadowRoot.querySelector('[name=view][value=cards]').click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const origin = element.shadowRoot.firstElementChild.getBoundingClientRect();
    const properties = ['color', 'background-color', 'border-radius', 'font-family', 'font-size', 'font-style', 'font-weight',
        'line-height', 'letter-spacing', 'word-spacing', 'text-transform', 'text-align', 'direction', 'white-space', 'cursor',
        'display', 'margin-top', 'padding-left', 'transform', 'box-sizing', 'stroke', 'visibility'];
    return [...element.shadowRoot.querySelectorAll('*')].map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const style = getComputedStyle(each);
        const box = width || height ? [x - origin.x, y - origin.y, width, height].map(Math.round) : [];
        return [each.className.baseVal ?? each.className, ...box, ...properties.map((name) => style.getPropertyValue(name))].join(' | ');
    });
";

async fn look(page: &Page, html: &'static str, given: Value) -> Result<Vec<String>> {
    let host = Host::with_page(page, html).await?;
    host.visit(page).await?;
    host.run(page, LOOK, given).await
}

#[tokio::test]
async fn no_rule_of_the_hosts_changes_anything_inside() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let given = json!({ "taskId": task.id, "token": task.token, "lang": "zh-CN", "theme": "light" });
        let plain = look(page, PLAIN, given.clone()).await?;
        let hostile = look(page, HOSTILE, given).await?;
        assert!(plain.len() > 500, "{}", plain.len());
        assert_eq!(hostile.len(), plain.len());
        let other: Vec<_> = plain.iter().zip(&hostile).filter(|(plain, hostile)| plain != hostile).take(5).collect();
        assert!(other.is_empty(), "{other:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_host_says_of_properties_and_parts_takes_effect() -> Result<()> {
    in_browser(async |page| {
        let html = "<!doctype html><html lang=zh-CN><title>Host</title><style>
            yccall-task-info { --yti-bg: rgb(1, 2, 3); --yti-radius: 2px; --yti-font: monospace; --yti-connected: rgb(4, 5, 6); }
            yccall-task-info::part(record) { outline: 3px solid rgb(7, 8, 9); }
            yccall-task-info::part(toolbar) { outline: 4px solid rgb(7, 8, 9); }
            yccall-task-info::part(pager) { outline: 5px solid rgb(7, 8, 9); }
            yccall-task-info::part(summary) { outline: 6px solid rgb(7, 8, 9); }
        </style><body>";
        let host = Host::with_page(page, html).await?;
        host.visit(page).await?;
        let task = Task::usual();
        let body = "
            await import(door);
            const element = made(argument);
            await told('yti-loaded');
            const { shadowRoot } = element;
            const style = (selector, name) => getComputedStyle(shadowRoot.querySelector(selector)).getPropertyValue(name);
            return [
                style('.app', 'background-color'), style('article', 'border-radius'), style('.app', 'font-family'),
                ...['record', 'toolbar', 'pager', 'summary'].map((part) => style(`[part=${part}]`, 'outline-width')),
            ];
        ";
        let seen: Value = host.run(page, body, json!({ "taskId": task.id, "token": task.token })).await?;
        assert_eq!(seen, json!(["rgb(1, 2, 3)", "2px", "monospace", "3px", "4px", "5px", "6px"]));
        Ok(())
    })
    .await
}

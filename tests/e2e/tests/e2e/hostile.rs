//! Texts that would do something in a careless page.

use anyhow::Result;
use e2e::{Page, Task, in_browser, other_api};
use reference_api::Planted;
use serde_json::{Value, json};

#[tokio::test]
async fn markup_in_a_mark_is_text_and_runs_nothing() -> Result<()> {
    in_browser(async |page| {
        page.script::<(), 0>(WATCH, []).await?;
        let title = page.title().await?;
        let task = Task::usual().page_size(1000);
        let screen = page.connect(&task).await?;

        let html = task.record(Planted::HtmlMark.index()).mark;
        assert_eq!(html, "<img src=x onerror=alert(1)>");
        let shown = screen.cards.iter().filter(|card| card.text("mark").is_some_and(|mark| mark.contains('<')));
        assert!(shown.count() > 3, "the page has other marks in HTML as well");
        assert_eq!(screen.cards, task.cards(1));

        let script = "return [...root.querySelectorAll('img, script, style, iframe, a, textarea, [onerror]')]
            .map((element) => element.outerHTML);";
        let elements: Vec<String> = page.script(script, []).await?;
        assert_eq!(elements, Vec::<String>::new());
        let script =
            "return [...root.querySelectorAll('[data-field=mark]')].filter((mark) => mark.firstElementChild).length;";
        assert_eq!(page.script::<u64, 0>(script, []).await?, 0, "a mark has no elements in it");
        assert_eq!(page.title().await?, title);
        expect_nothing_happened(page).await
    })
    .await
}

#[tokio::test]
async fn a_turn_of_the_writing_direction_ends_with_its_field() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        let screen = page.connect(&task).await?;
        let mark = screen.card(Planted::BidiMark.index())?.text("mark");
        assert!(mark.is_some_and(|mark| mark.starts_with('\u{202E}')), "{mark:?}");
        // What comes from a server, not the words that the page puts in its place.
        let script = "return [...root.querySelectorAll('[data-field]')]
            .filter((field) => !['status', 'answertype', 'duration', 'billsec'].includes(field.dataset.field))
            .filter((field) => !/isolate|plaintext/.test(getComputedStyle(field).unicodeBidi))
            .map((field) => field.dataset.field);";
        let open: Vec<String> = page.script(script, []).await?;
        assert_eq!(open, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn texts_without_an_end_stay_inside_their_card() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().at(other_api::answering(page, &endless()).await?);
        page.open_in_frame().await?;
        let screen = page.connect(&task).await?;
        assert_eq!(screen.card(0)?.text("telphone"), Some(&*"1".repeat(400)));
        assert_eq!(screen.card(0)?.text("mark"), Some(&*"w".repeat(500)));
        for width in [320, 1280] {
            page.resize(width, 900).await?;
            for open in [false, true] {
                let script = "root.querySelectorAll('details').forEach((details) => (details.open = arguments[0]));
                    return null;";
                page.script::<(), 1>(script, [json!(open)]).await?;
                let outside: Vec<String> = page.script(OUTSIDE, []).await?;
                assert_eq!(outside, Vec::<String>::new(), "{width} px wide, details open: {open}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn codes_and_seconds_beyond_every_range_are_shown_as_they_came() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().at(other_api::answering(page, &endless()).await?);
        let screen = page.connect(&task).await?;
        let card = screen.card(0)?;
        assert_eq!((card.status.as_str(), card.answertype.as_str()), ("other", "other"));
        assert!(card.text("status").is_some_and(|text| text.ends_with("103610361036103610361036")));
        assert!(card.text("answertype").is_some_and(|text| text.ends_with(&"connected".repeat(30))));
        assert_eq!(card.text("duration"), Some("99999999999999999999"));
        assert_eq!(card.text("billsec"), Some("-7"));
        assert_eq!(card.text("answered"), Some("12"));
        assert_eq!(card.text("calltime"), Some("2025-02-30 25:61:00"));
        Ok(())
    })
    .await
}

/// An answer with one record of everything too long, too large, or impossible.
fn endless() -> Value {
    let number = |text: &str| -> Value { serde_json::from_str(text).unwrap_or_default() };
    let record = json!({
        "taskid": "2".repeat(300),
        "telphone": "1".repeat(400),
        "userid": "u".repeat(300),
        "memberid": "长".repeat(300),
        "chengshudu": "c".repeat(300),
        "customuuid": "-".repeat(300),
        "status": "103610361036103610361036",
        "extnumber": "8".repeat(200),
        "answered": 12,
        "answertype": "connected".repeat(30),
        "calltime": "2025-02-30 25:61:00",
        "duration": "99999999999999999999",
        "billsec": -7,
        "createtime": "t".repeat(200),
        "mark": "w".repeat(500),
        "n".repeat(200): "v".repeat(200),
        "total": number("1e308"),
    });
    let page = json!({ "totalitems": 1, "currentpage": 1, "itemsperpage": 10, "result": [record] });
    json!({ "ret": 200, "data": { "status": 0, "desc": "", "result": page }, "msg": "" })
}

/// Keeps what should not happen.
const WATCH: &str = "
  window.happened = [];
  for (const name of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
    window.addEventListener(name, (event) => window.happened.push(`${name}: ${event.message ?? event.reason ?? ''}`), true);
  }
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.happened.push(name);
  return null;";

async fn expect_nothing_happened(page: &Page) -> Result<()> {
    let happened: Vec<String> = page.script("return window.happened;", []).await?;
    assert_eq!(happened, Vec::<String>::new());
    Ok(())
}

/// What is drawn beyond its card or cut off at the card's edge, and whether the document scrolls sideways.
const OUTSIDE: &str = "
  const outside = [];
  for (const card of root.querySelectorAll('[data-yti=record]')) {
    const edge = card.getBoundingClientRect();
    const clipped = (element) => {
      for (let at = element; at !== card; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    for (const element of card.querySelectorAll('*')) {
      if (!element.checkVisibility() || clipped(element)) continue;
      const { left, right } = element.getBoundingClientRect();
      const spills = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      if (left < edge.left - 1 || right > edge.right + 1 || spills) {
        outside.push(`${element.localName}.${element.className.baseVal ?? element.className} ${element.dataset.field ?? ''}`);
      }
    }
  }
  if (document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth) outside.push('the document');
  return outside;";

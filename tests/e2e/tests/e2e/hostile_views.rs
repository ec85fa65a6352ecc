//! Hostile records in every place that shows something of them: nothing runs, nothing lies over its neighbour, and a
//! turn of the writing direction ends with its cell.

#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anyhow::Result;
use e2e::{Page, Task, in_browser, other_api};
use serde_json::{Value, json};

/// Texts that would do something in a careless page, each as every text of one record.
fn texts() -> [String; 9] {
    [
        "<script>happened.push('script')</script>".to_owned(),
        "\"><svg onload=happened.push('svg')><!--".to_owned(),
        "javascript:happened.push('address')//${7*7}{{7*7}}".to_owned(),
        // Never ended.
        "\u{202E}\u{2067}drawkcab \u{202D}\u{2066}987654321".to_owned(),
        "\u{0}\u{1}\u{7}\u{8}\u{1B}[31mred\u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}\u{200B}\u{E000}\u{FFFF}".to_owned(),
        format!("Z{}a{}", "\u{0335}\u{0321}\u{030D}".repeat(60), "\u{0489}".repeat(90)),
        // Digits of four scripts, and letters that look like some.
        "１８１٢٣٤۵۶७८ l8lO٥".to_owned(),
        "9".repeat(4000),
        "\u{FDFD}\u{12219}꧅".repeat(30),
    ]
}

/// One record for each, with an agent of its own, so that each is in every list and chart that names agents.
fn hostile(mark: &str) -> Value {
    let record = |text: &String, mark: &str| {
        json!({
            "taskid": text, "telphone": text, "userid": text, "memberid": text, "chengshudu": text,
            "customuuid": text, "status": 1036, "extnumber": text, "answered": 1, "answertype": "connected",
            "calltime": "2025-01-10 22:20:20", "duration": text, "billsec": 30, "createtime": text, "mark": mark,
            (text.as_str()): text,
        })
    };
    let mut records: Vec<_> = texts().iter().map(|text| record(text, mark)).collect();
    for (field, text) in [("status", &texts()[0]), ("answertype", &texts()[3]), ("calltime", &texts()[5])] {
        let mut odd = record(text, text);
        odd[field] = json!(text);
        records.push(odd);
    }
    let page = json!({ "totalitems": records.len(), "currentpage": 1, "itemsperpage": 1000, "result": records });
    json!({ "ret": 200, "data": { "status": 0, "desc": "", "result": page }, "msg": "" })
}

/// A task of them, watched from now on.
async fn connect(page: &Page, answer: Value) -> Result<()> {
    page.run_before(WATCH);
    page.open_in_frame().await?;
    page.resize(1280, 900).await?;
    let task = Task::usual().page_size(50).at(other_api::answering(page, &answer).await?);
    page.connect(&task).await?;
    Ok(())
}

/// Looks at all of it on a telephone and on a desk.
async fn expect_harmless(page: &Page, what: &str) -> Result<()> {
    for width in [320, 1280] {
        page.resize(width, 900).await?;
        let wrong: Vec<String> = page.script(WRONG, []).await?;
        assert_eq!(wrong, Vec::<String>::new(), "{what}, {width} px wide");
    }
    Ok(())
}

#[tokio::test]
async fn in_cards_and_their_details() -> Result<()> {
    in_browser(async |page| {
        connect(page, hostile(&texts()[3])).await?;
        expect_harmless(page, "cards").await?;
        open_details(page).await?;
        expect_harmless(page, "details").await
    })
    .await
}

#[tokio::test]
async fn in_the_table_and_its_details() -> Result<()> {
    in_browser(async |page| {
        connect(page, hostile(&texts()[5])).await?;
        page.resize(1280, 900).await?;
        page.choose("view", "table").await?;
        page.element("table [data-yti=record]").await?;
        expect_harmless(page, "the table").await?;
        let rows = texts().len();
        for place in 0..rows {
            let script =
                "root.querySelectorAll('[data-yti=record] [data-yti=details]')[arguments[0]].click(); return null;";
            page.script::<(), 1>(script, [json!(place)]).await?;
        }
        let all_open = format!("return root.querySelectorAll('[data-yti=copy-json]').length === {rows};");
        page.until_true("the details", &all_open).await?;
        expect_harmless(page, "the table's details").await
    })
    .await
}

#[tokio::test]
async fn in_marks_of_a_megabyte_which_are_searched_to_their_end() -> Result<()> {
    in_browser(async |page| {
        let text = "<img src=x onerror=happened.push('img')>\u{202E}长 ";
        let mark = text.repeat(1_000_000 / text.len()) + "here it ends";
        connect(page, hostile(&mark)).await?;
        expect_harmless(page, "cards").await?;
        open_details(page).await?;
        expect_harmless(page, "details").await?;
        page.resize(1280, 900).await?;
        page.fill("q", "HERE IT ENDS").await?;
        let all = texts().len();
        page.until("those with the mark", |screen| screen.cards.len() == all).await?;
        page.fill("q", "here it ends too").await?;
        page.until("none", |screen| screen.cards.is_empty()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_charts_agents_chips_and_the_export() -> Result<()> {
    in_browser(async |page| {
        connect(page, hostile(&texts()[0])).await?;
        page.resize(1280, 900).await?;
        page.press("insights").await?;
        page.element("[data-agent]").await?;
        expect_harmless(page, "figures, charts and agents").await?;
        for place in 0..texts().len() {
            page.resize(1280, 900).await?;
            let script = "root.querySelectorAll('[data-agent] button')[arguments[0]].click(); return null;";
            page.script::<(), 1>(script, [json!(place)]).await?;
            page.element(".chip").await?;
            expect_harmless(page, &format!("the chip of agent {place}")).await?;
            page.click(".chip").await?;
            page.until_true("no chip", "return !root.querySelector('.chip');").await?;
        }
        page.resize(1280, 900).await?;
        page.press("export").await?;
        expect_harmless(page, "the export").await
    })
    .await
}

async fn open_details(page: &Page) -> Result<()> {
    let script = "for (const one of root.querySelectorAll('[data-yti=record] details')) one.open = true; return null;";
    page.script::<(), 0>(script, []).await?;
    page.until_true("the details", "return Boolean(root.querySelector('[data-yti=copy-json]'));").await
}

/// Keeps what should not happen.
const WATCH: &str = "window.happened = [];
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => happened.push(name);";

/// What ran, came to life, lies over its neighbour or beyond the window, or turns the direction of what is around it.
const WRONG: &str = r"
  const wrong = [...happened.map((it) => `${it} ran`)];
  const name = (it) => `${it.localName}.${it.getAttribute('class') ?? ''} ${it.dataset?.field ?? it.dataset?.yti ?? ''}`;
  const living = 'img, script, style, iframe, object, textarea, [onload], [onerror], a:not([download]), svg [href]';
  for (const it of root.querySelectorAll(living)) wrong.push(`${name(it)} came to life`);

  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true });
  const box = (it) => it.getBoundingClientRect();
  // What stands side by side or below each other, wherever records have a say.
  const cells = 'article, article > *, [data-field], td, th, tr, dt, dd, li, [data-agent], .chip, [data-kpi]';
  for (const it of root.querySelectorAll(cells)) {
    const next = it.nextElementSibling;
    if (!next?.matches(cells) || !isSeen(it) || !isSeen(next)) continue;
    const [a, b] = [box(it), box(next)];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) wrong.push(`${name(it)} lies over ${name(next)}`);
  }
  if (document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth) wrong.push('the document scrolls');

  const turns = /[\u202A-\u202E\u2066-\u2069]/;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement;
    if (!turns.test(texts.currentNode.data) || !isSeen(it)) continue;
    const ends = (at) => /isolate|plaintext/.test(getComputedStyle(at).unicodeBidi);
    if (!ends(it) && !ends(it.parentElement)) wrong.push(`${name(it)} turns what is around it`);
  }
  if (turns.test(document.title) || /script|happened/.test(document.title)) wrong.push(`the title ${document.title}`);
  return [...new Set(wrong)];";

//! What real back ends do to an answer: the records are the same.

use anyhow::Result;
use e2e::{Task, in_browser};
use reference_api::Planted;
use serde_json::{Value, json};

#[tokio::test]
async fn other_ways_of_writing_the_same_change_nothing_on_screen() -> Result<()> {
    in_browser(async |page| {
        let faults = [
            "bom",
            "strings",
            "numbers",
            "escaped",
            "objects",
            "debug",
            "bom!strings!escaped!objects!debug",
            "drip=20",
        ];
        for fault in faults {
            let task = Task::with_faults(fault)?.page_size(50);
            let screen = page.connect(&task).await?;
            assert_eq!(screen.cards, task.cards(1), "{fault}");
            assert_eq!(screen.count.map(|count| count.total), Some(12_345), "{fault}");
            page.press("change-task").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_of_a_servers_debug_output_is_in_the_document() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("debug")?;
        page.connect(&task).await?;
        let document: String = page.script("return document.documentElement.outerHTML + root.innerHTML;", []).await?;
        for secret in ["secret-in-sql", "SELECT", "/data/www", "SipYccall.php", "2.23.0"] {
            assert!(!document.contains(secret), "{secret}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_empty_list_written_in_another_way_is_an_empty_task() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::with_faults("records=0!objects")?).await?;
        let screen = page.until("the empty state", |screen| screen.empty.is_some()).await?;
        assert_eq!(screen.empty.as_deref(), Some("empty"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn fields_that_nobody_documented_are_kept_and_shown_as_text() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("unknown-fields")?.page_size(50);
        let screen = page.connect(&task).await?;
        for (card, expected) in screen.cards.iter().zip(task.cards(1)) {
            for (name, texts) in &expected.fields {
                assert_eq!(card.fields.get(name), Some(texts), "{name} of record {}", expected.index);
            }
            let plain = [
                ("score", "0.75"),
                ("__proto__", "a name with a meaning in JavaScript"),
                ("质检 <i>结果</i>", "true"),
                ("", "a field without a name"),
            ];
            for (name, text) in plain {
                assert_eq!(card.text(name), Some(text), "{name:?}");
            }
            for (name, value) in
                [("tags", json!(["回访", "<b>vip</b>"])), ("detail", json!({"attempts": 2, "line": null}))]
            {
                let shown: Value = serde_json::from_str(card.text(name).unwrap_or_default())?;
                assert_eq!(shown, value, "{name}");
            }
        }
        let path = screen.card(Planted::Recorded.index())?.text("recordfile");
        assert!(path.is_some_and(|path| path.starts_with("record/")), "{path:?}");
        let none = screen.card(Planted::NotRecorded.index())?.text("recordfile");
        assert_eq!(none, None, "a field that did not come is not made up");
        Ok(())
    })
    .await
}

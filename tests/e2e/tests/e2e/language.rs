//! Chinese and English.

use anyhow::Result;
use e2e::{Page, Task, in_browser};

#[tokio::test]
async fn switching_changes_every_text_and_keeps_page_filter_and_focus() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.press("last").await?;
        page.until_page(task.pages()).await?;
        page.choose("called", "not-called").await?;
        page.fill("q", "1").await?;
        let chinese = page.screen().await?;
        expect_language(page, "zh-CN").await?;

        page.press("language").await?;
        let english = page.until("English", |screen| screen.text.contains("Outbound task details")).await?;
        expect_language(page, "en").await?;
        assert_eq!(english.indices(), chinese.indices());
        assert_eq!(english.filters, chinese.filters);
        assert_eq!(english.pager, chinese.pager);
        assert_eq!(english.facets, chinese.facets);
        assert_eq!(english.focused, "language");

        page.press("language").await?;
        let back = page.until("Chinese", |screen| screen.text.contains("预测外呼任务详情")).await?;
        expect_language(page, "zh-CN").await?;
        assert_eq!((back.cards, back.count, back.notices), (chinese.cards, chinese.count, chinese.notices));
        assert_eq!(back.focused, "language");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn switching_keeps_what_was_typed_into_the_form() -> Result<()> {
    in_browser(async |page| {
        page.fill_form(&Task::usual().page_size(50)).await?;
        page.fill("taskid", "").await?;
        page.press("load").await?;
        let chinese =
            page.until("a problem", |screen| screen.form.as_ref().is_some_and(|form| !form.invalid.is_empty()));
        let chinese = chinese.await?;
        page.press("language").await?;
        let english = page.until("English", |screen| screen.text.contains("Enter a task ID")).await?;
        assert_eq!(english.form, chinese.form);
        expect_language(page, "en").await
    })
    .await
}

#[tokio::test]
async fn an_error_changes_its_words_too() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::usual().token("expired-token")).await?;
        let chinese = page.until_error("auth").await?;
        page.press("language").await?;
        let english =
            page.until("English", |screen| screen.text.contains("The token is invalid or has expired")).await?;
        let kind_and_code =
            |screen: &e2e::Screen| screen.error.as_ref().map(|error| (error.kind.clone(), error.code.clone()));
        assert_eq!(kind_and_code(&english), kind_and_code(&chinese));
        Ok(())
    })
    .await
}

/// Every text of the program's own is in the language, and said to be.
async fn expect_language(page: &Page, tag: &str) -> Result<()> {
    // Neither what records say nor the switch, which names the other language in its own words.
    let script = "
      const own = [...root.querySelectorAll(
        'h1, h2, dt:not([dir]), label, legend, summary, button, option, .hint, .problem, [role=status],' +
        '[data-field=status], [data-field=answertype], [data-field=answered], [data-field=duration]'
      )].filter((element) => !element.closest('[data-yti=language]'));
      const texts = own.filter((element) => element.checkVisibility()).map((element) => element.innerText);
      const attributes = [...root.querySelectorAll('*')]
        .filter((element) => !element.closest('[data-yti=language]'))
        .flatMap((element) => ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name)));
      return [root.querySelector('[lang]').lang, [...texts, ...attributes].filter((text) => /\\p{L}{2}/u.test(text ?? ''))];";
    let (lang, texts): (String, Vec<String>) = page.script(script, []).await?;
    assert_eq!(lang, tag);
    assert!(texts.len() > 10, "{texts:?}");
    let wrong: Vec<_> = match tag {
        "en" => texts.iter().filter(|text| text.chars().any(is_han)).collect(),
        _ => texts.iter().filter(|text| !text.chars().any(is_han) && *text != "Token").collect(),
    };
    assert!(wrong.is_empty(), "not in {tag}: {wrong:?}");
    Ok(())
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

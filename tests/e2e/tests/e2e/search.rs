//! Finding records on the page by a text.

use anyhow::{Context as _, Result, ensure};
use e2e::expected_filter::{expected_facets, expected_indices};
use e2e::screen::Filters;
use e2e::{Page, Task, in_browser};
use reference_api::Planted;

#[tokio::test]
async fn a_number_is_found_in_every_spelling() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;

        // Written with the country code: found without it, and with separators.
        let international = task.record(Planted::International.index()).telphone;
        let national = international.strip_prefix("+86").context("the number has no country code")?;
        let (head, tail) = national.split_at(3);
        for search in [&*international, national, &format!("+86 {head}-{tail}"), &format!("0086{national}"), tail] {
            expect_found(page, &task, search, Planted::International).await?;
        }

        // Written with separators: found without them.
        let separated = task.record(Planted::Separated.index()).telphone;
        let plain: String = separated.chars().filter(char::is_ascii_digit).collect();
        for search in [&*separated, plain.as_str(), &format!("+86{plain}")] {
            expect_found(page, &task, search, Planted::Separated).await?;
        }

        // Written plainly: found in the groups it is shown in.
        let mobile = task.record(Planted::Connected.index()).telphone;
        let (head, rest) = mobile.split_at(3);
        let (middle, tail) = rest.split_at(4);
        for search in [format!("{head} {middle} {tail}"), format!("({head}) {middle}-{tail}")] {
            expect_found(page, &task, &search, Planted::Connected).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn texts_and_ids_are_found_in_any_case() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        page.connect(&task).await?;
        let marks = [
            ("上午回电", Planted::Connected),
            ("家庭套餐", Planted::EmojiMark),
            ("IMG SRC=X", Planted::HtmlMark),
            ("=hyperLINK(\"", Planted::FormulaMark),
            ("DONAUDAMPF", Planted::LongWordMark),
        ];
        for (search, planted) in marks {
            expect_found(page, &task, search, planted).await?;
        }
        let record = task.record(Planted::AllIds.index());
        for id in [&record.userid, &record.memberid, &record.customuuid] {
            expect_found(page, &task, &id.to_uppercase(), Planted::AllIds).await?;
            expect_found(page, &task, &id.to_lowercase(), Planted::AllIds).await?;
        }
        let agent = task.record(Planted::Connected.index()).extnumber.context("the record has no agent")?;
        expect_found(page, &task, &agent, Planted::Connected).await?;
        let recording = task.record(Planted::Recorded.index()).recording.context("the record has no recording")?;
        expect_found(page, &task, &recording.recordfile, Planted::Recorded).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spaces_alone_search_nothing_and_what_nobody_has_finds_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.fill("q", "   ").await?;
        let screen = page.screen().await?;
        assert_eq!(screen.cards, task.cards(1));

        page.fill("q", "没有人有这个").await?;
        let screen = page.until("nothing left", |screen| screen.empty.is_some()).await?;
        assert_eq!(screen.empty.as_deref(), Some("no-match"));
        assert_eq!(screen.cards, []);
        Ok(())
    })
    .await
}

/// The search leaves what the truth says, a planted record among it.
async fn expect_found(page: &Page, task: &Task, search: &str, planted: Planted) -> Result<()> {
    let found = expect_filtered(page, task, search).await?;
    ensure!(found.contains(&planted.index()), "{search:?} must find {planted:?}, and found {found:?}");
    Ok(())
}

/// The search leaves what the truth says, and the counts beside the filters go with it.
async fn expect_filtered(page: &Page, task: &Task, search: &str) -> Result<Vec<u64>> {
    page.fill("q", search).await?;
    let filters = Filters { search: search.to_owned(), ..Filters::none() };
    let records = task.records(1);
    let expected = expected_indices(&filters, &records);
    let what = format!("the records {expected:?} for {search:?}");
    let screen = page.until(&what, |screen| screen.filters.search == search && screen.indices() == expected).await?;
    assert_eq!(screen.facets, expected_facets(&filters, &records), "{search:?}");
    Ok(expected)
}

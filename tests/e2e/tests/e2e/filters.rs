//! Narrowing down by called status and answer type.

use anyhow::Result;
use e2e::expected_filter::{ANSWER_TYPES, CALLED, expected_facets, expected_indices};
use e2e::screen::Filters;
use e2e::{Task, in_browser};

#[tokio::test]
async fn every_pair_of_values_leaves_exactly_its_records_and_counts_them() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(100);
        page.connect(&task).await?;
        let records = task.records(1);
        for called in CALLED {
            page.choose("called", called).await?;
            for answertype in ANSWER_TYPES {
                page.choose("answertype", answertype).await?;
                let filters = Filters { called: called.into(), answertype: answertype.into(), search: String::new() };
                let expected = expected_indices(&filters, &records);
                let screen = page
                    .until(&format!("{filters:?}"), |screen| screen.filters == filters && screen.indices() == expected)
                    .await?;
                assert_eq!(screen.facets, expected_facets(&filters, &records), "{filters:?}");
                let count = screen.count.map(|count| (count.shown, count.total));
                assert_eq!(count, Some((expected.len() as u64, 12_345)), "{filters:?}");
                let empty = expected.is_empty().then_some("no-match");
                assert_eq!(screen.empty.as_deref(), empty, "{filters:?}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_truth_has_records_for_every_value() {
    let records = Task::usual().page_size(100).records(1);
    let facets = expected_facets(&Filters::none(), &records);
    let agents = facets.keys().filter(|facet| facet.starts_with("extnumber:")).count();
    assert_eq!(facets.len(), CALLED.len() + ANSWER_TYPES.len() + agents);
    assert!(agents > 20, "many agents, and nobody: {facets:?}");
    assert!(facets.values().all(|&count| count > 0), "a filter's test that finds nothing proves little: {facets:?}");
}

#[tokio::test]
async fn clearing_shows_every_record_again() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.choose("called", "not-called").await?;
        page.choose("answertype", "connected").await?;
        page.fill("q", "nobody has this").await?;
        page.until("nothing left", |screen| screen.empty.as_deref() == Some("no-match")).await?;
        page.press("clear-filters").await?;
        let screen = page.until("every record", |screen| screen.cards == task.cards(1)).await?;
        assert_eq!(screen.filters, Filters::none());
        assert_eq!(screen.empty, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn they_stay_when_the_page_is_turned() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(20);
        page.connect(&task).await?;
        page.choose("answertype", "callee").await?;
        let filters = Filters { answertype: "callee".into(), ..Filters::none() };
        for (button, number) in [("next", 2), ("last", task.pages()), ("first", 1)] {
            page.press(button).await?;
            let screen = page.until_page(number).await?;
            let records = task.records(number);
            assert_eq!(screen.filters, filters);
            assert_eq!(screen.indices(), expected_indices(&filters, &records), "page {number}");
            assert_eq!(screen.facets, expected_facets(&filters, &records), "page {number}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_said_that_they_see_this_page_alone() -> Result<()> {
    in_browser(async |page| {
        let screen = page.connect(&Task::usual()).await?;
        assert!(screen.text.contains("筛选与搜索只作用于本页"), "{}", screen.text);
        Ok(())
    })
    .await
}

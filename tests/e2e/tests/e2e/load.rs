//! From the form to the records of the first page.

use anyhow::{Result, bail};
use e2e::screen::{Count, Filters};
use e2e::{Task, in_browser};

#[tokio::test]
async fn the_form_loads_the_first_ten_records_field_by_field() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        assert_eq!(screen.form, None, "the form makes room for the records");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_kind_of_record_there_is_shows_what_came_and_nothing_else() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(50);
        let screen = page.connect(&task).await?;
        for (shown, expected) in screen.cards.iter().zip(task.cards(1)) {
            assert_eq!(*shown, expected, "record {}", expected.index);
        }
        assert_eq!(screen.cards.len(), 50);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_count_says_how_many_are_shown_of_how_many() -> Result<()> {
    in_browser(async |page| {
        let screen = page.connect(&Task::usual()).await?;
        let Some(Count { shown, total, role, scope, text }) = screen.count else { bail!("there is no count") };
        assert_eq!((shown, total, scope.as_str()), (10, 12_345, "page"));
        assert_eq!(role.as_deref(), Some("status"), "a change of it is read out");
        assert!(text.contains("10 / 10") && text.contains("12,345"), "{text}");
        assert_eq!(screen.filters, Filters::none());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_empty_task_says_that_it_is_empty() -> Result<()> {
    in_browser(async |page| {
        page.submit(&Task::with_faults("records=0")?).await?;
        let screen = page.until("the empty state", |screen| screen.empty.is_some()).await?;
        assert_eq!(screen.empty.as_deref(), Some("empty"));
        assert_eq!(screen.cards, []);
        assert_eq!(screen.error, None);
        let count = screen.count.map(|count| (count.shown, count.total));
        assert_eq!(count, Some((0, 0)));
        Ok(())
    })
    .await
}

//! The page of one origin, the API of another.

use anyhow::Result;
use e2e::Task;
use e2e::deployed::{Deployed, Edits, PATH, Software};
use e2e::environment::Environment;
use e2e::session::{Watch, in_browser_watched};

#[tokio::test]
async fn an_api_of_another_origin_is_asked_without_a_preflight() -> Result<()> {
    for software in Software::ALL {
        // What the browser knows are the gateways before both, so these are what the servers have to know.
        let (watch, edits) = (Watch::default(), [Edits::new()?, Edits::new()?]);
        let [mut page, api] = edits;
        let page_at = watch.in_front_of(&page.origin).await?;
        let api_at = watch.in_front_of(&api.origin).await?;
        let _api = Deployed::start(software, &Edits { portal: Some(page_at.clone()), ..api }).await?;
        page.other_api = Some(api_at.clone());
        let page = Deployed::start(software, &page).await?;
        page.write("config.json", &format!(r#"{{"endpoint": "{api_at}/api/"}}"#))?;
        let environment = Environment { page: format!("{page_at}{PATH}"), ..page.environment()? };

        in_browser_watched(&environment, watch, async |page| {
            page.open().await?;
            let task = Task::with_faults("records=1500")?;
            let screen = page.connect(&task).await?;
            assert_eq!(screen.cards, task.cards(1));
            page.press("load-task").await?;
            let is_whole = |count: &e2e::screen::Count| count.shown == task.total();
            page.until("the whole task", |screen| screen.count.as_ref().is_some_and(is_whole)).await?;
            let requests = page.requests();
            let methods: Vec<_> = requests.iter().map(|request| &*request.method).collect();
            assert_eq!(methods, ["POST"; 3]);
            assert_eq!(page.console(), Vec::<String>::new());
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn only_the_origin_that_was_named_may_read_files_and_answers() -> Result<()> {
    for software in Software::ALL {
        let portal = "https://portal.test".to_owned();
        let server = Deployed::start(software, &Edits { portal: Some(portal.clone()), ..Edits::new()? }).await?;
        for path in ["/reports/calls/embed.js", "/api/"] {
            for (origin, allowed) in [(&*portal, &*portal), ("https://portal.test.example", ""), ("null", "")] {
                let answer = server.get(path, [("origin", origin)]).await?;
                let allows: Vec<_> = answer.headers.get_all("access-control-allow-origin").iter().collect();
                assert!(allows.len() <= 1, "{software:?} {path}: {allows:?}");
                assert_eq!(answer.header("access-control-allow-origin"), allowed, "{software:?} {path} for {origin}");
                let varies: Vec<_> =
                    answer.headers.get_all("vary").iter().filter_map(|vary| vary.to_str().ok()).collect();
                assert!(varies.concat().contains("Origin"), "{software:?} {path}: {varies:?}");
            }
        }
    }
    Ok(())
}

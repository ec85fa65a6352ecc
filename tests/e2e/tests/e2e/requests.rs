//! What leaves the browser.

use anyhow::{Result, bail};
use e2e::requests::Request;
use e2e::{Task, in_browser, other_api};

#[tokio::test]
async fn a_page_is_one_post_with_the_documented_fields() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(20);
        page.connect(&task).await?;
        let requests = page.requests();
        let [Request { method, url, headers, fields, .. }] = requests.as_slice() else {
            bail!("not one request: {requests:#?}")
        };
        assert_eq!(method, "POST");
        assert_eq!(*url, format!("{}api/", page.environment().page));
        assert_eq!(headers.get("content-type").map(String::as_str), Some("application/x-www-form-urlencoded"));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        let expected = [
            ("currentpage", "1"),
            ("itemsperpage", "20"),
            ("service", "App.Sip_Yccall.TaskInfo"),
            ("taskid", &task.id),
            ("token", &task.token),
        ];
        assert_eq!(fields, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_origin_that_allows_it_is_asked_without_a_preflight() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().at(other_api::reference(page).await?);
        let screen = page.connect(&task).await?;
        assert_eq!(screen.cards, task.cards(1));
        let requests = page.requests();
        let sent: Vec<_> = requests.iter().map(|request| (&*request.method, Some(&request.url))).collect();
        assert_eq!(sent, [("POST", task.endpoint.as_ref())]);
        Ok(())
    })
    .await
}

//! What is said when the first page does not come: each kind of the protocol's table, by its hooks and in words.

use anyhow::Result;
use e2e::{Page, Screen, Task, in_browser, other_api};
use serde_json::json;

/// Counts what the program asks, its own files not among it.
const COUNT: &str = "
  window.asked = 0;
  const own = window.fetch;
  window.fetch = (...call) => {
    asked += call[0]?.method === 'POST';
    return own(...call);
  };";

/// One error: what leads to it, and what its hooks say.
struct Case {
    task: Task,
    kind: &'static str,
    code: Option<&'static str>,
    /// A part of the title.
    title: &'static str,
}

impl Case {
    fn new(task: Task, kind: &'static str, code: Option<&'static str>, title: &'static str) -> Self {
        Self { task, kind, code, title }
    }

    /// Submits the task and expects its error above the form, whose fields are as they were.
    async fn expect(self, page: &Page) -> Result<Screen> {
        let Self { task, kind, code, title } = self;
        page.submit(&task).await?;
        // The error of an earlier case is gone as soon as this one is asked.
        let what = format!("the error {kind} {code:?} of {}", task.id);
        let screen = page.until(&what, |screen| {
            let error = screen.error.as_ref().map(|error| (&*error.kind, error.code.as_deref()));
            screen.form.as_ref().is_some_and(|form| form.taskid == task.id) && error == Some((kind, code))
        });
        let screen = screen.await?;
        let error = screen.error.as_ref();
        assert_eq!(error.and_then(|error| error.role.as_deref()), Some("alert"), "{kind}");
        assert!(error.is_some_and(|error| error.text.contains(title)), "{kind}: {error:?}");
        assert_eq!(screen.form.as_ref().map(|form| &form.token), Some(&task.token), "what was typed stays");
        Ok(screen)
    }
}

#[tokio::test]
async fn a_token_that_is_refused() -> Result<()> {
    in_browser(async |page| {
        for (token, code) in [("no-such-token", "600"), ("expired-token", "602")] {
            let case = Case::new(Task::usual().token(token), "auth", Some(code), "Token 无效或已过期");
            let screen = case.expect(page).await?;
            assert_eq!(screen.focused, "token", "the field that is most likely wrong");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_right_that_is_missing() -> Result<()> {
    in_browser(async |page| {
        for (token, code) in [("appid-token", "601"), ("module-token", "603"), ("ip-token", "604")] {
            Case::new(Task::usual().token(token), "forbidden", Some(code), "没有权限").expect(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_task_that_there_is_not() -> Result<()> {
    in_browser(async |page| {
        let task = Task::unknown();
        let screen = Case::new(task, "task-not-found", Some("1024"), "任务不存在").expect(page).await?;
        assert_eq!(screen.focused, "taskid", "the field that is most likely wrong");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_request_that_is_not_right() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("refuse=5")?;
        let screen = Case::new(task, "bad-request", Some("400"), "请求不正确").expect(page).await?;
        let words = screen.error.map(|error| error.all_text).unwrap_or_default();
        assert!(words.contains("itemsperpage应该小于等于5"), "the server's own words are there: {words}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refusal_with_a_code_of_its_own() -> Result<()> {
    in_browser(async |page| {
        let refusal = json!({
            "ret": 200,
            "data": { "status": 3, "desc": "查询过于频繁", "errors": { "code": "1003", "codemsg": "limit" } },
            "msg": "",
        });
        let task = Task::usual().at(other_api::answering(page, &refusal).await?);
        let screen = Case::new(task, "rejected", Some("1003"), "请求被拒绝").expect(page).await?;
        let words = screen.error.map(|error| error.all_text).unwrap_or_default();
        assert!(words.contains("查询过于频繁"), "the server's own words are there: {words}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_is_not_the_apis() -> Result<()> {
    in_browser(async |page| {
        for fault in ["html-prefix", "html", "truncated", "empty"] {
            let task = Task::with_faults(fault)?;
            let screen = Case::new(task, "malformed", None, "无法识别服务器的回答").expect(page).await?;
            assert!(!screen.text.contains("/data/www"), "{fault}: no path of the server is shown");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_says_that_it_failed() -> Result<()> {
    in_browser(async |page| {
        Case::new(Task::with_faults("ret-500")?, "server", Some("500"), "服务器出错").expect(page).await?;
        expect_asked(page, 3).await
    })
    .await
}

#[tokio::test]
async fn a_gateway_without_a_server() -> Result<()> {
    in_browser(async |page| {
        Case::new(Task::with_faults("gateway")?, "http", Some("502"), "网关或服务器出错").expect(page).await?;
        expect_asked(page, 3).await
    })
    .await
}

#[tokio::test]
async fn a_server_that_is_asked_too_often_however_patiently() -> Result<()> {
    in_browser(async |page| {
        Case::new(Task::with_faults("too-many")?, "http", Some("429"), "网关或服务器出错").expect(page).await?;
        expect_asked(page, 3).await
    })
    .await
}

#[tokio::test]
async fn a_php_that_dies() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("server-error")?;
        let screen = Case::new(task, "http", Some("500"), "网关或服务器出错").expect(page).await?;
        assert!(!screen.text.contains("/data/www"), "no path of the server is shown");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_who_answers() -> Result<()> {
    in_browser(async |page| {
        // There is no server that could count how often it is asked.
        page.run_before(COUNT);
        page.open().await?;
        let task = Task::usual().at(other_api::nobody().await?);
        let screen = Case::new(task, "network", None, "没有收到回答").expect(page).await?;
        for reason in ["离线", "拒绝连接", "CORS", "HTTPS"] {
            assert!(screen.text.contains(reason), "a browser cannot tell the reasons apart, so all are said: {reason}");
        }
        assert_eq!(page.script::<usize, 0>("return window.asked;", []).await?, 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_origin_that_does_not_allow_this_one() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().at(&page.environment().api);
        Case::new(task, "network", None, "没有收到回答").expect(page).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_middle() -> Result<()> {
    in_browser(async |page| {
        Case::new(Task::with_faults("drop")?, "network", None, "没有收到回答").expect(page).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_person_who_does_not_want_to_wait() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("hang")?;
        page.submit(&task).await?;
        let screen = page.until("something to cancel", |screen| screen.loading).await?;
        assert_eq!(screen.form, None);
        page.press("cancel").await?;
        let screen = page.until_error("cancelled").await?;
        assert_eq!(screen.form.map(|form| form.taskid), Some(task.id));
        assert_eq!(screen.error.and_then(|error| error.role).as_deref(), Some("alert"));
        assert_eq!(page.requests().len(), 1);
        Ok(())
    })
    .await
}

/// The program asked so often before it gave up.
async fn expect_asked(page: &Page, times: usize) -> Result<()> {
    assert_eq!(page.requests().len(), times);
    Ok(())
}

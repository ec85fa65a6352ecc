//! Every kind of error that an answer can be: said with its kind and code, and asked for only once.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Network, Screen, hook, texts};

/// Answers the only question with `body` and looks at the error that is shown.
async fn shows_error(status: u16, body: &str, kind: &str, code: Option<&str>, title: &str) {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer_with_status(status, body);
    let error = screen.fails_with(kind).await;
    assert_eq!(error.get_attribute("data-code").as_deref(), code);
    assert_eq!(error.get_attribute("role").as_deref(), Some("alert"));
    assert_eq!(screen.text("[data-yti=error] h2"), title);
    assert!(screen.find("[data-yti=record]").is_none());
    assert_eq!(network.asked(), 1, "{kind} is asked again");
}

#[wasm_bindgen_test]
async fn what_would_fail_again_is_said_at_once_with_its_kind_and_code() {
    let errors = &texts().errors;
    let body = include_str!("../fixtures/vectors/token-invalid.body");
    shows_error(200, body, "auth", Some("600"), errors.auth.0).await;
    let body = include_str!("../fixtures/vectors/ip-not-allowed.body");
    shows_error(200, body, "forbidden", Some("604"), errors.forbidden.0).await;
    let body = include_str!("../fixtures/vectors/missing-taskid.body");
    shows_error(200, body, "bad-request", Some("400"), errors.bad_request.0).await;
    let body = include_str!("../fixtures/vectors/task-not-found.body");
    shows_error(200, body, "task-not-found", Some("1024"), errors.task_not_found.0).await;
    let body = include_str!("../fixtures/vectors/html-before-json.body");
    shows_error(200, body, "malformed", None, errors.malformed.0).await;
    let body = r#"{"ret":200,"data":{"status":1,"desc":"任务已删除","errors":{"code":"1003","codemsg":""}},"msg":""}"#;
    shows_error(200, body, "rejected", Some("1003"), errors.rejected.0).await;
    shows_error(404, "<h1>Not Found</h1>", "http", Some("404"), errors.http.0).await;
}

#[wasm_bindgen_test]
async fn the_servers_words_are_in_the_details_and_its_stray_output_is_not() {
    let network = Network::stand_in();
    let screen = Screen::connected(&[]);
    network.question(1).await.answer(include_str!("../fixtures/vectors/ip-not-allowed.body"));
    screen.fails_with("forbidden").await;
    assert!(screen.text(&format!("{} details", hook("error"))).contains("IP不在白名单"));

    screen.element().load();
    network.question(2).await.answer(include_str!("../fixtures/vectors/html-before-json.body"));
    screen.fails_with("malformed").await;
    assert!(!screen.text(&hook("error")).contains("/www/x.php"));
}

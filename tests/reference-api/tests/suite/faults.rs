//! Each fault does what the table says.

use std::collections::HashSet;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use futures_util::StreamExt;
use reference_api::{Campaign, Options, SERVICE, TASK_ID, TOKEN};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::client::{Answer, Api, post, records, task_info};

fn telphones(answer: &Value) -> Vec<&str> {
    records(answer).iter().map(|record| record["telphone"].as_str().unwrap()).collect()
}

/// The numbers of a campaign's first records.
fn want(seed: u64, records: u64, indexes: impl Iterator<Item = u64>) -> Vec<String> {
    let campaign = Campaign::new(seed, records);
    indexes.map(|index| campaign.record(index).telphone.into_owned()).collect()
}

async fn spoilt(faults: &str) -> Answer {
    Api::default().with_faults(faults, 1, 40).await
}

#[tokio::test]
async fn records_and_seed_make_another_task() {
    let json = Api::default().with_faults("!records=25!seed=9", 3, 10).await.json();
    assert_eq!(json["data"]["result"]["totalitems"], 25);
    assert_eq!(telphones(&json), want(9, 25, 20..25));
    assert_eq!(records(&json)[0]["taskid"], format!("{TASK_ID}!records=25!seed=9"), "the ID that was asked for");
}

#[tokio::test]
async fn the_fault_parameter_does_the_same_for_a_plain_task_id() {
    let body = format!("{}&fault=records%3D25!seed%3D9", task_info("", 3, 10));
    let json = Api::default().send(post().body(body.into()).unwrap()).await.json();
    assert_eq!(telphones(&json), want(9, 25, 20..25));
    assert_eq!(records(&json)[0]["taskid"], TASK_ID);
}

#[tokio::test]
async fn an_unknown_fault_is_named() {
    let json = spoilt("!bom!no-such").await.json();
    assert_eq!((&json["ret"], &json["msg"]), (&json!(400), &json!("非法请求：unknown fault \"no-such\"")));
}

#[tokio::test]
async fn max_clamps_and_refuse_refuses() {
    let json = spoilt("!max=7").await.json();
    assert_eq!((records(&json).len(), &json["data"]["result"]["itemsperpage"]), (7, &json!(7)));
    let json = spoilt("!refuse=39").await.json();
    assert_eq!(json, json!({"ret": 400, "data": [], "msg": "非法请求：itemsperpage应该小于等于39"}));
    assert_eq!(records(&spoilt("!refuse=40").await.json()).len(), 40);
}

#[tokio::test]
async fn page_numbers_may_mean_other_pages() {
    let page = async |faults, page| Api::default().with_faults(faults, page, 10).await.json();
    let json = page("!records=25!same-page", 9).await;
    assert_eq!((telphones(&json).len(), &json["data"]["result"]["currentpage"]), (5, &json!(3)));
    let json = page("!repeat", 9).await;
    assert_eq!(json["data"]["result"]["currentpage"], 9);
    assert_eq!(telphones(&json), want(1, 12_345, 0..10));
}

#[tokio::test]
async fn a_running_task_changes_between_calls() {
    let api = Api::default();
    let call = async |faults| api.with_faults(faults, 1, 5).await.json();
    for (faults, totals) in [("!grow=10", [12_345, 12_355, 12_365]), ("!shrink=10", [12_345, 12_335, 12_325])] {
        for total in totals {
            let json = call(faults).await;
            assert_eq!(json["data"]["result"]["totalitems"], total);
            assert_eq!(telphones(&json), want(1, 12_345, 0..5), "the first records stay");
        }
    }
    call("!shift=2").await;
    let json = call("!shift=2").await;
    assert_eq!(json["data"]["result"]["totalitems"], 12_347);
    assert_eq!(telphones(&json), want(1, 12_345, [12_346, 12_345, 0, 1, 2].into_iter()));
    assert_eq!(records(&json)[0]["status"], 1035, "new records are not called yet");
}

#[tokio::test]
async fn duplicates_are_exact() {
    let json = spoilt("!duplicates").await.json();
    for (place, pair) in records(&json).windows(2).enumerate() {
        assert_eq!(pair[0] == pair[1], place % 10 == 8, "at {place}");
    }
}

#[tokio::test]
async fn failing_answers_look_like_the_real_ones() {
    for (faults, status, kind, part) in [
        ("!server-error", 500, "text/html; charset=utf-8", "Fatal error"),
        ("!gateway", 502, "text/html; charset=utf-8", "nginx"),
        ("!too-many", 429, "text/html; charset=utf-8", "429"),
        ("!html", 200, "text/html; charset=utf-8", "<!DOCTYPE html>"),
        ("!empty", 200, "application/json; charset=utf-8", ""),
        ("!ret-500", 200, "application/json; charset=utf-8", "\"ret\":500,\"data\":[]"),
        ("!echo-token", 200, "application/json; charset=utf-8", TOKEN),
    ] {
        let answer = spoilt(faults).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (status, Some(kind)), "{faults}");
        assert!(answer.text().contains(part), "{faults}");
        assert_eq!(answer.body.is_empty(), faults == "!empty");
    }
    assert_eq!(spoilt("!too-many").await.header("retry-after"), Some("1"));
    assert_eq!(spoilt("!echo-token").await.json()["ret"], 600);
}

#[tokio::test]
async fn a_failure_with_a_number_hits_the_first_calls_of_each_page() {
    let api = Api::default();
    let mut statuses = Vec::new();
    for page in [1, 1, 2, 1, 1, 2, 2] {
        statuses.push(api.with_faults("!server-error=1!gateway=1", page, 10).await.status.as_u16());
    }
    assert_eq!(statuses, [500, 502, 500, 200, 200, 502, 200]);
    let labelled = api.with_faults("!server-error=1!gateway=1!label=other", 1, 10).await;
    assert_eq!(labelled.status, StatusCode::INTERNAL_SERVER_ERROR, "another text has its own count");
}

#[tokio::test]
async fn truncated_json_comes_in_a_complete_answer() {
    let answer = spoilt("!truncated").await;
    let whole = Api::default().with_faults("", 1, 40).await;
    assert!(whole.body.starts_with(&answer.body[..40]));
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
}

#[tokio::test]
async fn a_dropped_body_breaks_in_the_middle() {
    let api = Api::default();
    let request = post().header("accept-encoding", "gzip").body(task_info("!drop=1", 1, 40).into()).unwrap();
    let response = api.start(request).await;
    assert!(response.headers().contains_key("content-length"));
    assert!(!response.headers().contains_key("content-encoding"));
    assert!(Answer::read(response).await.is_err());
    assert_eq!(api.with_faults("!drop=1", 1, 40).await.json()["ret"], 200);
}

#[tokio::test(start_paused = true)]
async fn a_hanging_answer_takes_a_minute() {
    let started = Instant::now();
    assert_eq!(spoilt("!hang").await.status, StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(started.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn latency_waits() {
    for (faults, least, most) in [("!latency=700", 700, 702), ("!latency=100-300", 100, 302)] {
        let started = Instant::now();
        spoilt(faults).await;
        assert!((least..=most).contains(&started.elapsed().as_millis()), "{faults}: {:?}", started.elapsed());
    }
    let api = Api::new(Options { latency: Duration::from_millis(400), ..Options::default() });
    let started = Instant::now();
    api.call(&[("service", SERVICE)]).await;
    assert_eq!(started.elapsed().as_millis(), 400, "the option holds for every answer");
}

#[tokio::test(start_paused = true)]
async fn a_dripping_body_comes_in_20_pieces() {
    let started = Instant::now();
    let request = post().header("accept-encoding", "br").body(task_info("!drip=100", 1, 40).into()).unwrap();
    let response = Api::default().start(request).await;
    let pieces: Vec<Bytes> = response
        .into_body()
        .into_data_stream()
        .map(Result::unwrap)
        .filter(|piece| std::future::ready(!piece.is_empty()))
        .collect()
        .await;
    assert_eq!(pieces.len(), 20);
    assert_eq!(started.elapsed().as_millis(), 1_900);
    assert!(serde_json::from_slice::<Value>(&pieces.concat()).is_ok());
}

#[tokio::test]
async fn bytes_stand_before_the_json() {
    let answer = spoilt("!html-prefix!bom").await;
    let rest = answer.text().strip_prefix("\u{FEFF}<br />\n<b>Warning</b>").expect("mark, then warning");
    assert!(serde_json::from_str::<Value>(&rest[rest.find('{').unwrap()..]).is_ok());
}

#[tokio::test]
async fn a_huge_body_is_filled_up_to_its_size() {
    let answer = spoilt("!huge=3").await;
    assert_eq!(answer.body.len(), 3 << 20);
    assert_eq!(records(&answer.json()).len(), 40);
}

#[tokio::test]
async fn numbers_come_as_strings() {
    let json = spoilt("!strings").await.json();
    let result = &json["data"]["result"];
    assert_eq!(
        (&json["ret"], &json["data"]["status"], &result["totalitems"]),
        (&json!("200"), &json!("0"), &json!("12345"))
    );
    for record in records(&json) {
        assert!(["status", "duration", "billsec"].iter().all(|name| record[name].is_string()));
        assert!(record["answered"].is_string() || record["answered"].is_null());
    }
}

#[tokio::test]
async fn texts_of_digits_come_as_bare_numbers() {
    let body = format!("{}&fault=numbers", task_info("", 1, 40));
    let answer = Api::default().send(post().body(body.into()).unwrap()).await;
    assert!(answer.text().contains("\"taskid\":20250110232019949748,"), "every digit of it");
    let json = answer.json();
    assert!(records(&json)[0]["telphone"].is_u64() && records(&json)[0]["extnumber"].is_u64());
    assert!(records(&json)[14]["telphone"].as_str().unwrap().starts_with("+86"));
    assert!(records(&json)[15]["telphone"].as_str().unwrap().starts_with('0'));
}

#[tokio::test]
async fn escaped_answers_are_ascii_and_mean_the_same() {
    let body = format!("{}&fault=escaped", task_info("", 1, 40));
    let answer = Api::default().send(post().body(body.into()).unwrap()).await;
    assert!(answer.text().is_ascii());
    assert_eq!(*records(&answer.json()), *records(&Api::default().page(1, 40).await));
}

#[tokio::test]
async fn objects_and_lists_are_mixed_up() {
    let json = spoilt("!objects").await.json();
    let list = json["data"]["result"]["result"].as_object().unwrap();
    assert_eq!(list.len(), 40);
    assert_eq!(list["39"]["telphone"], want(1, 12_345, 39..40)[0]);
    let empty = Api::default().with_faults("!objects", 99_999, 10).await.json();
    assert_eq!(empty["data"]["result"], json!([]));
    assert_eq!(spoilt("!objects!ret-500").await.json()["data"], json!({}));
}

#[tokio::test]
async fn debug_output_stands_under_its_own_key() {
    let json = spoilt("!debug").await.json();
    assert!(json["debug"]["sqls"][0].as_str().unwrap().contains("SELECT"));
    assert_eq!(records(&json).len(), 40);
}

#[tokio::test]
async fn unknown_fields_come_with_every_record() {
    let json = spoilt("!unknown-fields").await.json();
    for record in records(&json) {
        let names: HashSet<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(["score", "tags", "detail", "__proto__", "", "mark"].iter().all(|name| names.contains(name)));
    }
}

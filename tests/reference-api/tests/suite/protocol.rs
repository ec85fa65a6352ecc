//! The protocol as documented: parameters, pages, errors, headers.

use axum::http::{Request, StatusCode};
use reference_api::{Campaign, EXPIRED_TOKEN, MOST_ITEMS_PER_PAGE, Options, SERVICE, TASK_ID, TOKEN};
use serde_json::{Value, json};

use crate::client::{Api, form, post, records, task_info};

fn good() -> Vec<(&'static str, &'static str)> {
    vec![("service", SERVICE), ("token", TOKEN), ("taskid", TASK_ID)]
}

fn without(name: &str) -> Vec<(&'static str, &'static str)> {
    good().into_iter().filter(|(other, _)| *other != name).collect()
}

fn but(name: &'static str, text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut parameters = without(name);
    parameters.push((name, text));
    parameters
}

async fn error(parameters: &[(&str, &str)]) -> Value {
    let answer = Api::default().call(parameters).await;
    assert_eq!(answer.status, StatusCode::OK, "handled errors are HTTP 200");
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    answer.json()
}

#[tokio::test]
async fn a_good_call_gets_the_documents_envelope() {
    let answer = Api::default().call(&good()).await;
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    let json = answer.json();
    assert_eq!((&json["ret"], &json["msg"]), (&json!(200), &json!("")));
    assert_eq!((&json["data"]["status"], &json["data"]["desc"]), (&json!(0), &json!("获取成功")));
    assert!(json["data"]["reqtime"].as_u64() <= json["data"]["rsptime"].as_u64());
    let result = &json["data"]["result"];
    assert_eq!(
        (&result["totalitems"], &result["currentpage"], &result["itemsperpage"]),
        (&json!(12_345), &json!(1), &json!(10))
    );
    assert_eq!(records(&json).len(), 10);
    assert!(answer.text().starts_with(r#"{"ret":200,"data":{"status":0,"desc":"获取成功","result":{"totalitems":12345,"currentpage":1,"itemsperpage":10,"result":[{"taskid":"20250110232019949748","telphone":""#));
}

#[tokio::test]
async fn fields_stand_in_the_documents_order() {
    let answer = Api::default().with_faults("", 1, 1).await;
    let names = [
        "taskid",
        "telphone",
        "userid",
        "memberid",
        "chengshudu",
        "customuuid",
        "status",
        "extnumber",
        "answered",
        "answertype",
        "calltime",
        "duration",
        "billsec",
        "createtime",
        "mark",
    ];
    let (_, record) = answer.text().split_once("\"result\":[").unwrap();
    let places: Vec<usize> = names.iter().map(|name| record.find(&format!("\"{name}\":")).unwrap()).collect();
    assert!(places.is_sorted());
}

#[tokio::test]
async fn any_path_takes_urlencoded_multipart_and_query_parameters() {
    let api = Api::default();
    let body = ["service", SERVICE, "token", TOKEN, "taskid", TASK_ID, "itemsperpage", "3"]
        .chunks(2)
        .map(|pair| format!("--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", pair[0], pair[1]))
        .collect::<String>();
    let multipart = Request::post("/")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(format!("{body}--x--\r\n").into())
        .unwrap();
    let query = Request::get(format!("/a/b?{}", task_info("", 1, 3))).body(Default::default()).unwrap();
    let both = post().uri(format!("/?service={SERVICE}&token=wrong"));
    let both = both.body(form(&[("token", TOKEN), ("taskid", TASK_ID), ("itemsperpage", "3")]).into()).unwrap();
    for request in [multipart, query, both] {
        let json = api.send(request).await.json();
        assert_eq!(records(&json).len(), 3, "{json}");
    }
}

#[tokio::test]
async fn a_missing_or_empty_parameter_is_named() {
    for name in ["token", "taskid"] {
        let want = json!({"ret": 400, "data": [], "msg": format!("非法请求：缺少必要参数{name}")});
        assert_eq!(error(&without(name)).await, want);
        assert_eq!(error(&but(name, "")).await, want);
    }
}

#[tokio::test]
async fn page_and_page_size_are_whole_numbers_from_1_on() {
    for name in ["currentpage", "itemsperpage"] {
        for text in ["0", "-1", "abc", "1.5", ""] {
            let want = json!({"ret": 400, "data": [], "msg": format!("非法请求：{name}应该大于或等于1")});
            assert_eq!(error(&but(name, text)).await, want, "{text:?}");
        }
    }
}

#[tokio::test]
async fn an_unknown_service_is_404() {
    for parameters in [without("service"), but("service", "App.Sip_Yccall.Other")] {
        let json = error(&parameters).await;
        assert_eq!((&json["ret"], &json["data"]), (&json!(404), &json!([])));
    }
}

#[tokio::test]
async fn an_unknown_task_is_refused_with_1024() {
    for taskid in ["1", "20250110232019949749", "20250110232019949748x", "1!what-is-this"] {
        let json = error(&but("taskid", taskid)).await;
        assert_eq!((&json["ret"], &json["data"]["status"], &json["msg"]), (&json!(200), &json!(1), &json!("")));
        assert_eq!(json["data"]["desc"], "任务不存在");
        assert_eq!(json["data"]["errors"], json!({"code": "1024", "codemsg": "任务不存在"}));
        assert!(json["data"].get("result").is_none());
    }
}

#[tokio::test]
async fn each_bad_token_brings_its_error() {
    let tokens = [
        ("no-such-token", 600),
        ("demo-token!calls=x", 600),
        ("appid-token", 601),
        (EXPIRED_TOKEN, 602),
        ("module-token", 603),
        ("ip-token", 604),
    ];
    for (token, ret) in tokens {
        let json = error(&but("token", token)).await;
        assert_eq!((&json["ret"], &json["data"]), (&json!(ret), &json!([])), "{token}");
    }
}

#[tokio::test]
async fn a_token_expires_after_its_calls_and_another_text_has_its_own_count() {
    let api = Api::default();
    for token in ["demo-token!calls=2", "demo-token!calls=2!other"] {
        let mut rets = Vec::new();
        for _ in 0..4 {
            rets.push(api.call(&but("token", token)).await.json()["ret"].clone());
        }
        assert_eq!(rets, [200, 200, 602, 602]);
    }
}

#[tokio::test]
async fn every_record_of_a_task_stands_on_exactly_one_page() {
    let api = Api::new(Options { records: 2_345, ..Options::default() });
    let campaign = Campaign::new(Options::default().seed, 2_345);
    let mut index = 0;
    for page in 1..=24 {
        for record in records(&api.page(page, 100).await) {
            assert_eq!(*record, serde_json::to_value(campaign.record(index)).unwrap());
            index += 1;
        }
    }
    assert_eq!(index, campaign.len());
}

#[tokio::test]
async fn a_page_past_the_end_is_empty() {
    for page in [1_236, u64::MAX] {
        let json = Api::default().page(page, 10).await;
        assert_eq!((&json["ret"], &json["data"]["result"]["totalitems"]), (&json!(200), &json!(12_345)));
        assert_eq!(json["data"]["result"]["currentpage"], page);
        assert!(records(&json).is_empty());
    }
}

#[tokio::test]
async fn a_task_without_records_is_empty() {
    let json = Api::new(Options { records: 0, ..Options::default() }).page(1, 10).await;
    assert_eq!(json["data"]["result"]["totalitems"], 0);
    assert!(records(&json).is_empty());
}

#[tokio::test]
async fn page_100_000_has_the_records_of_its_indexes() {
    let api = Api::new(Options { records: 1_000_000, ..Options::default() });
    let json = api.page(100_000, 10).await;
    let campaign = Campaign::new(Options::default().seed, 1_000_000);
    let want: Vec<Value> =
        (999_990..1_000_000).map(|index| serde_json::to_value(campaign.record(index)).unwrap()).collect();
    assert_eq!(*records(&json), want);
}

#[tokio::test]
async fn a_page_size_above_the_largest_is_clamped_and_the_answer_says_so() {
    let json = Api::new(Options { max_items_per_page: Some(100), ..Options::default() }).page(2, 1_000).await;
    assert_eq!(json["data"]["result"]["itemsperpage"], 100);
    assert_eq!(records(&json).len(), 100);
    assert_eq!(records(&json)[0], serde_json::to_value(Campaign::new(1, 12_345).record(100)).unwrap());
    let json = Api::new(Options { records: 1, ..Options::default() }).page(1, u64::MAX).await;
    assert_eq!(json["data"]["result"]["itemsperpage"], MOST_ITEMS_PER_PAGE);
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    for encoding in ["gzip", "br"] {
        let request = post().header("accept-encoding", encoding).body(task_info("", 1, 100).into()).unwrap();
        let answer = Api::default().send(request).await;
        assert_eq!(answer.header("content-encoding"), Some(encoding));
        assert!(answer.body.len() < 20_000, "{} bytes", answer.body.len());
    }
    assert_eq!(Api::default().with_faults("", 1, 100).await.header("content-encoding"), None);
}

#[tokio::test]
async fn other_origins_may_call_only_where_allowed() {
    let allowed = |cors: Option<&str>| Api::new(Options { cors: cors.map(str::to_owned), ..Options::default() });
    let header = "access-control-allow-origin";
    for origin in ["http://127.0.0.1:3000", "*"] {
        let answer = allowed(Some(origin)).with_faults("", 1, 10).await;
        assert_eq!(answer.header(header), Some(origin));
        let preflight = Request::options("/").header("origin", "http://127.0.0.1:3000");
        let preflight = preflight.header("access-control-request-method", "POST").body(Default::default()).unwrap();
        let answer = allowed(Some(origin)).send(preflight).await;
        assert!(answer.status.is_success());
        assert_eq!(answer.header(header), Some(origin));
    }
    assert_eq!(allowed(None).with_faults("", 1, 10).await.header(header), None);
    let options = Request::options("/").body(Default::default()).unwrap();
    assert_eq!(allowed(None).send(options).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn healthz_says_ok() {
    let answer = Api::default().send(Request::get("/healthz").body(Default::default()).unwrap()).await;
    assert_eq!(answer.text(), "ok");
}

//! The protocol's table of errors, row by row.

use yccall_task_info::protocol::{ApiError, ErrorKind, decode_response};

use crate::{envelope, error, kind_and_code, page_body};

/// What stands in PHP's debugging output and must never reach a person.
const CANARY: &str = "/srv/app/Model/Task.php";

#[test]
fn a_ret_from_400_to_499_is_a_bad_request_in_the_servers_words() {
    for ret in [400, 404, 406, 429, 499] {
        for data in ["[]", "{}", "null"] {
            let want = ApiError::told(ErrorKind::BadRequest, Some(ret), "缺少必要参数");
            assert_eq!(error(200, &envelope(ret, data, "缺少必要参数")), want, "{data}");
        }
    }
}

#[test]
fn a_ret_from_500_to_599_is_a_server_fault() {
    for ret in [500, 502, 599] {
        assert_eq!(kind_and_code(200, &envelope(ret, "[]", "")), (ErrorKind::Server, Some(ret)));
    }
}

#[test]
fn a_token_that_is_invalid_or_expired_asks_for_a_new_one() {
    for ret in [600, 602] {
        assert_eq!(kind_and_code(200, &envelope(ret, "[]", "token无效")), (ErrorKind::Auth, Some(ret)));
    }
}

#[test]
fn an_app_a_module_or_an_address_without_the_right_is_forbidden() {
    for ret in [601, 603, 604] {
        assert_eq!(kind_and_code(200, &envelope(ret, "[]", "")), (ErrorKind::Forbidden, Some(ret)));
    }
}

#[test]
fn a_refusal_keeps_its_own_code_and_words() {
    let refused = r#"{"status":1,"desc":"参数错误","errors":{"code":"1003","codemsg":"taskid错误"}}"#;
    let want = ApiError::told(ErrorKind::Rejected, Some(1003), "参数错误");
    assert_eq!(error(200, &envelope(200, refused, "")), want);
}

#[test]
fn a_refusal_without_a_description_says_its_codes_words() {
    for desc in ["null", r#""""#, r#"" ""#] {
        let refused = format!(r#"{{"status":"1","desc":{desc},"errors":{{"code":1003,"codemsg":"taskid错误"}}}}"#);
        assert_eq!(error(200, &envelope(200, &refused, "")).message, "taskid错误", "{desc}");
    }
}

#[test]
fn a_refusal_without_errors_has_its_status_for_a_code() {
    for errors in ["[]", "{}", "null", r#""none""#] {
        let refused = format!(r#"{{"status":7,"desc":"拒绝","errors":{errors}}}"#);
        assert_eq!(kind_and_code(200, &envelope(200, &refused, "")), (ErrorKind::Rejected, Some(7)), "{errors}");
    }
}

#[test]
fn code_1024_says_that_there_is_no_such_task() {
    for code in ["1024", r#""1024""#] {
        let refused = format!(r#"{{"status":1,"desc":"任务不存在","errors":{{"code":{code}}},"result":[]}}"#);
        assert_eq!(kind_and_code(200, &envelope(200, &refused, "")), (ErrorKind::TaskNotFound, Some(1024)));
    }
}

#[test]
fn a_bad_http_status_without_an_envelope_is_an_http_error_without_words() {
    for status in [400, 404, 429, 500, 502, 599] {
        for body in ["", "<html>nginx</html>", "{}", "null", r#"{"error":"too many requests"}"#, r#"{"ret":null}"#] {
            let want = ApiError::told(ErrorKind::Http, Some(i64::from(status)), "");
            assert_eq!(error(status, body), want, "{body}");
        }
    }
}

#[test]
fn an_envelope_says_more_than_the_http_status_it_came_with() {
    assert_eq!(kind_and_code(401, &envelope(600, "[]", "")), (ErrorKind::Auth, Some(600)));
    assert_eq!(kind_and_code(429, &envelope(429, "[]", "")), (ErrorKind::BadRequest, Some(429)));
    assert_eq!(kind_and_code(500, &envelope(500, "[]", "")), (ErrorKind::Server, Some(500)));
    assert_eq!(decode_response(500, page_body("[]").as_bytes(), |page| page.head.total_items), Ok(1));
}

#[test]
fn an_answer_that_is_not_the_protocols_is_malformed() {
    let page = page_body("[]");
    let no_json = ["", " ", "\u{feff}", "<br />", "获取成功", "{", r#"{"ret":200"#, "[", r#"{"ret":200,}"#];
    let no_envelope = ["null", "[]", "{}", "200", r#""ok""#, r#"{"data":[]}"#, r#"{"ret":"","data":[]}"#];
    let no_page = [r#"{"ret":200}"#, r#"{"ret":200,"data":[]}"#, r#"{"ret":200,"data":{"status":0}}"#];
    let noise_after = [format!("{page}<br />"), format!("{page}{page}")];
    for body in no_json.into_iter().chain(no_envelope).chain(no_page).chain(noise_after.iter().map(String::as_str)) {
        assert_eq!(kind_and_code(200, body), (ErrorKind::Malformed, None), "{body}");
    }
}

#[test]
fn a_ret_that_nobody_documented_is_a_refusal_with_that_code() {
    for ret in [700, 0, -1, 201, 399, 605] {
        let want = ApiError::told(ErrorKind::Rejected, Some(ret), "未知");
        assert_eq!(error(200, &envelope(ret, "[]", "未知")), want);
    }
}

#[test]
fn only_faults_that_may_pass_are_worth_asking_again() {
    let worth_asking_again: Vec<&str> = ErrorKind::ALL
        .into_iter()
        .filter(|&kind| ApiError::told(kind, Some(500), "").is_transient())
        .map(ErrorKind::as_str)
        .collect();
    assert_eq!(worth_asking_again, ["server", "http", "network", "timeout"]);
    assert!(!error(404, "").is_transient());
    assert!(error(429, "").is_transient());
    assert!(error(503, "").is_transient());
}

#[test]
fn what_php_prints_for_its_developers_never_stands_in_an_error() {
    let debug = format!(r#""debug":{{"stack":["{CANARY}"]}}"#);
    for body in [
        format!(r#"{{{debug},"ret":400,"data":[],"msg":"缺少参数"}}"#),
        format!(r#"{{"ret":500,"data":{{{debug}}},"msg":"",{debug}}}"#),
        format!(r#"{{"ret":200,"data":[],"msg":"",{debug}}}"#),
        format!(r#"{{"ret":200,"data":{{"status":1,"errors":[],{debug}}},{debug}}}"#),
        format!(r#"{{"ret":600,"data":[],{debug}"#),
        format!(r#"{{{debug}}}"#),
        format!("<b>Warning</b>: Undefined index in <b>{CANARY}</b> on line <b>3</b>"),
        CANARY.to_owned(),
    ] {
        for http_status in [200, 500] {
            let error = error(http_status, &body);
            assert!(!format!("{error} {error:?}").contains(CANARY), "{error}");
        }
    }
}

#[test]
fn a_list_in_the_envelopes_place_is_not_the_protocols() {
    for body in [r#"[600,[],"x"]"#, r#"[200,{"status":0,"result":[]},""]"#] {
        assert_eq!(kind_and_code(200, body), (ErrorKind::Malformed, None), "{body}");
        assert_eq!(kind_and_code(502, body), (ErrorKind::Http, Some(502)), "{body}");
    }
}

#[test]
fn a_bad_http_status_with_an_envelope_that_has_no_page_is_an_http_error() {
    for data in ["[]", "null", r#"{"status":0}"#] {
        assert_eq!(kind_and_code(502, &envelope(200, data, "")), (ErrorKind::Http, Some(502)), "{data}");
    }
}

#[test]
fn an_error_is_read_whatever_data_it_brings() {
    for data in [r#"{"result":{"result":"none"}}"#, r#"{"result":{"result":[1]}}"#, r#""\ud83d""#, "1e999"] {
        assert_eq!(kind_and_code(200, &envelope(600, data, "")), (ErrorKind::Auth, Some(600)), "{data}");
    }
}

#[test]
fn a_refusal_is_read_whatever_result_it_brings() {
    for result in [r#"{"result":""}"#, r#"{"result":[1]}"#, r#""\ud83d""#] {
        let refused = format!(r#"{{"status":1,"desc":"任务不存在","errors":{{"code":"1024"}},"result":{result}}}"#);
        assert_eq!(kind_and_code(200, &envelope(200, &refused, "")), (ErrorKind::TaskNotFound, Some(1024)), "{result}");
    }
}

#[test]
fn records_in_an_unknown_place_are_malformed_and_not_an_empty_page() {
    for result in [r#"[{"telphone":"1"}]"#, r#""x""#, "5", r#"{"totalitems":1,"result":[["1"]]}"#] {
        let body = envelope(200, &format!(r#"{{"status":0,"result":{result}}}"#), "");
        let records = decode_response(200, body.as_bytes(), |page| page.records.len());
        assert_eq!(records.map_err(|error| error.kind), Err(ErrorKind::Malformed), "{result}");
    }
}

#[test]
fn a_message_that_is_cut_inside_the_token_keeps_no_piece_of_it() {
    let token = "0123456789abcdef0123456789abcdef";
    let words = format!("{}{token}", "x".repeat(290));
    let error = error(200, &envelope(600, "[]", &words)).without_secret(token);
    assert!(!error.message.contains("01234567"), "{error}");
}

//! The loose ways in which PHP back ends write a value.

use yccall_task_info::protocol::{
    AnswerType, CalledStatus, CivilTime, ErrorKind, Field, Reading, Record, decode_response,
};

use crate::{envelope, error, kind_and_code, page_body, with_only_record, with_record};

#[test]
fn a_ret_may_be_written_as_text() {
    assert_eq!(kind_and_code(200, &envelope(r#""604""#, "[]", "")), (ErrorKind::Forbidden, Some(604)));
    assert_eq!(kind_and_code(200, &envelope(r#"" 600 ""#, "[]", "")), (ErrorKind::Auth, Some(600)));
}

#[test]
fn no_result_in_any_spelling_of_an_empty_list_is_an_empty_page() {
    for data in [r#"{"status":0,"result":[]}"#, r#"{"status":0,"result":{}}"#, r#"{"result":{"result":null}}"#] {
        let records = decode_response(200, envelope(200, data, "").as_bytes(), |page| page.records.len());
        assert_eq!(records, Ok(0), "{data}");
    }
}

#[test]
fn a_page_without_a_total_counts_its_own_records() {
    for total in ["null", r#""""#, "-1", r#""many""#] {
        let data = format!(r#"{{"status":0,"result":{{"totalitems":{total},"result":[{{}},{{}}]}}}}"#);
        let total = decode_response(200, envelope(200, &data, "").as_bytes(), |page| page.head.total_items);
        assert_eq!(total, Ok(2), "{data}");
    }
}

#[test]
fn a_list_with_gaps_is_a_list_in_the_order_it_came() {
    let body = page_body(r#"{"0":{"telphone":"1"},"7":{"telphone":"2"},"3":{"telphone":"3"}}"#);
    let telphones = decode_response(200, body.as_bytes(), |page| {
        page.records.iter().map(|record| record.telphone.to_string()).collect::<Vec<_>>()
    });
    assert_eq!(telphones.unwrap(), ["1", "2", "3"]);
}

#[test]
fn long_numbers_written_bare_keep_every_digit() {
    with_record(r#""taskid":20250110232019949748,"telphone":99999999999999999999"#, |record| {
        assert_eq!(record.taskid, "20250110232019949748");
        assert_eq!(record.telphone, "99999999999999999999");
    });
}

#[test]
fn a_number_written_as_text_keeps_its_plus_and_its_zeros() {
    with_record(r#""telphone":"+8618112345678","extnumber":"0080","userid":"0""#, |record| {
        assert_eq!((&*record.telphone, &*record.extnumber, &*record.userid), ("+8618112345678", "0080", "0"));
    });
}

#[test]
fn nothing_in_any_spelling_is_absent_in_every_field() {
    for nothing in ["null", r#""""#, "[]", "{}"] {
        let fields: Vec<String> = Field::ALL.map(|field| format!(r#""{}":{nothing}"#, field.wire_name())).into();
        with_record(&fields.join(","), |record| assert_eq!(record, &Record::default(), "{nothing}"));
    }
    with_record("", |record| assert_eq!(record, &Record::default()));
}

#[test]
fn no_time_yet_in_any_spelling_is_absent() {
    for none in ["0000-00-00 00:00:00", "1970-01-01 08:00:00", "", " "] {
        with_record(&format!(r#""calltime":"{none}","createtime":"{none}""#), |record| {
            assert_eq!((&record.calltime, &record.createtime), (&Reading::Absent, &Reading::Absent), "{none:?}");
        });
    }
}

#[test]
fn what_no_type_can_hold_is_kept_word_for_word() {
    let fields =
        r#""status":1099,"answered":"2","answertype":"busy","duration":-1,"billsec":7.5,"calltime":1736547620"#;
    with_record(fields, |record| {
        assert_eq!(record.status, Reading::Other("1099".into()));
        assert_eq!(record.answered, Reading::Other("2".into()));
        assert_eq!(record.answertype, Reading::Other("busy".into()));
        assert_eq!(record.duration, Reading::Other("-1".into()));
        assert_eq!(record.billsec, Reading::Other("7.5".into()));
        assert_eq!(record.calltime, Reading::Other("1736547620".into()));
    });
}

#[test]
fn documented_values_are_known_in_every_spelling() {
    let called_at = CivilTime::parse("2025-01-10 22:21:03").unwrap();
    for fields in [
        r#""status":1035,"answered":1,"answertype":"caller","duration":7,"billsec":83,"calltime":"2025-01-10 22:21:03""#,
        r#""status":"1035","answered":true,"answertype":" Caller","duration":"7","billsec":83.0,"calltime":" 2025-01-10 22:21:03""#,
    ] {
        with_record(fields, |record| {
            assert_eq!(record.status, Reading::Known(CalledStatus::NotCalled));
            assert_eq!(record.answered, Reading::Known(true));
            assert_eq!(record.answertype, Reading::Known(AnswerType::Caller));
            assert_eq!((record.duration.known(), record.billsec.known()), (Some(7), Some(83)));
            assert_eq!(record.calltime, Reading::Known(called_at));
        });
    }
}

#[test]
fn undocumented_fields_are_kept_in_order_and_nested_ones_as_json() {
    with_record(r#""recordfile":"a\/b.wav","mark":"m","cost":0.050,"tags":{"vip":[1, 2]},"none":null"#, |record| {
        let undocumented: Vec<(&str, &str)> =
            record.undocumented.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
        let want = [("recordfile", "a/b.wav"), ("cost", "0.050"), ("tags", r#"{"vip":[1, 2]}"#), ("none", "")];
        assert_eq!(undocumented, want);
    });
}

#[test]
fn half_a_surrogate_pair_costs_one_character_and_not_the_page() {
    with_record(r#""mark":"a\ud83d","chengshudu":"\ude00\ude00b","hangup":"\ud83dc""#, |record| {
        assert_eq!((&*record.mark, &*record.chengshudu), ("a\u{fffd}", "\u{fffd}\u{fffd}b"));
        assert_eq!(record.undocumented, [("hangup".into(), "\u{fffd}c".into())]);
    });
    assert_eq!(error(200, &envelope(400, "[]", r"缺\ud83d")).message, "缺\u{fffd}");
}

#[test]
fn broken_utf_8_in_a_mark_costs_a_character_and_not_the_page() {
    for broken in [&b"\xff"[..], b"\xe4\xb8", b"\xc0", b"\xed\xa0\x80"] {
        let body = format!("\u{feff}{}", page_body(r#"[{"mark":"a#b","telphone":"1"}]"#));
        let (before, after) = body.split_once('#').unwrap();
        let body = [before.as_bytes(), broken, after.as_bytes()].concat();
        with_only_record(&body, |record| {
            assert!(record.mark.starts_with("a\u{fffd}") && record.mark.ends_with('b'), "{}", record.mark);
            assert_eq!(record.telphone, "1");
        });
    }
}

#[test]
fn a_mark_of_html_formulas_and_line_breaks_is_the_same_text() {
    with_record(r#""mark":"<img src=x onerror=alert(1)>\r\n=1+1,\"\u0000\u4f60\ud83d\ude00\"""#, |record| {
        assert_eq!(record.mark, "<img src=x onerror=alert(1)>\r\n=1+1,\"\0你😀\"");
    });
}

#[test]
fn a_debug_key_changes_nothing_of_a_page() {
    let plain = page_body(r#"[{"telphone":"1"}]"#);
    let with_debug = plain.replacen('{', r#"{"debug":{"stack":["SELECT 1"],"sql":"\ud83d"},"#, 1);
    let debug_form = |body: &str| decode_response(200, body.as_bytes(), |page| format!("{page:?}")).unwrap();
    assert_eq!(debug_form(&with_debug), debug_form(&plain));
}

#[test]
fn a_value_nested_without_end_is_no_danger() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    with_record(&format!(r#""mark":{deep}"#), |record| assert_eq!(record.mark, deep.as_str()));
    assert_eq!(kind_and_code(200, &envelope(600, &deep, "")), (ErrorKind::Auth, Some(600)));
    assert_eq!(kind_and_code(200, &deep), (ErrorKind::Malformed, None));
}

#[test]
fn half_a_surrogate_pair_in_a_name_costs_one_character_and_not_the_page() {
    with_record(r#""a\ud83d":"b","telphone":"1""#, |record| {
        assert_eq!(record.undocumented, [("a\u{fffd}".into(), "b".into())]);
        assert_eq!(record.telphone, "1");
    });
}

#[test]
fn a_byte_order_mark_for_every_included_file_is_dropped() {
    let body = format!("\u{feff}\u{feff}{}", page_body("[]"));
    assert_eq!(decode_response(200, body.as_bytes(), |page| page.head.total_items), Ok(1));
}

#[test]
fn a_page_of_number_0_has_no_number() {
    let body = page_body("[]").replace(r#""currentpage":1"#, r#""currentpage":0"#);
    assert_eq!(decode_response(200, body.as_bytes(), |page| page.head.current_page), Ok(None));
}

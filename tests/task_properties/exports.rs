//! Files read back by other people's readers say what the records say, and nothing else.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yccall_task_info::protocol::{AnswerType, CalledStatus, CivilTime, Field, Reading, Record};
use yccall_task_info::task::export::{
    ByteOrderMark, Codes, Column, Export, NUMBERS_A_FILE, NumberFormat, Step, Table, Tally, Words,
};
use yccall_task_info::task::{Numbers, Records, dialled_digits};

use crate::any::any_record;
use crate::many_records;
use crate::moderately;

/// Texts that break a file or a spreadsheet.
const HOSTILE: [&str; 14] = [
    "=1+1",
    "+86 =1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "-5",
    "a\r\nb,\"c\"\n",
    "\"",
    "'",
];

pub const WORDS: Words = Words {
    called: "已呼叫",
    not_called: "未呼叫",
    answered: "是",
    not_answered: "否",
    connected: "呼叫接听",
    caller: "坐席未接",
    callee: "被叫未接通",
    no_result: "无结果",
};

/// A record that may say something hostile in any field that can.
pub fn hostile_record() -> impl Strategy<Value = Record<'static>> {
    (any_record(), vec((0..12_usize, select(&HOSTILE[..])), 0..4)).prop_map(|(mut record, texts)| {
        for (place, hostile) in texts {
            match place {
                0 => record.taskid = hostile.into(),
                1 => record.telphone = hostile.into(),
                2 => record.userid = hostile.into(),
                3 => record.memberid = hostile.into(),
                4 => record.chengshudu = hostile.into(),
                5 => record.customuuid = hostile.into(),
                6 => record.extnumber = hostile.into(),
                7 => record.status = Reading::Other(hostile.into()),
                8 => record.duration = Reading::Other(hostile.into()),
                9 => record.undocumented.push(("extra".into(), hostile.into())),
                10 => record.undocumented.push((hostile.into(), "1".into())),
                _ => record.mark = hostile.into(),
            }
        }
        record
    })
}

/// Every byte of every piece, and what became of the rows.
fn pieces(mut export: Export, records: &Records) -> (Vec<Vec<u8>>, Tally) {
    let mut pieces = Vec::new();
    loop {
        match export.work(records, &mut || false) {
            Step::Bytes(bytes) => pieces.push(bytes),
            Step::Paused => {}
            Step::Done => break,
            Step::Outdated => unreachable!("the records are the same"),
        }
    }
    assert_eq!(export.done(), export.len());
    (pieces, export.tally())
}

/// What a field says, as plainly as can be: `None` for words, which are looked at apart.
pub fn said(record: &Record<'_>, field: Field) -> String {
    fn reading<T: Copy>(reading: &Reading<'_, T>, known: impl Fn(T) -> String) -> String {
        match reading {
            Reading::Absent => String::new(),
            Reading::Known(value) => known(*value),
            Reading::Other(text) => text.to_string(),
        }
    }
    let time = |given: &Reading<'_, CivilTime>| reading(given, |time| time.to_string());
    let seconds = |given: &Reading<'_, u32>| reading(given, |seconds| seconds.to_string());
    match field {
        Field::TaskId => record.taskid.to_string(),
        Field::Telphone => record.telphone.to_string(),
        Field::UserId => record.userid.to_string(),
        Field::MemberId => record.memberid.to_string(),
        Field::Chengshudu => record.chengshudu.to_string(),
        Field::CustomUuid => record.customuuid.to_string(),
        Field::Status => reading(&record.status, |status| status.code().to_string()),
        Field::ExtNumber => record.extnumber.to_string(),
        Field::Answered => reading(&record.answered, |yes| u8::from(yes).to_string()),
        Field::AnswerType => reading(&record.answertype, |kind| kind.word().to_owned()),
        Field::CallTime => time(&record.calltime),
        Field::Duration => seconds(&record.duration),
        Field::BillSec => seconds(&record.billsec),
        Field::CreateTime => time(&record.createtime),
        Field::Mark => record.mark.to_string(),
    }
}

/// Asserts that a cell says a text and that no spreadsheet calculates it.
fn check_cell(cell: &str, said: &str) {
    let dangerous = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    assert!(cell == said || (dangerous(said) && cell.strip_prefix('\'') == Some(said)), "{cell:?} for {said:?}");
    let mut characters = cell.chars();
    let is_number = characters.next().is_some_and(|sign| "+-".contains(sign))
        && characters.clone().any(|character| character.is_ascii_digit())
        && characters.all(|character| "0123456789 .()-*".contains(character));
    assert!(!dangerous(cell) || is_number, "{cell:?}");
}

/// The rows of a CSV file, its headings first.
fn read(file: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub fn wire_table(records: &Records) -> Table {
    let documented = Field::ALL.map(Column::by_wire_name).into_iter();
    let undocumented = records.undocumented_names(50).into_iter().map(Column::undocumented);
    Table { columns: documented.chain(undocumented).collect(), codes: Codes::Raw, numbers: Numbers::Plain }
}

proptest! {
    #![proptest_config(moderately(64))]

    #[test]
    fn csv_says_every_field_of_every_chosen_row(
        pushed in vec(hostile_record(), 0..60),
        rows in vec(any::<Index>(), 0..80),
    ) {
        let records: Records = pushed.iter().collect();
        let rows: Vec<u32> = rows.iter().filter(|_| !pushed.is_empty()).map(|row| row.index(pushed.len()) as u32).collect();
        let table = wire_table(&records);
        let names: Vec<String> = table.columns.iter().map(|column| column.heading.clone()).collect();
        let (pieces, tally) = pieces(Export::csv(&records, rows.clone(), table, ByteOrderMark::Written), &records);
        prop_assert_eq!(tally, Tally { written: rows.len(), ..Tally::default() });
        let file = pieces.concat();
        let lines = read(file.strip_prefix("\u{feff}".as_bytes()).unwrap());
        prop_assert_eq!(lines.len(), rows.len() + 1);
        for (cell, name) in lines[0].iter().zip(&names) {
            check_cell(cell, name);
        }
        for (line, row) in lines[1..].iter().zip(&rows) {
            let record = &pushed[*row as usize];
            for (cell, name) in line.iter().zip(&names) {
                match Field::from_wire_name(name) {
                    Some(field) => check_cell(cell, &said(record, field)),
                    None => {
                        let given = record.undocumented.iter().find(|(own, _)| own == name);
                        check_cell(cell, given.map_or("", |(_, text)| text));
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_for_calling_again_stand_once_in_files_that_one_call_takes(pushed in many_records()) {
        // Made to differ, or there would be few numbers in many records.
        let pushed: Vec<Record<'_>> = pushed
            .into_iter()
            .enumerate()
            .map(|(row, record)| match row % 3 {
                0 => Record { telphone: format!("+86 139-{:08}", row / 2).into(), ..record },
                1 => Record { telphone: format!("139{:08}", row / 3).into(), ..record },
                _ => record,
            })
            .collect();
        let records: Records = pushed.iter().cycle().take(3 * pushed.len()).collect();
        let rows: Vec<u32> = (0..records.len() as u32).collect();
        let mut dialled = HashSet::new();
        let wanted: Vec<&Record<'_>> = pushed
            .iter()
            .filter(|record| !dialled_digits(&record.telphone).is_empty())
            .filter(|record| dialled.insert(dialled_digits(&record.telphone)))
            .collect();
        let undialled = 3 * pushed.iter().filter(|record| dialled_digits(&record.telphone).is_empty()).count();

        let export = Export::numbers(&records, rows.clone(), Numbers::Plain, NumberFormat::Json).unwrap();
        let (files, tally) = pieces(export, &records);
        prop_assert_eq!(tally.written, wanted.len());
        prop_assert_eq!(tally.undialled, undialled);
        prop_assert_eq!(tally.written + tally.doubles + tally.undialled, records.len());
        let files: Vec<Vec<serde_json::Value>> =
            files.iter().map(|file| serde_json::from_slice(file).unwrap()).collect();
        prop_assert_eq!(files.len(), wanted.len().div_ceil(NUMBERS_A_FILE));
        let calls: Vec<serde_json::Value> = files.concat();
        prop_assert_eq!(calls.len(), wanted.len());
        for (call, record) in calls.iter().zip(&wanted) {
            let said = serde_json::json!({
                "phone": record.telphone, "userid": record.userid, "memberid": record.memberid,
                "customuuid": record.customuuid, "ext": record.chengshudu,
            });
            prop_assert_eq!(call, &said);
        }

        let export = Export::numbers(&records, rows, Numbers::Plain, NumberFormat::Text).unwrap();
        let text = String::from_utf8(pieces(export, &records).0.concat()).unwrap();
        let lines: Vec<String> = text.split_terminator('\n').map(dialled_digits).collect();
        let digits: Vec<String> = wanted.iter().map(|record| dialled_digits(&record.telphone)).collect();
        prop_assert_eq!(lines, digits);
    }
}

#[test]
fn ten_thousand_numbers_fill_a_file_and_one_more_begins_the_next() {
    let numbered = |count: usize| -> Vec<usize> {
        let calls = (0..count).map(|row| Record { telphone: format!("138{row:08}").into(), ..Record::default() });
        let records: Records = calls.collect::<Vec<_>>().iter().collect();
        let rows = (0..count as u32).collect();
        let export = Export::numbers(&records, rows, Numbers::Plain, NumberFormat::Text).unwrap();
        let (files, _) = pieces(export, &records);
        files.iter().map(|file| file.split(|&byte| byte == b'\n').count() - 1).collect()
    };
    assert_eq!(numbered(0), [0; 0]);
    assert_eq!(numbered(9_999), [9_999]);
    assert_eq!(numbered(10_000), [10_000]);
    assert_eq!(numbered(10_001), [10_000, 1]);
    assert_eq!(numbered(20_001), [10_000, 10_000, 1]);
}

#[test]
fn a_large_file_comes_in_pieces() {
    let record = Record { mark: "备注".repeat(100).into(), ..Record::default() };
    let records: Records = std::iter::repeat_n(&record, 5000).collect();
    let export = Export::csv(&records, (0..5000).collect(), wire_table(&records), ByteOrderMark::Omitted);
    let (pieces, _) = pieces(export, &records);
    assert!(pieces.len() > 3, "{}", pieces.len());
    assert!(pieces.iter().all(|piece| piece.len() < 1024 * 1024));
    assert_eq!(read(&pieces.concat()).len(), 5001);
}

#[test]
fn codes_become_words_and_numbers_are_masked_where_that_is_wished() {
    let called = Record {
        telphone: "+8618112345678".into(),
        status: Reading::Known(CalledStatus::Called),
        answered: Reading::Known(false),
        answertype: Reading::Known(AnswerType::Caller),
        ..Record::default()
    };
    let odd = Record { status: Reading::Other("1099".into()), ..Record::default() };
    let records: Records = [&called, &odd].into_iter().collect();
    let column =
        |(field, heading): (Field, &str)| Column { heading: heading.to_owned(), ..Column::by_wire_name(field) };
    let columns: Vec<Column> = [
        (Field::Telphone, "号码"),
        (Field::Status, "是否呼叫"),
        (Field::Answered, "是否接通"),
        (Field::AnswerType, "接通类型"),
    ]
    .map(column)
    .to_vec();
    let table = Table { columns, codes: Codes::Words(WORDS), numbers: Numbers::Masked };
    let (pieces, _) = pieces(Export::csv(&records, vec![1, 0], table, ByteOrderMark::Omitted), &records);
    assert_eq!(
        String::from_utf8(pieces.concat()).unwrap(),
        "号码,是否呼叫,是否接通,接通类型\r\n,1099,,无结果\r\n+86181****5678,已呼叫,否,坐席未接\r\n"
    );
    assert!(Export::numbers(&records, vec![0], Numbers::Masked, NumberFormat::Text).is_none());
}

#[test]
fn a_masked_number_is_masked_wherever_its_record_repeats_it() {
    let record = Record {
        telphone: "+8618112345678".into(),
        userid: "18112345678".into(),
        undocumented: vec![("recordfile".into(), "a/18112345678.mp3".into())],
        ..Record::default()
    };
    let records: Records = [&record].into_iter().collect();
    let mut columns = [Field::Telphone, Field::UserId].map(Column::by_wire_name).to_vec();
    columns.push(Column::undocumented("recordfile"));
    let table = Table { columns, codes: Codes::Raw, numbers: Numbers::Masked };
    let (csv, _) = pieces(Export::csv(&records, vec![0], table.clone(), ByteOrderMark::Omitted), &records);
    assert_eq!(read(&csv.concat())[1], ["+86181****5678", "181****5678", "a/181****5678.mp3"]);
    let (batches, _) = pieces(Export::batches(&records, vec![0], table), &records);
    assert!(!String::from_utf8_lossy(&batches.concat()).contains("18112345678"));
}

#[test]
fn a_number_is_one_line_whatever_is_in_it() {
    let records: Records = [&Record { telphone: "181\r\n1234".into(), ..Record::default() }].into_iter().collect();
    let export = Export::numbers(&records, vec![0], Numbers::Plain, NumberFormat::Text).unwrap();
    assert_eq!(pieces(export, &records).0, [b"1811234\n"]);
}

#[test]
fn a_line_of_one_empty_cell_is_a_line() {
    let records: Records = [&Record::default(), &Record::default()].into_iter().collect();
    let table = Table { columns: vec![Column::by_wire_name(Field::Mark)], codes: Codes::Raw, numbers: Numbers::Plain };
    let (pieces, _) = pieces(Export::csv(&records, vec![0, 1], table, ByteOrderMark::Omitted), &records);
    assert_eq!(read(&pieces.concat()), [["mark"], [""], [""]]);
}

#[test]
fn a_file_of_records_that_are_gone_is_not_finished() {
    let mut records: Records = std::iter::repeat_n(&Record::default(), 3).collect();
    let mut export = Export::csv(&records, vec![0, 1, 2], wire_table(&records), ByteOrderMark::Written);
    records.push(&Record::default());
    assert!(matches!(export.work(&records, &mut || false), Step::Bytes(_)), "growth does no harm");
    records.truncate(1);
    assert!(matches!(export.work(&records, &mut || true), Step::Outdated));
}

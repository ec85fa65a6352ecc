//! Workbooks read back by another reader say what the records say.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use proptest::collection::vec;
use proptest::prelude::*;
use yccall_task_info::protocol::{CivilTime, Field, Reading, Record};
use yccall_task_info::task::export::xlsx::{Cell, ROWS_A_SHEET, Sheet, Workbook};
use yccall_task_info::task::export::{Codes, Column, Export, Step, Table};
use yccall_task_info::task::{Numbers, Records};

use crate::exports::{WORDS, hostile_record, said, wire_table};
use crate::moderately;

/// The workbook of all records, with at most so many on a sheet.
fn workbook(records: &Records, table: &Table, sheets: Vec<Sheet<'_>>, rows_a_sheet: u32) -> Xlsx<Cursor<Vec<u8>>> {
    let mut workbook = Workbook::new(&table.plan("记录", records.len(), sheets), rows_a_sheet).unwrap();
    let mut export = Export::batches(records, (0..records.len() as u32).collect(), table.clone());
    let mut file = workbook.take();
    loop {
        match export.work(records, &mut || true) {
            Step::Bytes(batch) => {
                workbook.add(&batch).unwrap();
                file.extend(workbook.take());
            }
            Step::Paused => {}
            Step::Done => break,
            Step::Outdated => unreachable!("the records are the same"),
        }
    }
    assert_eq!(workbook.written() as usize, records.len());
    file.extend(workbook.finish().unwrap());
    Xlsx::new(Cursor::new(file)).unwrap()
}

fn sheet(file: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Range<Data> {
    file.worksheet_range(name).unwrap()
}

/// A text as Excel reads it: `_xHHHH_` is one character. This reader leaves that to others.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code.and_then(char::from_u32).filter(|_| from.get(6..7) == Some("_")) {
            Some(character) => {
                plain.push(character);
                rest = &from[7..];
            }
            None => {
                plain.push('_');
                rest = &from[1..];
            }
        }
    }
    plain + rest
}

fn check_text(cell: &Data, said: &str) {
    match cell {
        Data::Empty => assert_eq!(said, ""),
        Data::String(text) => assert_eq!(unescaped(text), said),
        other => panic!("{other:?} for {said:?}"),
    }
}

/// Asserts that a cell says what a field of raw codes says, and that it is of the kind it should be.
fn check(cell: &Data, record: &Record<'_>, field: Field) {
    fn time(cell: &Data, given: &Reading<'_, CivilTime>) -> bool {
        let Some(time) = given.known() else { return false };
        let Data::DateTime(read) = cell else { panic!("{cell:?} for {time}") };
        let seconds = (read.as_f64() - 25_569.0) * 86_400.0;
        assert!((seconds - f64::from(time.seconds())).abs() < 0.001, "{seconds} for {time}");
        true
    }
    fn number<T: Copy>(cell: &Data, given: &Reading<'_, T>, number: impl Fn(T) -> f64) -> bool {
        let Some(value) = given.known() else { return false };
        assert!(matches!(cell, Data::Float(read) if *read == number(value)), "{cell:?} for {}", number(value));
        true
    }
    let is_checked = match field {
        Field::Status => number(cell, &record.status, |status| status.code() as f64),
        Field::Answered => number(cell, &record.answered, |answered| f64::from(u8::from(answered))),
        Field::Duration => number(cell, &record.duration, f64::from),
        Field::BillSec => number(cell, &record.billsec, f64::from),
        Field::CallTime => time(cell, &record.calltime),
        Field::CreateTime => time(cell, &record.createtime),
        _ => false,
    };
    if !is_checked {
        check_text(cell, &said(record, field));
    }
}

/// A cell, where one beyond the last that says anything is empty.
fn cell(range: &Range<Data>, row: usize, column: usize) -> Data {
    range.get_value((row as u32, column as u32)).cloned().unwrap_or_default()
}

proptest! {
    #![proptest_config(moderately(48))]

    #[test]
    fn a_workbook_says_every_field_of_every_record(
        pushed in vec(hostile_record(), 0..60),
        rows_a_sheet in 1..40_u32,
    ) {
        let records: Records = pushed.iter().collect();
        let table = wire_table(&records);
        let mut file = workbook(&records, &table, Vec::new(), rows_a_sheet);
        let names = file.sheet_names();
        prop_assert_eq!(names.len(), pushed.len().div_ceil(rows_a_sheet as usize).max(1));
        for (at, name) in names.iter().enumerate() {
            let numbered = if at == 0 { "记录".to_owned() } else { format!("记录 ({})", at + 1) };
            prop_assert_eq!(name, &numbered);
            let range = sheet(&mut file, name);
            let first = at * rows_a_sheet as usize;
            let on_it = &pushed[first..pushed.len().min(first + rows_a_sheet as usize)];
            for (column, of) in table.columns.iter().enumerate() {
                check_text(&cell(&range, 0, column), &of.heading);
                for (row, record) in on_it.iter().enumerate() {
                    let cell = cell(&range, row + 1, column);
                    match Field::from_wire_name(&of.heading) {
                        Some(field) => check(&cell, record, field),
                        None => {
                            let own = record.undocumented.iter().find(|(name, _)| *name == of.heading);
                            check_text(&cell, own.map_or("", |(_, text)| text));
                        }
                    }
                }
            }
            prop_assert!(range.height() <= on_it.len() + 1);
        }
    }
}

#[test]
fn numbers_of_people_are_texts_times_are_dates_and_seconds_are_numbers() {
    let record = Record {
        taskid: "20250110232019949748".into(),
        telphone: "+8618112345678".into(),
        extnumber: "0801".into(),
        calltime: Reading::Known(CivilTime::parse("2025-01-10 22:20:20").unwrap()),
        billsec: Reading::Known(0),
        ..Record::default()
    };
    let records: Records =
        [&record, &Record { telphone: "057187654321".into(), ..record.clone() }].into_iter().collect();
    let mut file = workbook(&records, &wire_table(&records), Vec::new(), ROWS_A_SHEET);
    let range = sheet(&mut file, "记录");
    let at = |row, field| {
        let column = Field::ALL.iter().position(|own| *own == field).unwrap();
        cell(&range, row, column)
    };
    assert_eq!(at(1, Field::TaskId), Data::String("20250110232019949748".to_owned()));
    assert_eq!(at(1, Field::Telphone), Data::String("+8618112345678".to_owned()));
    assert_eq!(at(2, Field::Telphone), Data::String("057187654321".to_owned()));
    assert_eq!(at(1, Field::ExtNumber), Data::String("0801".to_owned()));
    assert_eq!(at(1, Field::BillSec), Data::Float(0.0));
    let Data::DateTime(time) = at(1, Field::CallTime) else { panic!("{:?}", at(1, Field::CallTime)) };
    assert_eq!(time.to_ymd_hms_milli(), (2025, 1, 10, 22, 20, 20, 0));
}

#[test]
fn words_masked_numbers_and_other_sheets_are_written() {
    let records: Records = [&Record { telphone: "18112345678".into(), ..Record::default() }].into_iter().collect();
    let columns = [Field::Telphone, Field::AnswerType].map(Column::by_wire_name).to_vec();
    let table = Table { columns, codes: Codes::Words(WORDS), numbers: Numbers::Masked };
    let figures = Sheet {
        name: "指标",
        rows: vec![
            vec![Cell::Text("名称"), Cell::Text("值"), Cell::Text("公式")],
            vec![Cell::Text("接通率"), Cell::Share(0.375), Cell::Text("C / K")],
            vec![Cell::Text("呼损率"), Cell::Text("—"), Cell::Text("A / (C + A)")],
            vec![Cell::Text("平均通话时长"), Cell::Decimal(61.5), Cell::Empty],
        ],
    };
    let filter = Sheet { name: "筛选", rows: vec![vec![Cell::Text("=搜索")], vec![Cell::Time(1_736_547_620)]] };
    let mut file = workbook(&records, &table, vec![figures, filter], ROWS_A_SHEET);
    assert_eq!(file.sheet_names(), ["记录", "指标", "筛选"]);
    let text = |text: &str| Data::String(text.to_owned());
    let range = sheet(&mut file, "记录");
    assert_eq!(range.rows().nth(1), Some(&[text("181****5678"), text("无结果")][..]));
    let range = sheet(&mut file, "指标");
    let rows: Vec<&[Data]> = range.rows().collect();
    assert_eq!(rows[1], [text("接通率"), Data::Float(0.375), text("C / K")]);
    assert_eq!(rows[2], [text("呼损率"), text("—"), text("A / (C + A)")]);
    assert_eq!(rows[3], [text("平均通话时长"), Data::Float(61.5), Data::Empty]);
    let range = sheet(&mut file, "筛选");
    assert_eq!(range.get_value((0, 0)), Some(&text("=搜索")));
    assert!(matches!(range.get_value((1, 0)), Some(Data::DateTime(_))));
}

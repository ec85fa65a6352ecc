//! Files that the browser saves, read back by other programs' readers.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::io::Cursor;

use anyhow::{Context as _, Result};
use calamine::{Data, Range, Reader as _, Xlsx};
use csv::ReaderBuilder;
use e2e::downloads::Download;
use e2e::expected_file::{HEADINGS, Value, expected_csv_row, expected_row};
use e2e::expected_filter::digits;
use e2e::{Page, Task, in_browser};
use reference_api::Record;
use reference_api::record::{AnswerType, Status};
use serde_json::json;
use yccall_protocol::CivilTime;

/// Connects and loads all of it.
async fn load(page: &Page, task: &Task) -> Result<()> {
    page.connect(task).await?;
    page.press("load-task").await?;
    let is_whole = |count: &e2e::screen::Count| count.scope == "task" && count.shown == task.total();
    page.until("the whole task", |screen| !screen.loading && screen.count.as_ref().is_some_and(is_whole)).await?;
    Ok(())
}

async fn export(page: &Page, kind: &str) -> Result<()> {
    page.press("export").await?;
    page.press(&format!("export-{kind}")).await
}

fn records(task: &Task) -> Vec<Record> {
    (0..task.total()).map(|index| task.record(index)).collect()
}

/// The rows of a CSV file, its headings first.
fn csv_rows(file: &Download) -> Result<Vec<Vec<String>>> {
    let text = file.bytes.strip_prefix("\u{feff}".as_bytes()).context("no byte-order mark")?;
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect())).collect()
}

fn expect_csv(file: &Download, records: &[Record]) -> Result<()> {
    let rows = csv_rows(file)?;
    assert_eq!(rows.len(), records.len() + 1);
    assert_eq!(rows[0], HEADINGS);
    for (row, record) in rows[1..].iter().zip(records) {
        assert_eq!(*row, expected_csv_row(record));
    }
    Ok(())
}

fn sheet(file: &Download, name: &str) -> Result<Range<Data>> {
    Ok(Xlsx::new(Cursor::new(file.bytes.clone()))?.worksheet_range(name)?)
}

/// Whether a cell says what it must, and as what it must: numbers as texts, seconds as numbers, times as times.
fn says(cell: &Data, value: &Value) -> bool {
    match (cell, value) {
        (Data::Empty, Value::Text(text)) => text.is_empty(),
        (Data::String(read), Value::Text(text)) => read == text,
        (Data::Float(read), Value::Seconds(seconds)) => *read == *seconds as f64,
        (Data::DateTime(read), Value::Time(time)) => CivilTime::parse(time).is_some_and(|time| {
            let seconds = (read.as_f64() - 25_569.0) * 86_400.0;
            (seconds - f64::from(time.seconds())).abs() < 0.001
        }),
        _ => false,
    }
}

fn expect_workbook(file: &Download, records: &[Record]) -> Result<()> {
    let range = sheet(file, "呼叫记录")?;
    assert_eq!(range.height(), records.len() + 1);
    let text = |heading: &str| Data::String(heading.to_owned());
    assert!(range.rows().next().is_some_and(|row| row.iter().eq(HEADINGS.map(text).iter())));
    for (row, record) in range.rows().skip(1).zip(records) {
        for (cell, value) in row.iter().zip(expected_row(record)) {
            assert!(says(cell, &value), "{cell:?} for {value:?}");
        }
    }
    Ok(())
}

/// The cell of a sheet right beside a label.
fn beside<'r>(range: &'r Range<Data>, label: &str) -> Option<&'r [Data]> {
    range.rows().find(|row| row[0] == Data::String(label.to_owned())).map(|row| &row[1..])
}

#[tokio::test]
async fn csv_and_a_workbook_say_what_the_records_say() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=1500")?;
        load(page, &task).await?;
        export(page, "csv").await?;
        page.downloads(1).await?;
        export(page, "xlsx").await?;
        let [csv, xlsx] = &page.downloads(2).await?[..] else { anyhow::bail!("not two files") };
        for (file, extension) in [(csv, ".csv"), (xlsx, ".xlsx")] {
            let name = &file.name;
            assert!(name.starts_with("task-20250110232019949748!records=1500") && name.ends_with(extension), "{name}");
            assert!(name.contains("-filtered-20"), "{name}");
        }
        let records = records(&task);
        expect_csv(csv, &records)?;
        expect_workbook(xlsx, &records)
    })
    .await
}

#[tokio::test]
async fn a_filtered_file_has_what_is_shown_in_its_order_and_says_so() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=1500")?;
        load(page, &task).await?;
        page.choose("answertype", "connected").await?;
        page.click("[name=\"sort\"] option[value=\"-talk\"]").await?;
        let mut expected = records(&task);
        expected.retain(|record| record.answertype == Some(AnswerType::Connected));
        expected.sort_by_key(|record| std::cmp::Reverse(record.billsec));
        let shown = expected.len();
        page.until("the filter", |screen| screen.count.as_ref().is_some_and(|count| count.shown == shown as u64))
            .await?;
        export(page, "xlsx").await?;
        let files = page.downloads(1).await?;
        expect_workbook(&files[0], &expected)?;

        let figures = sheet(&files[0], "数据概览")?;
        // One of the planted records is connected and was never called.
        let called = expected.iter().filter(|record| record.status == Status::Called).count();
        let count = Data::Float(called as f64);
        let connect_rate = beside(&figures, "接通率").context("no connect rate")?;
        assert_eq!(connect_rate[..3], [Data::Float(1.0), count.clone(), count]);
        assert_eq!(connect_rate[3], Data::String("呼叫接听 ÷（呼叫接听 + 坐席未接 + 被叫未接通）".to_owned()));
        let filter = sheet(&files[0], "筛选")?;
        for (label, said) in [("任务 ID", task.id.as_str()), ("接通类型", "呼叫接听"), ("排序", "通话 ↓")]
        {
            assert_eq!(beside(&filter, label).map(|cells| &cells[0]), Some(&Data::String(said.to_owned())));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn numbers_to_call_again_come_once_each_in_files_of_ten_thousand() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        load(page, &task).await?;
        export(page, "numbers").await?;
        let files = page.downloads(2).await?;
        for (file, part) in files.iter().zip(["-001.txt", "-002.txt"]) {
            assert!(file.name.ends_with(part), "{}", file.name);
        }
        let mut numbers = Vec::new();
        for file in &files {
            let text = String::from_utf8(file.bytes.clone())?;
            assert!(text.lines().count() <= 10_000);
            numbers.extend(text.lines().map(digits));
        }
        let expected: BTreeSet<_> = records(&task).iter().map(|record| digits(&record.telphone)).collect();
        assert_eq!(numbers.len(), expected.len());
        assert_eq!(numbers.into_iter().collect::<BTreeSet<_>>(), expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_numbers_are_masked_no_file_has_one_in_full() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=500")?;
        load(page, &task).await?;
        page.script::<(), 0>("host.setAttribute('mask-phone', '');", []).await?;
        export(page, "csv").await?;
        page.downloads(1).await?;
        export(page, "xlsx").await?;
        let files = page.downloads(2).await?;
        let rows = csv_rows(&files[0])?;
        let sheet = sheet(&files[1], "呼叫记录")?;
        for (at, record) in (1..).zip(records(&task)) {
            let full = digits(&record.telphone);
            let Some(Data::String(in_sheet)) = sheet.get_value((at as u32, 0)) else { anyhow::bail!("row {at}") };
            for cell in [&rows[at][0], in_sheet] {
                assert!(cell.contains('*') && digits(cell) != full, "{cell}");
            }
            let cells = sheet.rows().nth(at).into_iter().flatten().map(ToString::to_string);
            for cell in rows[at].iter().cloned().chain(cells) {
                assert!(!cell.contains(&full), "{cell}");
            }
        }
        page.press("export").await?;
        let is_off = "return root.querySelector('[data-yti=export-numbers]').ariaDisabled;";
        assert_eq!(page.script::<String, 0>(is_off, []).await?, "true");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_gets_the_files_and_the_event() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=1500")?;
        load(page, &task).await?;
        let script = "
            return (async (format) => {
                const heard = [];
                host.addEventListener('yti-export', ({ detail }) => heard.push(detail));
                const [file] = await host.exportRecords({ format, scope: 'all' });
                const bytes = Array.from(new Uint8Array(await file.arrayBuffer()));
                await new Promise(requestAnimationFrame);
                return [file.type, bytes, heard];
            })(...arguments);
        ";
        for format in ["csv", "xlsx"] {
            let (kind, bytes, heard): (String, Vec<u8>, serde_json::Value) =
                page.script(script, [json!(format)]).await?;
            assert_eq!(heard, json!([{ "format": format, "records": 1500 }]));
            let file = Download { name: kind, bytes };
            let check = if format == "csv" { expect_csv } else { expect_workbook };
            check(&file, &records(&task))?;
        }
        Ok(())
    })
    .await
}
